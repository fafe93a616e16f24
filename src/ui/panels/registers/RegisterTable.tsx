// One page of registers as a table; whichever register has the focus or the pointer is told in words below it.

import {Fragment, type KeyboardEvent, useId, useState} from 'react';
import type {LabView} from '../../../bridge/protocol/messages.ts';
import {device} from '../../../kits/screens.ts';
import type {EventIndex} from '../../../trace/units.ts';
import {
  type Belief,
  beliefWords,
  REGISTER_PAGES,
  type RegisterPage,
  type RegisterRow,
  registerRows,
} from '../../layout/register-pages.ts';
import {nextStop} from '../../widgets/DrawingStops.tsx';
import {hex} from '../../widgets/figures.ts';
import {GuestChip} from '../../widgets/GuestChip.tsx';
import {NotNow, Panel} from '../../widgets/Panel.tsx';
import {ToggleButton} from '../../widgets/ToggleButton.tsx';
import {type Dotted, Worded} from '../../widgets/Worded.tsx';

interface RegisterTableProps {
  readonly view: LabView;
  /** The card's registers before the present step; null where unknown. */
  readonly before: Readonly<Record<string, number>> | null;
  /** The event whose instant is shown, where that is not the present. */
  readonly instant: EventIndex | null;
  readonly chosen: string;
  readonly onChoose: (register: string) => void;
}

/** Bits of ISR that have words of their own in the glossary. */
const ISR_WORDS: readonly Dotted[] = ['PTX', 'PRX', 'RDC'];
const NO_WORDS: readonly Dotted[] = [];

/** The panel with one of the four pages. */
export function RegisterTable({view, before, instant, chosen, onChoose}: RegisterTableProps) {
  const [page, setPage] = useState<RegisterPage>('written-0');
  const words = useId();
  const rows = registerRows(page, view, before);
  const shown = rows.find(({name}) => name === chosen) ?? rows[0];
  const hasBelief = page === 'written-0' || page === 'page-1';
  return (
    <Panel
      title="Registers"
      className="registers"
      subtitle={view.shadow !== null && <GuestChip guest={view.shadow.guest} />}
      actions={
        <fieldset className="button-group register-pages">
          <legend className="visually-hidden">Page of registers</legend>
          {REGISTER_PAGES.map(({page: one, name, about}) => (
            <ToggleButton
              key={one}
              name={`Page ${name}: ${about}`}
              title={about}
              isOn={one === page}
              onPress={() => setPage(one)}
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
          <section className="register-scroll" tabIndex={0} aria-label="Registers of the page">
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
  const {offset, name, value, bits, changed, isWriteOnly, belief} = row;
  const choose = (): void => onChoose(name);
  return (
    <>
      <tr data-now={changed !== 0 || undefined} data-chosen={isChosen || undefined} onPointerEnter={choose}>
        <td className="mono quiet">{hex(offset).slice(2)}</td>
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
          {value === null ? '–' : hex(value)}
          {changed !== 0 && <span className="visually-hidden"> changed by the present event</span>}
        </td>
        <td>
          <BeliefCell belief={belief} />
        </td>
      </tr>
      {bits !== null && value !== null && (
        <tr className="register-bits" data-chosen={isChosen || undefined} onPointerEnter={choose}>
          <td colSpan={4}>
            <ol aria-label={`${name}, bit 7 to bit 0`}>
              {bits.map((bit, i) => {
                const mask = 0x80 >> i;
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a bit is its position
                  <li key={i} className={(changed & mask) !== 0 ? 'changed' : undefined}>
                    <span>
                      {bit === null ? '–' : <Worded text={bit} dot={name === 'ISR' ? ISR_WORDS : NO_WORDS} />}
                    </span>
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

const MARKS = {agrees: '=', differs: '≠', held: 'held', unwritten: '–', unhooked: '', none: ''} as const;

function BeliefCell({belief}: {readonly belief: Belief}) {
  if (belief.kind === 'none') return null;
  return (
    <span className="register-belief" data-kind={belief.kind} title={beliefWords(belief)}>
      {belief.value !== null && <span className="mono">{hex(belief.value)}</span>}{' '}
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
