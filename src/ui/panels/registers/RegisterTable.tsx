// One page of registers as a table; whichever register has the focus or the pointer is told in words below it.

import {Fragment, type KeyboardEvent, useId, useLayoutEffect, useRef, useState} from 'react';
import {present} from '../../../base/assert.ts';
import {hex} from '../../../base/figures.ts';
import type {LabView} from '../../../bridge/protocol/messages.ts';
import {device} from '../../../kits/screens.ts';
import type {EventIndex} from '../../../trace/units.ts';
import {
  type Belief,
  beliefWords,
  isWritten,
  type RegisterRow,
  registerRows,
  toldRow,
} from '../../layout/register-pages.ts';
import {nextStop} from '../../widgets/DrawingStops.tsx';
import {GuestChip} from '../../widgets/GuestChip.tsx';
import {NotNow, Panel} from '../../widgets/Panel.tsx';
import {ToggleButton} from '../../widgets/ToggleButton.tsx';
import {Worded} from '../../widgets/Worded.tsx';

interface RegisterTableProps {
  readonly view: LabView;
  /** The card's registers before the present step; null where unknown. */
  readonly before: Readonly<Record<string, number>> | null;
  /** The event whose instant is shown, where that is not the present. */
  readonly instant: EventIndex | null;
  /** null: nobody has pointed at one. */
  readonly chosen: string | null;
  readonly onChoose: (register: string) => void;
}

const NO_WORDS: readonly string[] = [];

/** The panel with one of the pages. */
export function RegisterTable({view, before, instant, chosen, onChoose}: RegisterTableProps) {
  const {pages, firstPage} = device.registers;
  const [at, setAt] = useState(firstPage);
  const page = present(pages[at] ?? pages[0], 'a device has a page of registers');
  const words = useId();
  const rows = registerRows(page, view, before);
  const shown = toldRow(rows, chosen);
  const scroll = useSightOf(rows.find(({changed}) => changed !== 0)?.name, view.position);
  const hasBelief = isWritten(page);
  return (
    <Panel
      title="Registers"
      className="registers"
      subtitle={view.shadow !== null && <GuestChip guest={view.shadow.guest} />}
      actions={
        <fieldset className="button-group register-pages">
          <legend className="visually-hidden">Page of registers</legend>
          {pages.map(({name, about}, n) => (
            <ToggleButton
              key={name}
              name={`Page ${name}: ${about}`}
              title={about}
              isOn={n === at}
              onPress={() => setAt(n)}
            >
              {name}
            </ToggleButton>
          ))}
        </fieldset>
      }
    >
      <div className="register-stack">
        <div className="register-table-part">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
          <section ref={scroll} className="register-scroll" tabIndex={0} aria-label="Registers of the page">
            {instant !== null && (
              <p className="register-instant">
                <NotNow event={instant} />
              </p>
            )}
            <table className="register-table" aria-label="Registers">
              <thead>
                <tr>
                  <th scope="col">port</th>
                  <th scope="col">register</th>
                  <th scope="col">card</th>
                  <th scope="col">{hasBelief && <Worded text="DMM’s shadow" dot={['DMM', 'shadow']} />}</th>
                </tr>
              </thead>
              <tbody onKeyDown={goAmongRegisters}>
                {rows.map((row) => (
                  <Fragment key={row.offset}>
                    <RegisterLine row={row} words={words} isChosen={row === shown} onChoose={onChoose} />
                  </Fragment>
                ))}
              </tbody>
            </table>
          </section>
        </div>
        {shown !== undefined && <Words id={words} row={shown} />}
      </div>
    </Panel>
  );
}

/** Brings what the present step changed into sight; a table that shows it already stays as it is. */
function useSightOf(name: string | undefined, position: number) {
  const scroll = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a step that changes the same register again is looked at again
  useLayoutEffect(() => {
    const row = scroll.current?.querySelector<HTMLElement>('tr[data-now]');
    if (scroll.current === null || row == null) return;
    const {top, bottom, height} = scroll.current.getBoundingClientRect();
    const seen = row.getBoundingClientRect();
    if (seen.top < top + seen.height || seen.bottom > bottom) scroll.current.scrollTop += seen.top - top - height / 2;
  }, [name, position]);
  return scroll;
}

/** The registers are one stop of Tab: arrow keys, Home and End go from one to the next. */
function goAmongRegisters(event: KeyboardEvent<HTMLElement>): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const names = [...event.currentTarget.querySelectorAll<HTMLElement>('th > button')];
  const at = names.findIndex((name) => name.contains(document.activeElement));
  const next = at < 0 ? null : nextStop(event.key, at, names.length);
  if (next === null) return;
  event.preventDefault();
  names[next]?.focus();
}

interface LineProps {
  readonly row: RegisterRow;
  /** The element that tells what it is for. */
  readonly words: string;
  readonly isChosen: boolean;
  readonly onChoose: (register: string) => void;
}

function RegisterLine({row, words, isChosen, onChoose}: LineProps) {
  const {name, value, digits, bits, changed, isWriteOnly, belief} = row;
  const explained = device.registers.explained[name] ?? NO_WORDS;
  const choose = (): void => onChoose(name);
  return (
    <>
      <tr data-now={changed !== 0 || undefined} data-chosen={isChosen || undefined} onPointerEnter={choose}>
        <td className="mono quiet">{portsOf(row)}</td>
        <th scope="row">
          <button
            type="button"
            className="link"
            aria-describedby={words}
            tabIndex={isChosen ? 0 : -1}
            onFocus={choose}
            onClick={choose}
          >
            {name}
          </button>
          {isWriteOnly && <span className="quiet"> write-only</span>}
        </th>
        <td className="mono">
          {value === null ? '–' : hex(value, digits)}
          {changed !== 0 && <span className="visually-hidden"> changed by the present event</span>}
        </td>
        <td>
          <BeliefCell belief={belief} digits={digits} />
        </td>
      </tr>
      {bits !== null && value !== null && (
        <tr className="register-bits" data-chosen={isChosen || undefined} onPointerEnter={choose}>
          <td colSpan={4}>
            <ol aria-label={`${name}, bit ${bits.length - 1} to bit 0`}>
              {bits.map((bit, i) => {
                const mask = 2 ** (bits.length - 1 - i);
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a bit is its position
                  <li key={i} className={(changed & mask) !== 0 ? 'changed' : undefined}>
                    <span>{bit === null ? '–' : <Worded text={bit} dot={explained} />}</span>
                    <b>{(value & mask) === 0 ? 0 : 1}</b>
                    {(changed & mask) !== 0 && <span className="visually-hidden"> changed</span>}
                  </li>
                );
              })}
            </ol>
          </td>
        </tr>
      )}
    </>
  );
}

/** `37`, `10–13`. */
function portsOf({offset, bytes}: RegisterRow): string {
  const [first, last] = [offset, offset + bytes - 1].map((port) => hex(port).slice(2));
  return bytes === 1 ? `${first}` : `${first}–${last}`;
}

const MARKS = {agrees: '=', differs: '≠', held: 'held', unwritten: '–', unhooked: '', none: ''} as const;

function BeliefCell({belief, digits}: {readonly belief: Belief; readonly digits: number}) {
  if (belief.kind === 'none') return null;
  return (
    <span className="register-belief" data-kind={belief.kind} title={beliefWords(belief)}>
      {belief.value !== null && <span className="mono">{hex(belief.value, digits)}</span>}{' '}
      <b aria-hidden="true">{MARKS[belief.kind]}</b>
      {belief.kind === 'unhooked' && <span className="quiet">not hooked</span>}
      {belief.kind === 'unwritten' && <span className="quiet">not written yet</span>}
      {belief.kind !== 'unhooked' && belief.kind !== 'unwritten' && (
        <span className="visually-hidden">{beliefWords(belief)}</span>
      )}
    </span>
  );
}

function Words({id, row}: {readonly id: string; readonly row: RegisterRow}) {
  const {title, words, bits} = device.registers.words(row.name);
  const belief = beliefWords(row.belief);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="register-words" tabIndex={0} aria-label="The register in words">
      <p id={id}>
        <b className="mono">{row.name}</b> <b>{title}.</b> {words}
        {belief !== '' && <span className="quiet"> {belief.charAt(0).toUpperCase() + belief.slice(1)}.</span>}
      </p>
      {bits !== undefined && row.bits !== null && (
        <dl>
          {row.bits.map((bit) =>
            bit === null ? null : [<dt key={bit}>{bit}</dt>, <dd key={`${bit}:`}>{bits[bit] ?? ''}</dd>],
          )}
        </dl>
      )}
    </section>
  );
}
