// What a row of the log says: its record, and what the monitor made of a hooked access.

import {thousands} from '../../base/figures.ts';
import type {RecordView} from '../../trace/record-view.ts';
import {inItsWords} from './card-words.ts';
import {describeRecord, type RecordText} from './describe-record.ts';
import {eventStory} from './event-story.ts';
import {denyText, eventName, refusalText, refusedMoveText, stateName} from './meaning/model.ts';
import type {RecordOf} from './meaning/record-meaning.ts';
import type {RecordAt} from './record-walk.ts';

/** True where a slim log, which has one column for both, shows a row's info and not its transition. */
export function showsInfo({transition, tint}: RecordText): boolean {
  return transition === '' || tint === 'denied';
}

/** The row's text; `count`: how many accesses it stands for, `at` finds the records around it. */
export function rowText(record: RecordView, count: number, at: RecordAt): RecordText {
  return inItsWords(record, () => textOf(record, count, at));
}

function textOf(record: RecordView, count: number, at: RecordAt): RecordText {
  if (count > 1 && record.kind === 'vmm-access') {
    const many = {value: `×${thousands(count)}`, info: 'port accesses of the VMM’s own'};
    return {...describeRecord(record), port: '', direction: '', ...many};
  }
  const text = describeRecord(record.kind === 'access' && count > 1 ? {...record, count} : record);
  if (record.kind !== 'access' || !record.hooked) return text;
  return record.denied ? refusedText(record, text, at) : answeredText(record, text, at);
}

function refusedText(record: RecordOf<'access'>, text: RecordText, at: RecordAt): RecordText {
  const {checks, events, denial} = eventStory(record, at);
  const [check, event] = [checks.at(-1), events[0]];
  const refused = event === undefined ? '' : `${eventName(event.event)} refused`;
  return {
    ...text,
    verdict: 'deny',
    transition: transitionOf(record.state, check, event, refused),
    info: `DENIED ${denial === null ? text.info : check === undefined ? denyText(denial.reason) : refusedMoveText(check, denial)}`,
  };
}

/** A check that was asked before any event of the model came has the state alone. */
function transitionOf(
  state: number,
  check: RecordOf<'check'> | undefined,
  event: RecordOf<'model-event'> | undefined,
  refused: string,
): string {
  if (check === undefined) return refused;
  return event === undefined
    ? `${stateName(state)}: ${stateName(check.to)} refused`
    : refusalText(state, check.to, event.event);
}

function answeredText(record: RecordOf<'access'>, text: RecordText, at: RecordAt): RecordText {
  const {checks, transitions} = eventStory(record, at);
  const [check, moved] = [checks.at(-1), transitions.at(-1)];
  const {verdict, info} = check === undefined ? text : describeRecord(check);
  return {...text, transition: moved === undefined ? text.transition : describeRecord(moved).transition, verdict, info};
}
