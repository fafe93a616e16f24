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
import {type LogColumn, SLIM_COLUMNS} from '../../layout/log-columns.ts';
import type {RowColour} from '../../store/page-store.ts';
import {records} from '../../store/record-cache.ts';
import {milliseconds, thousands} from '../../widgets/figures.ts';
import {GuestChip} from '../../widgets/GuestChip.tsx';
import {LineSample} from '../../widgets/LineSample.tsx';
import {VerdictShape} from '../../widgets/VerdictMark.tsx';
import {LogCell} from './LogCell.tsx';

interface LogRowProps {
  readonly id: string;
  /** Pixels below the top of the list. */
  readonly top: number;
  /** Position in the list, from 0. */
  readonly row: number;
  readonly index: EventIndex;
  /** undefined while it is fetched. */
  readonly record: RecordView | undefined;
  /** Accesses that the row stands for. */
  readonly count: number;
  readonly columns: readonly LogColumn[];
  readonly isNow: boolean;
  readonly isChosen: boolean;
  readonly isAhead: boolean;
  /** What the first colour rule that it passes gives it. */
  readonly colour: RowColour | null;
  readonly onChoose: (index: EventIndex) => void;
  readonly onGo: (index: EventIndex) => void;
}

/** A click shows the record, a double click goes there. */
export const LogRow = memo(function LogRow({
  id,
  top,
  row,
  index,
  record,
  count,
  columns,
  isNow,
  isChosen,
  isAhead,
  colour,
  onChoose,
  onGo,
}: LogRowProps) {
  const text = record === undefined ? null : rowText(record, count);
  const className = ['log-row', isNow ? 'now' : '', isChosen ? 'chosen' : '', isAhead ? 'ahead' : ''].join(' ').trim();
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: see LogTable, which has the focus and the keys
    <div
      id={id}
      role="row"
      className={className}
      style={{top}}
      data-tint={text?.tint ?? 'plain'}
      data-colour={colour ?? undefined}
      aria-rowindex={row + 2}
      aria-selected={isNow || isChosen}
      aria-current={isNow ? 'true' : undefined}
      onClick={() => onChoose(index)}
      onDoubleClick={() => onGo(index)}
    >
      {columns.map((column) => (
        <Cell
          key={column.name}
          column={column}
          index={index}
          record={record}
          text={text}
          isSlim={columns === SLIM_COLUMNS}
        />
      ))}
    </div>
  );
});

interface CellProps {
  readonly column: LogColumn;
  readonly index: EventIndex;
  readonly record: RecordView | undefined;
  readonly text: RecordText | null;
  /** There is no column for what the model's transition leaves unsaid. */
  readonly isSlim: boolean;
}

function Cell({column, index, record, text, isSlim}: CellProps) {
  if (column.name === 'No.')
    return (
      <LogCell column={column} isMono>
        {thousands(index)}
      </LogCell>
    );
  if (record === undefined || text === null) return <LogCell column={column}>{null}</LogCell>;
  switch (column.name) {
    case 'ms':
      return (
        <LogCell column={column} isMono>
          {milliseconds(record.at)}
        </LogCell>
      );
    case 'G':
      return (
        <LogCell column={column}>
          <GuestChip guest={record.guest} />
        </LogCell>
      );
    case 'Port':
      return (
        <LogCell column={column} isMono>
          {text.port}
        </LogCell>
      );
    case 'R/W':
      return (
        <LogCell column={column} isMono>
          {text.direction}
        </LogCell>
      );
    case 'Value':
      return (
        <LogCell column={column} isMono>
          {text.value}
        </LogCell>
      );
    case 'Hooked':
      return <LogCell column={column}>{text.path !== null && <LineSample kind={text.path} />}</LogCell>;
    case 'Model transition':
      return (
        <LogCell column={column} title={isSlim ? `${text.transition} ${text.info}` : text.transition}>
          {isSlim && (text.transition === '' || text.tint === 'denied') ? <Info text={text} /> : text.transition}
        </LogCell>
      );
    case 'Info':
      return (
        <LogCell column={column} title={text.info}>
          <Info text={text} />
        </LogCell>
      );
  }
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
