// The list itself: only the rows in sight exist, each at its own height inside an element as tall as all of them.
import {type KeyboardEvent, type MouseEvent, useCallback, useLayoutEffect, useMemo, useRef} from 'react';
import type {EventIndex} from '../../../trace/units.ts';
import {firstWords} from '../../layout/first-words.ts';
import {logColumns, mostDigits, mostOfTransition} from '../../layout/log-columns.ts';
import {LARGEST_SLOTS, type LogRows, rowInSlot, slotForTopRow} from '../../layout/log-rows.ts';
import {rowText, showsInfo} from '../../layout/row-text.ts';
import {selectCurrent, useLab} from '../../store/lab-store.ts';
import {usePage} from '../../store/page-store.ts';
import {records, useRecordVersion} from '../../store/record-cache.ts';
import {isRunning} from '../../store/run-phase.ts';
import type {PopoverPlace} from '../../widgets/Popover.tsx';
import {ROW_PX, rowForKey, useRowWindow} from '../../widgets/use-row-window.ts';
import {LogHeader} from './LogCell.tsx';
import {LogRow} from './LogRow.tsx';

/** Rows left below the present when the list follows it: what comes next is in sight too. */
const ROWS_BELOW = 2;

interface LogTableProps {
  readonly rows: LogRows;
  readonly follows: boolean;
  /** The person scrolled by hand while the run goes on. */
  readonly onScrollAway: () => void;
  /** A cell's fields are to be filters; null: those of the whole row. */
  readonly onMenu: (place: PopoverPlace, column: string | null) => void;
}

/** A grid that the arrow keys walk: they choose a record, Enter goes there. */
export function LogTable({rows, follows, onScrollAway, onMenu}: LogTableProps) {
  useRecordVersion();
  const scroller = useRef<HTMLDivElement>(null);
  const position = useLab((state) => state.view?.position ?? 0);
  const selection = useLab((state) => state.selection);
  const running = useLab(isRunning);
  const current = useLab(selectCurrent);
  const colourOf = usePage((state) => state.colourOf);
  const {select, goTo} = useLab.getState();

  const slots = Math.min(rows.count, LARGEST_SLOTS);
  // Power-on has no row: the list stands at its start.
  const presentRow = position === 0 ? Math.min(0, rows.count - 1) : rows.rowOf(position - 1);
  const currentRow = rows.rowOf(current);
  const {from, to, first, visible, remainder, isWide, cut, tall, scrollTo} = useRowWindow(scroller, slots, (shown) =>
    slotForTopRow(topRowFor(currentRow, shown, ROWS_BELOW), shown, rows.count),
  );
  const digits = mostDigits();
  const transition = mostOfTransition();
  const columns = useMemo(() => logColumns(isWide, digits, transition), [isWide, digits, transition]);

  const reveal = useCallback(
    (row: number, placesBelow: number): void => {
      const element = scroller.current;
      if (element === null || row < 0) return;
      const shown = Math.max(1, Math.floor(element.clientHeight / ROW_PX) - 1);
      scrollTo(slotForTopRow(topRowFor(row, shown, placesBelow), shown, rows.count));
    },
    [rows.count, scrollTo],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: a list that got another height shows other rows
  useLayoutEffect(() => {
    if (selection === null && (follows || !running)) reveal(presentRow, ROWS_BELOW);
  }, [presentRow, selection, follows, running, reveal, visible, remainder]);

  // What was chosen elsewhere comes into sight here; the list's own keys have seen to that before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice is the reason, not a list that moved under it
  useLayoutEffect(() => {
    if (selection === null || currentRow < 0) return;
    const top = rowInSlot(first, first, visible, rows.count);
    if (currentRow < top || currentRow >= top + visible) reveal(currentRow, visible >> 1);
  }, [selection]);

  const choose = (row: number): void => {
    const bounded = Math.max(0, Math.min(row, rows.count - 1));
    select(rows.at(bounded));
    const top = rowInSlot(first, first, visible, rows.count);
    if (bounded < top) reveal(bounded, visible);
    else if (bounded >= top + visible) reveal(bounded, 0);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = rowForKey(event.key, currentRow, visible, rows.count);
    if (target !== null) choose(target);
    else if (event.key === 'Enter' && current >= 0) goTo(current);
    else return;
    event.preventDefault();
  };

  // The context-menu key and Shift+F10 come here too, with the grid itself as what was meant.
  const onContextMenu = (event: MouseEvent<HTMLElement>): void => {
    const cell = event.target instanceof Element ? event.target.closest('[role="gridcell"]') : null;
    const row = cell?.closest('[role="row"]') ?? document.getElementById(rowId(current));
    const index = row === null ? Number.NaN : Number(row.id.slice(ROW_ID.length));
    if (row === null || !Number.isInteger(index)) return;
    event.preventDefault();
    if (index !== current) select(index);
    const {left, top, bottom} = (cell ?? row).getBoundingClientRect();
    const column = cell === null ? -1 : [...row.children].indexOf(cell);
    const open = (): void => onMenu({left, top, bottom}, columns[column]?.name ?? null);
    // Where a press asks for the menu before its end, the end would count as a click beside the sheet.
    if (event.buttons === 0) open();
    else window.addEventListener('pointerup', () => setTimeout(open), {once: true});
  };

  const shown = Array.from({length: to - from}, (_, i) => from + i)
    .map((slot) => ({slot, row: rowInSlot(slot, first, visible, rows.count)}))
    .filter(({row}) => row >= 0 && row < rows.count)
    .map(({slot, row}) => ({slot, row, index: rows.at(row)}));
  const dotted = firstWords(
    shown.map(({slot, row, index}) => {
      const record = records.record(index);
      if (record === undefined || slot < first) return null;
      const text = rowText(record, rows.standsFor(row), (other) => records.record(other));
      if (isWide) return `${text.transition} ${text.info}`;
      return showsInfo(text) ? text.info : text.transition;
    }),
  );

  return (
    <div
      className="log-scroll"
      ref={scroller}
      onWheel={() => {
        if (running) onScrollAway();
      }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: the rows of a table are all laid out again when one comes or goes */}
      <div
        className="log"
        role="grid"
        aria-label="Events of the run"
        aria-rowcount={rows.count + 1}
        aria-colcount={columns.length}
        aria-activedescendant={currentRow >= 0 ? rowId(rows.at(currentRow)) : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onContextMenu={onContextMenu}
        style={{height: tall * ROW_PX + ROW_PX + remainder}}
      >
        <LogHeader columns={columns} />
        {shown.map(({slot, row, index}, i) => (
          <LogRow
            key={slot}
            id={rowId(index)}
            top={(slot + 1 - cut) * ROW_PX}
            row={row}
            index={index}
            record={records.record(index)}
            count={rows.standsFor(row)}
            columns={columns}
            isNow={index === position - 1}
            isChosen={selection === index}
            isAhead={index >= position}
            colour={colourOf?.(index) ?? null}
            dot={dotted[i] ?? NO_WORDS}
            onChoose={select}
            onGo={goTo}
          />
        ))}
      </div>
    </div>
  );
}

const NO_WORDS: readonly string[] = [];

/** The row to have at the top of so many in sight, so that another one stands so many places above the end. */
function topRowFor(row: number, shown: number, placesBelow: number): number {
  return Math.max(0, row - Math.max(0, shown - 1 - placesBelow));
}

const ROW_ID = 'log-record-';

function rowId(index: EventIndex): string {
  return `${ROW_ID}${index}`;
}
