// What a row of the log says.
import type {RecordView} from '../../../trace/record-view.ts';
import {
  denyText,
  describeRecord,
  eventName,
  moveText,
  type RecordText,
  stateName,
  transitionText,
} from '../../layout/describe-record.ts';
import {eventStory} from '../../layout/event-story.ts';
import {records} from '../../store/record-cache.ts';
import {thousands} from '../../widgets/figures.ts';

/** True where a slim log, which has one column for both, shows a row's info and not its transition. */
export function showsInfo({transition, tint}: RecordText): boolean {
  return transition === '' || tint === 'denied';
}

/** The row's text; a hooked access also says what the model and the check made of it. */
export function rowText(record: RecordView, count: number): RecordText {
  if (count > 1 && record.kind === 'vmm-access')
    return {
      ...describeRecord(record),
      port: '',
      direction: '',
      value: `×${thousands(count)}`,
      info: 'port accesses of the VMM’s own',
    };
  const text = describeRecord(record.kind === 'access' && count > 1 ? {...record, count} : record);
  if (record.kind !== 'access' || !record.hooked) return text;
  const {transitions, checks, events, denial} = eventStory(record, (index) => records.record(index));
  const transition = transitions.at(-1);
  const check = checks.at(-1);
  if (record.denied) {
    const refused = check ?? null;
    return {
      ...text,
      verdict: 'deny',
      transition:
        refused !== null
          ? `${stateName(record.state)}: ${stateName(refused.to)} refused`
          : events[0] !== undefined
            ? `${eventName(events[0].event)} refused`
            : '',
      info: `DENIED ${refused !== null ? moveText(refused.move, refused.address, refused.length) : denial !== null ? denyText(denial.reason) : text.info}`,
    };
  }
  if (transition === undefined && check === undefined) return text;
  return {
    ...text,
    transition:
      transition === undefined ? text.transition : transitionText(transition.from, transition.to, transition.event),
    verdict: check === undefined ? null : check.allowed ? 'allow' : 'deny',
    info:
      check === undefined
        ? text.info
        : `${moveText(check.move, check.address, check.length)} ${check.allowed ? 'allowed' : 'denied'}`,
  };
}
