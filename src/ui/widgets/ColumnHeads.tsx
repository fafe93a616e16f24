// The head of a plain table: one name over each column.

export function ColumnHeads({names}: {readonly names: readonly string[]}) {
  return (
    <thead>
      <tr>
        {names.map((name, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
          <th key={i} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}
