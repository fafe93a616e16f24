// The log's column heads: nine where there is room, six where there is not.
import type {LogColumn} from '../../layout/log-columns.ts';
import {Term} from '../../widgets/Term.tsx';
import {LogCell} from './LogCell.tsx';

/** The head row, which stays at the top of the list. */
export function LogHeader({columns}: {readonly columns: readonly LogColumn[]}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: see LogTable
    <div className="log-row log-head" role="row" aria-rowindex={1}>
      {columns.map((column) => (
        <LogCell key={column.name} column={column} isHead>
          {column.name === 'Hooked' ? <Term word="hook">Hooked</Term> : column.name}
        </LogCell>
      ))}
    </div>
  );
}
