// The limits of a task of policies, and what a run with the chosen ones comes to.
import {thousands} from '../../../base/figures.ts';
import type {TriedPolicies} from '../../../bridge/protocol/findings.ts';
import type {TaskOf} from '../../../homework/assignment.ts';
import {LIMITED_FIGURES, LIMITS} from '../../../homework/limits.ts';
import {ColumnHeads} from '../../widgets/ColumnHeads.tsx';

interface LimitTableProps {
  readonly limits: TaskOf<'policies'>['limits'];
  /** Null: these policies were not tried. */
  readonly outcomes: TriedPolicies['outcomes'] | null;
}

export function LimitTable({limits, outcomes}: LimitTableProps) {
  return (
    <table className="homework-limits">
      <caption className="visually-hidden">The limits, and what these policies come to</caption>
      <ColumnHeads names={['Limit', 'At most', 'With these']} />
      <tbody>
        {LIMITED_FIGURES.map((limit) => {
          const most = limits[limit];
          if (most === undefined) return null;
          const figure = outcomes?.find((outcome) => outcome.limit === limit)?.figure ?? null;
          return (
            <tr key={limit}>
              <th scope="row">{LIMITS[limit].name}</th>
              <td className="mono">{thousands(most)}</td>
              <td>{figure === null ? <span className="quiet">not tried</span> : <Outcome {...{figure, most}} />}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Outcome({figure, most}: {readonly figure: number; readonly most: number}) {
  return (
    <>
      <span className="mono">{thousands(figure)}</span>{' '}
      {figure > most ? <strong className="homework-over">≠ too much</strong> : <span>= kept</span>}
    </>
  );
}
