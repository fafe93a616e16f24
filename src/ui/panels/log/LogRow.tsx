// One record as one row. What the monitor made of an access stands in the access's own row.
import {memo} from 'react';
import {thousands} from '../../../base/figures.ts';
import type {RecordView} from '../../../trace/record-view.ts';
import type {EventIndex} from '../../../trace/units.ts';
import type {RecordText} from '../../layout/describe-record.ts';
import type {LogColumn} from '../../layout/log-columns.ts';
import {rowText, showsInfo} from '../../layout/row-text.ts';
import type {RowColour} from '../../store/page-store.ts';
import {records} from '../../store/record-cache.ts';
import {milliseconds} from '../../widgets/figures.ts';
import {GuestChip} from '../../widgets/GuestChip.tsx';
import {LineSample} from '../../widgets/LineSample.tsx';
import {VerdictShape} from '../../widgets/VerdictMark.tsx';
import {type Dotted, Worded} from '../../widgets/Worded.tsx';
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
  /** Words of the glossary that no row in sight has above this one. */
  readonly dot: readonly Dotted[];
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
  dot,
  onChoose,
  onGo,
}: LogRowProps) {
  const isSlim = !columns.some(({name}) => name === 'Info');
  const text = record === undefined ? null : rowText(record, count, (other) => records.record(other));
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
        <Cell key={column.name} column={column} index={index} record={record} text={text} dot={dot} isSlim={isSlim} />
      ))}
    </div>
  );
});

interface CellProps {
  readonly column: LogColumn;
  readonly index: EventIndex;
  readonly record: RecordView | undefined;
  readonly text: RecordText | null;
  readonly dot: readonly Dotted[];
  /** There is no column for what the model's transition leaves unsaid. */
  readonly isSlim: boolean;
}

function Cell({column, index, record, text, dot, isSlim}: CellProps) {
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
          {isSlim && showsInfo(text) ? <Info text={text} dot={dot} /> : <Words text={text.transition} dot={dot} />}
        </LogCell>
      );
    case 'Info':
      return (
        <LogCell column={column} title={text.info}>
          <Info text={text} dot={dot} />
        </LogCell>
      );
  }
}

/** Most rows have no word to dot. */
function Words({text, dot}: {readonly text: string; readonly dot: readonly Dotted[]}) {
  return dot.length === 0 ? text : <Worded text={text} dot={dot} />;
}

function Info({text, dot}: {readonly text: RecordText; readonly dot: readonly Dotted[]}) {
  return (
    <>
      {text.verdict !== null && (
        <svg className="log-mark" viewBox="-14 -14 28 28" aria-hidden="true">
          <VerdictShape verdict={text.verdict} r={13} />
        </svg>
      )}
      <Words text={text.info} dot={dot} />
    </>
  );
}
