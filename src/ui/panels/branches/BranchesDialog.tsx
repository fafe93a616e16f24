// Two branches run to their ends, side by side: what differs is said in bold and first.
import {useState} from 'react';
import {thousands} from '../../../base/figures.ts';
import type {BranchComparison, BranchFigures} from '../../../bridge/branches/compare-branches.ts';
import {device} from '../../../kits/screens.ts';
import {askLab, useLab} from '../../store/lab-store.ts';
import {ColumnHeads} from '../../widgets/ColumnHeads.tsx';
import {Dialog} from '../../widgets/Dialog.tsx';
import {milliseconds} from '../../widgets/figures.ts';
import {useAnswer} from '../../widgets/use-answer.ts';
import {Worded} from '../../widgets/Worded.tsx';
import './branches.css';

/** Kinds of event that are dotted. */
const WORDS: readonly string[] = ['kept', 'digest'];

/** Asks anew whenever another pair is chosen. */
export default function BranchesDialog({onClose}: {readonly onClose: () => void}) {
  const branches = useLab((state) => state.branches);
  const list = branches?.branches ?? [];
  const [first, setFirst] = useState(list[0]?.id ?? 0);
  const [second, setSecond] = useState(
    branches === null || branches.current === first ? (list.at(-1)?.id ?? 0) : branches.current,
  );
  const sides = useAnswer(`${first} ${second}`, () => askLab('compareBranches', {first, second}));
  const choice = (label: string, value: number, choose: (id: number) => void) => (
    <label>
      <span className="quiet">{label}</span>
      <select className="field" value={value} onChange={(event) => choose(Number(event.target.value))}>
        {list.map(({id, name}) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <Dialog title="Two branches of the run" onClose={onClose}>
      <div className="act-part">
        {choice('one', first, setFirst)}
        {choice('other', second, setSecond)}
      </div>
      {sides === null && <p role="status">Running both to their ends.</p>}
      {sides?.ok === false && <p role="alert">{sides.fault.message}</p>}
      {sides?.ok === true && <Sides sides={sides.value} onGo={onClose} />}
    </Dialog>
  );
}

interface Row {
  readonly name: string;
  readonly figures: readonly [string, string];
}

function Sides({sides, onGo}: {readonly sides: BranchComparison; readonly onGo: () => void}) {
  const {first, second, differsAt} = sides;
  const rows = rowsOf(first, second);
  const isSame = ({figures: [one, other]}: Row): boolean => one === other;
  return (
    <>
      <p role="status">
        {differsAt === null ? (
          'They are the same to the last event.'
        ) : (
          <>
            The same up to event {thousands(differsAt)}; that one differs.{' '}
            <button
              type="button"
              className="link"
              onClick={() => {
                onGo();
                useLab.getState().goTo(differsAt);
              }}
            >
              Go there
            </button>
          </>
        )}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no pointer scrolls it with the arrow keys */}
      <section className="branch-scroll" aria-label="Figures of both" tabIndex={0}>
        <table className="twin branch-sides" aria-label="Figures">
          <ColumnHeads names={['At the end', first.name, second.name]} />
          <tbody>
            {[...rows.filter((row) => !isSame(row)), ...rows.filter(isSame)].map((row) => (
              <tr key={row.name} className={isSame(row) ? undefined : 'differs'}>
                <th scope="row">
                  <Worded text={row.name} dot={WORDS} />
                </th>
                <td className="mono">{row.figures[0]}</td>
                <td className="mono">{row.figures[1]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function rowsOf(first: BranchFigures, second: BranchFigures): Row[] {
  const row = (name: string, of: (side: BranchFigures) => string): Row => ({name, figures: [of(first), of(second)]});
  const count = (name: string, of: (side: BranchFigures) => number): Row => row(name, (side) => thousands(of(side)));
  const guests = first.guests.flatMap(({name}, i) => {
    const denied = count(`${name}: denied`, (side) => side.guests[i]?.denials ?? 0);
    if (device.network === null) return [denied];
    return [
      count(`${name}: frames lost`, (side) => side.guests[i]?.lost ?? 0),
      denied,
      count(`${name}: frames received`, (side) => side.guests[i]?.rxFrames ?? 0),
      count(`${name}: frames sent`, (side) => side.guests[i]?.txFrames ?? 0),
    ];
  });
  const kinds = Object.keys(first.kinds).filter((kind) => (first.kinds[kind] ?? 0) + (second.kinds[kind] ?? 0) > 0);
  return [
    count('events', ({events}) => events),
    row('time, ms', ({cycles}) => milliseconds(cycles)),
    count('cycles', ({cycles}) => cycles),
    count('hand-offs', ({handoffs}) => handoffs),
    ...guests,
    ...kinds.map((kind) => count(`events: ${kind}`, (side) => side.kinds[kind] ?? 0)),
    row('digest', ({digest}) => digest),
  ];
}
