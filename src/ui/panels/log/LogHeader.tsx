// The log's column heads: nine where there is room, six where there is not.
import {SLIM_COLUMNS, WIDE_COLUMNS} from '../../layout/log-columns.ts';

/** Column widths and the head row, which stays at the top of the list. */
export function LogHeader({isWide}: {readonly isWide: boolean}) {
  const columns = isWide ? WIDE_COLUMNS : SLIM_COLUMNS;
  return (
    <>
      <colgroup>
        {columns.map(({name, width}) => (
          <col key={name} style={width === null ? {} : {width}} />
        ))}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {columns.map(({name, right}) => (
            <th key={name} scope="col" className={right === true ? 'right' : undefined}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
    </>
  );
}
