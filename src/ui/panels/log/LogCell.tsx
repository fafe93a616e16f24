// One cell of the log, as wide as its column.
import type {ReactNode} from 'react';
import type {LogColumn} from '../../layout/log-columns.ts';

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
  const className = `${width === null ? 'rest' : ''} ${isMono ? 'mono' : ''} ${column?.right === true ? 'right' : ''}`;
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
