// Belief over truth: what the model thinks the card does, what the card does, and where they part.
import type {LabView} from '../../../bridge/protocol/messages.ts';
import {type BeliefColumn, beliefTable} from '../../layout/model-words.ts';

/** The table; narrow panels get one line that says the same in signs. */
export function BeliefTable({view, isShort}: {readonly view: LabView; readonly isShort: boolean}) {
  const columns = beliefTable(view);
  if (isShort) {
    return (
      <div className="belief-line">
        {columns.map((column) => (
          <span
            key={column.name}
            className={parts(column) ? 'belief-gap' : undefined}
            title={`belief: ${column.belief}; truth: ${column.truth}`}
          >
            <span className="quiet">{column.name}</span> <Sign column={column} />
            {column.isInModel ? '' : ' not in the model'}
          </span>
        ))}
      </div>
    );
  }
  return (
    <table className="belief" aria-label="Belief and truth">
      <thead>
        <tr>
          <td />
          {columns.map((column) => (
            <th key={column.name} scope="col" className="quiet">
              {column.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">
            belief<span className="belief-of"> (model)</span>
          </th>
          {columns.map((column) => (
            <td key={column.name} className={parts(column) ? 'belief-gap' : undefined} title={column.belief}>
              {column.belief}
            </td>
          ))}
        </tr>
        <tr>
          <th scope="row">
            truth<span className="belief-of"> (card)</span>
          </th>
          {columns.map((column) => (
            <td
              key={column.name}
              className={parts(column) ? 'belief-gap' : undefined}
              title={`${column.truth}${column.more}`}
            >
              <Sign column={column} /> {column.truth}
              {column.more !== '' && <span className="belief-more">{column.more}</span>}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

/** Hatched: they differ, or the model has no word for it. */
const parts = (column: BeliefColumn): boolean => column.agrees === false || !column.isInModel;

function Sign({column}: {readonly column: BeliefColumn}) {
  if (column.agrees === null) return null;
  return (
    <b className="mono">
      <span aria-hidden="true">{column.agrees ? '=' : '≠'}</span>
      <span className="visually-hidden">{column.agrees ? 'agrees:' : 'differs:'}</span>
    </b>
  );
}
