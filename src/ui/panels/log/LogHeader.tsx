// The log's column heads: nine where there is room, six where there is not.

/** Widths in pixels; the last column takes the rest. */
const WIDE = [
  {name: 'No.', width: 80, right: true},
  {name: 'ms', width: 112, right: true},
  {name: 'G', width: 34},
  {name: 'Port', width: 80},
  {name: 'R/W', width: 40},
  {name: 'Value', width: 58},
  {name: 'Hooked', width: 104},
  {name: 'Model transition', width: 152},
  {name: 'Info', width: null},
];
const SLIM = [
  {name: 'No.', width: 62, right: true},
  {name: 'G', width: 30},
  {name: 'Port', width: 76},
  {name: 'Value', width: 54},
  {name: 'Hooked', width: 104},
  {name: 'Model transition', width: null},
];

/** Column widths and the head row, which stays at the top of the list. */
export function LogHeader({isWide}: {readonly isWide: boolean}) {
  const columns: readonly {readonly name: string; readonly width: number | null; readonly right?: boolean}[] = isWide
    ? WIDE
    : SLIM;
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
