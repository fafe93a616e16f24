// The grid of single hooks: tick boxes in the order of the data sheet; arrow keys move between them.
import type {KeyboardEvent, ReactNode} from 'react';
import {counted} from '../../../base/figures.ts';
import type {HookChoice, RegisterWay} from '../../../bridge/protocol/findings.ts';
import {device} from '../../../kits/screens.ts';
import {type HookCell, type HookGridRow, hookTables} from '../../layout/hook-grid.ts';
import {ColumnHeads} from '../../widgets/ColumnHeads.tsx';

interface HookGridProps {
  readonly picked: readonly string[];
  /** What is known of each hook; null before anything was tried. */
  readonly choice: HookChoice | null;
  readonly onToggle: (hook: string) => void;
  /** How guests reach the registers: those in memory are one page, whatever is ticked. */
  readonly registerWay: RegisterWay;
  /** What stands above the grid. */
  readonly children?: ReactNode;
}

const PLACES: Readonly<Record<RegisterWay, string>> = {
  ports: 'Ports',
  memory: 'Registers in 1 page of 4 KiB',
  both: 'Ports, and registers in 1 page of 4 KiB',
};

export function HookGrid({picked, choice, onToggle, registerWay, children}: HookGridProps) {
  const chosen = new Set(picked);
  const {everyPage, pages, columns, byPage} = hookTables();
  const wrong = new Set(choice?.rows.filter((row) => row.wrong !== null).map((row) => row.hook));
  const cell = (one: HookCell) => (
    <td key={one.hook}>
      <Tick
        cell={one}
        isPicked={chosen.has(one.hook)}
        uses={choice?.uses[one.hook] ?? 0}
        isWrong={wrong.has(one.hook)}
        onToggle={onToggle}
      />
    </td>
  );
  const body = (rows: readonly HookGridRow[]) => (
    <tbody>
      {rows.map(({offset, cells}) => (
        <tr key={offset}>
          <th scope="row">{offset}</th>
          {cells.map(cell)}
        </tr>
      ))}
    </tbody>
  );
  return (
    <fieldset className="hook-grid" onKeyDown={moveFocus}>
      <legend className="visually-hidden">Hooks: arrow keys move, Space ticks</legend>
      {children}
      <table>
        <caption>{byPage.length > 0 ? 'On every page' : PLACES[registerWay]}</caption>
        <ColumnHeads names={['at', 'read', 'write']} />
        {body(everyPage)}
      </table>
      {byPage.length > 0 && (
        <table>
          <caption>{`By page: ${device.registers.pageChoice}`}</caption>
          <thead>
            <tr>
              <td rowSpan={2} />
              {pages.map(({page, isUnprinted}) => (
                <th key={page} scope="colgroup" colSpan={2}>
                  page {page}
                  {isUnprinted && <span className="quiet">, not in the data sheet</span>}
                </th>
              ))}
            </tr>
            <tr>
              {columns.map(({page, isWrite}) => (
                <th key={`${page}${isWrite}`} scope="col">
                  {isWrite ? 'write' : 'read'}
                </th>
              ))}
            </tr>
          </thead>
          {body(byPage)}
        </table>
      )}
    </fieldset>
  );
}

interface TickProps {
  readonly cell: HookCell;
  readonly isPicked: boolean;
  readonly uses: number;
  readonly isWrong: boolean;
  readonly onToggle: (hook: string) => void;
}

function Tick({cell: {hook, name, isPrinted, label}, isPicked, uses, isWrong, onToggle}: TickProps) {
  const used = uses > 0 ? `, used ${counted(uses, 'time')}` : '';
  return (
    <label className="hook-tick" data-picked={isPicked} data-used={uses > 0} title={`${label}${used}`}>
      <input
        type="checkbox"
        checked={isPicked}
        onChange={() => onToggle(hook)}
        aria-label={`${label}${isWrong ? ', something goes wrong without it' : ''}`}
      />
      {/* The box is named in full. */}
      <span className={isPrinted ? undefined : 'quiet'} aria-hidden="true">
        {name}
      </span>
      {isWrong && (
        <b className="hook-wrong" aria-hidden="true">
          ≠
        </b>
      )}
    </label>
  );
}

/** Arrow keys go to the box beside, above or below; over the edge nowhere. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = {ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0]}[event.key];
  const from = event.target instanceof HTMLElement ? event.target.closest('tr') : null;
  if (step === undefined || from === null) return;
  const [down = 0, right = 0] = step;
  const rows = [...event.currentTarget.querySelectorAll('tbody tr')];
  const column = boxesOf(from).findIndex((box) => event.target === box);
  const row = rows[rows.indexOf(from) + down];
  if (row === undefined) return;
  event.preventDefault();
  boxesOf(row)[column + right]?.focus();
}

function boxesOf(row: Element): HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>('input')];
}
