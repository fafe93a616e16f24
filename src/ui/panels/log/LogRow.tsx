// One record as one row. What the monitor made of an access stands in the access's own row.
import {memo} from 'react';
import type {RecordView} from '../../../trace/record-view.ts';
import type {EventIndex} from '../../../trace/units.ts';
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
import {milliseconds, thousands} from '../../widgets/figures.ts';
import {GuestChip} from '../../widgets/GuestChip.tsx';
import {LineSample} from '../../widgets/LineSample.tsx';
import {VerdictShape} from '../../widgets/VerdictMark.tsx';

interface LogRowProps {
  readonly id: string;
  /** Position in the list, from 0. */
  readonly row: number;
  readonly index: EventIndex;
  /** undefined while it is fetched. */
  readonly record: RecordView | undefined;
  /** Accesses that the row stands for. */
  readonly count: number;
  readonly isWide: boolean;
  readonly isNow: boolean;
  readonly isChosen: boolean;
  readonly isAhead: boolean;
  readonly onChoose: (index: EventIndex) => void;
  readonly onGo: (index: EventIndex) => void;
}

/** A click shows the record, a double click goes there. */
export const LogRow = memo(function LogRow({
  id,
  row,
  index,
  record,
  count,
  isWide,
  isNow,
  isChosen,
  isAhead,
  onChoose,
  onGo,
}: LogRowProps) {
  const text = record === undefined ? null : rowText(record, count);
  const className = [isNow ? 'now' : '', isChosen ? 'chosen' : '', isAhead ? 'ahead' : ''].join(' ').trim();
  return (
    <tr
      id={id}
      className={className}
      data-tint={text?.tint ?? 'plain'}
      aria-rowindex={row + 2}
      aria-selected={isNow || isChosen}
      aria-current={isNow ? 'true' : undefined}
      onClick={() => onChoose(index)}
      onDoubleClick={() => onGo(index)}
    >
      <td className="mono right">{thousands(index)}</td>
      {record === undefined || text === null ? (
        <td colSpan={isWide ? 8 : 5} />
      ) : isWide ? (
        <WideCells record={record} text={text} />
      ) : (
        <SlimCells record={record} text={text} />
      )}
    </tr>
  );
});

function WideCells({record, text}: {readonly record: RecordView; readonly text: RecordText}) {
  return (
    <>
      <td className="mono right">{milliseconds(record.at)}</td>
      <td>
        <GuestChip guest={record.guest} />
      </td>
      <td className="mono">{text.port}</td>
      <td className="mono">{text.direction}</td>
      <td className="mono">{text.value}</td>
      <td>{text.path !== null && <LineSample kind={text.path} />}</td>
      <td title={text.transition}>{text.transition}</td>
      <td title={text.info}>
        <Info text={text} />
      </td>
    </>
  );
}

function SlimCells({record, text}: {readonly record: RecordView; readonly text: RecordText}) {
  return (
    <>
      <td>
        <GuestChip guest={record.guest} />
      </td>
      <td className="mono">{text.port}</td>
      <td className="mono">{text.value}</td>
      <td>{text.path !== null && <LineSample kind={text.path} />}</td>
      <td title={`${text.transition} ${text.info}`}>
        {text.transition === '' || text.tint === 'denied' ? <Info text={text} /> : text.transition}
      </td>
    </>
  );
}

function Info({text}: {readonly text: RecordText}) {
  return (
    <>
      {text.verdict !== null && (
        <svg className="log-mark" viewBox="-14 -14 28 28" aria-hidden="true">
          <VerdictShape verdict={text.verdict} r={13} />
        </svg>
      )}
      {text.info}
    </>
  );
}

/** The row's text; a hooked access also says what the model and the check made of it. */
function rowText(record: RecordView, count: number): RecordText {
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
