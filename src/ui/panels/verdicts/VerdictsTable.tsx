// The verdicts as a table: number, guest, move, range, bytes, state, verdict. Arrow keys move, Enter or a click chooses.
import {type KeyboardEvent, useEffect, useRef} from 'react';
import {thousands} from '../../../base/figures.ts';
import {textWidth} from '../../../base/text-width.ts';
import type {VerdictRow} from '../../../bridge/spans/verdict-index.ts';
import {device} from '../../../kits/screens.ts';
import type {EventIndex} from '../../../trace/units.ts';
import {inItsWords} from '../../layout/card-words.ts';
import {accessPort} from '../../layout/device-ports.ts';
import {asksAddressOnly, moveWord, refusedRange} from '../../layout/range-text.ts';
import {oldestFirst, rowsToAsk} from '../../layout/verdicts-list.ts';
import {GuestChip} from '../../widgets/GuestChip.tsx';
import {ROW_PX, useRowWindow} from '../../widgets/use-row-window.ts';
import {VerdictMark} from '../../widgets/VerdictMark.tsx';
import './verdicts.css';

export interface VerdictsTableProps {
  /** Rows in the list. */
  readonly total: number;
  /** How many of the newest lie after the present. */
  readonly ahead: number;
  /** A row by its place from the oldest; undefined while it is fetched. */
  readonly row: (place: number) => VerdictRow | undefined;
  /** The row of the present event, by its record. */
  readonly present: EventIndex | null;
  /** The row that was chosen last, by its record. */
  readonly chosen: EventIndex | null;
  readonly onChoose: (row: VerdictRow) => void;
  /** What stands in place of rows. */
  readonly whenEmpty: string;
  /** Says which rows are in view, counted from the oldest. */
  readonly onView: (from: number, to: number) => void;
}

export function VerdictsTable({total, ahead, row, present, chosen, onChoose, whenEmpty, onView}: VerdictsTableProps) {
  const scroller = useRef<HTMLElement>(null);
  // The newest verdict that is not ahead of now stands below the last one that is.
  const top = Math.max(0, ahead - 1);
  const {from, to, cut, tall, scrollTo} = useRowWindow(scroller, total, () => top);
  useEffect(() => {
    const asked = rowsToAsk(total, from, to);
    onView(asked.from, asked.to);
  }, [onView, total, from, to]);

  // It stays in view as the present moves.
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const y = ahead * ROW_PX;
    const room = element.clientHeight - 2 * ROW_PX;
    if (y < element.scrollTop || y > element.scrollTop + room) scrollTo(top);
  }, [ahead, top, scrollTo]);

  const onKeyDown = (event: KeyboardEvent<HTMLTableSectionElement>): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || !(event.target instanceof HTMLElement)) return;
    const line = event.target.closest('tr');
    const next = step > 0 ? line?.nextElementSibling : line?.previousElementSibling;
    const button = next?.querySelector('button');
    if (button === null || button === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    button.focus();
    button.scrollIntoView({block: 'nearest'});
  };

  return (
    <section
      ref={scroller}
      className="verdicts-scroll"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: until its rows are fetched it scrolls and holds no button
      tabIndex={0}
      aria-label="The verdicts"
    >
      <table className="verdicts-table" aria-label="Verdicts, the newest first" aria-rowcount={total + 1}>
        <thead>
          <tr>
            <th scope="col" className="number">
              No.
            </th>
            <th scope="col">G</th>
            <th scope="col">Move</th>
            <th scope="col" style={{width: rangeWidth()}}>
              {device.memory.isHost === true ? 'Host range' : 'Card range'}
            </th>
            <th scope="col" className="number">
              Bytes
            </th>
            <th scope="col" style={{width: stateWidth()}}>
              To state
            </th>
            <th scope="col">Verdict</th>
          </tr>
        </thead>
        <tbody onKeyDown={onKeyDown}>
          <Spacer rows={from - cut} />
          {Array.from({length: to - from}, (_, n) => {
            const place = oldestFirst(total, from + n);
            const found = row(place);
            return found === undefined ? (
              <tr key={place} style={{height: ROW_PX}}>
                <td colSpan={7} className="quiet">
                  …
                </td>
              </tr>
            ) : (
              <Row
                key={place}
                row={found}
                place={from + n}
                isPresent={found.index === present}
                isChosen={found.index === chosen}
                isAhead={from + n < ahead}
                onChoose={onChoose}
              />
            );
          })}
          <Spacer rows={tall - (to - cut)} />
        </tbody>
      </table>
      {total === 0 && <p className="panel-empty">{whenEmpty}</p>}
    </section>
  );
}

/** Room in pixels for a range, and for what is said of an address alone. */
const RANGE_PX = 128;
const HOST_RANGE_PX = 172;
const rangeWidth = (): number => (device.memory.isHost === true ? HOST_RANGE_PX : RANGE_PX);
const STATE_PX = 104;
const CELL_PADDING = 16;

/** As wide as the device's longest state. */
function stateWidth(): number {
  const widths = device.model.states.map(({name}) => textWidth(name, 12, 'bold') + CELL_PADDING);
  return Math.ceil(Math.max(STATE_PX, ...widths));
}

/** True where an address was asked of, and no length. */
function asksAddress({move, refusedAt}: VerdictRow): boolean {
  return move !== null && asksAddressOnly({move: move.way, length: move.length}, refusedAt);
}

function whatWasAsked(row: VerdictRow, move: NonNullable<VerdictRow['move']>): string {
  const range = refusedRange({...move, guest: row.guest, reason: row.reason});
  const isBare = asksAddress(row) && !range.includes(' ');
  return isBare ? `${range}, address only` : range;
}

function Spacer({rows}: {readonly rows: number}) {
  if (rows <= 0) return null;
  return (
    <tr style={{height: rows * ROW_PX}}>
      <td colSpan={7} />
    </tr>
  );
}

interface RowProps {
  readonly row: VerdictRow;
  readonly place: number;
  readonly isPresent: boolean;
  readonly isChosen: boolean;
  readonly isAhead: boolean;
  readonly onChoose: (row: VerdictRow) => void;
}

/** In the words of its guest's card. */
function Row(props: RowProps) {
  return inItsWords(props.row, () => line(props));
}

function line({row, place, isPresent, isChosen, isAhead, onChoose}: RowProps) {
  const {index, guest, move, access, allowed, to, reason} = row;
  const state = [isPresent ? 'present' : '', allowed ? '' : 'denied', isAhead ? 'ahead' : '', isChosen ? 'chosen' : '']
    .filter((word) => word !== '')
    .join(' ');
  return (
    <tr
      data-state={state}
      aria-rowindex={place + 2}
      aria-current={isPresent ? 'true' : undefined}
      style={{height: ROW_PX}}
      onClick={() => onChoose(row)}
    >
      <td className="number">
        <button
          type="button"
          aria-label={`Verdict at event ${thousands(index)}${isAhead ? ', ahead of now' : ''}: stand there`}
          aria-pressed={isChosen}
          onClick={(event) => {
            event.stopPropagation();
            onChoose(row);
          }}
        >
          {thousands(index)}
        </button>
      </td>
      <td>
        <GuestChip guest={guest} />
      </td>
      <td>{move !== null ? moveWord(move.way) : access === null ? '' : access.direction.toUpperCase()}</td>
      <td className="mono">{move !== null ? whatWasAsked(row, move) : access === null ? '' : accessPort(access)}</td>
      <td className="number mono">{move === null || asksAddress(row) ? '' : thousands(move.length)}</td>
      <td>{move === null ? '' : (device.model.states[to]?.name ?? to)}</td>
      <td title={allowed ? undefined : device.model.reasons[reason]?.text}>
        {allowed ? (
          <VerdictMark verdict="allow" word="allowed" />
        ) : (
          <>
            <VerdictMark verdict="deny" word="DENIED" /> {device.model.reasons[reason]?.text}
          </>
        )}
      </td>
    </tr>
  );
}
