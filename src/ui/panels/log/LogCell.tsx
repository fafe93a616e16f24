// The cells of the log and its column heads, each as wide as its column.
import type {ReactNode} from 'react';
import type {LogColumn} from '../../layout/log-columns.ts';
import {Term} from '../../widgets/Term.tsx';

interface LogCellProps {
  readonly column: LogColumn | undefined;
  readonly isHead?: boolean;
  readonly isMono?: boolean;
  readonly title?: string;
  readonly children: ReactNode;
}

/** The column without a width takes the rest of the row, and cuts what does not fit. */
export function LogCell({column, isHead = false, isMono = false, title, children}: LogCellProps) {
  const width = column?.width ?? null;
  const className = `${width === null ? 'rest' : column?.name === 'Model transition' ? 'cut' : ''} ${isMono ? 'mono' : ''} ${column?.right === true ? 'right' : ''}`;
  return (
    <div
      role={isHead ? 'columnheader' : 'gridcell'}
      className={className.trim()}
      style={width === null ? undefined : {width}}
      title={title}
    >
      {children}
    </div>
  );
}

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
