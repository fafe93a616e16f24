// One driver of a device by ports, and by memory under either kind of paging.
import type {WayTable} from '../../layout/card-ways.ts';

export function WaysTable({table: {title, heads, rows}}: {readonly table: WayTable}) {
  return (
    <table className="cards-figures">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">Figure</span>
          </th>
          {heads.map(({name, scenario}) => (
            <th scope="col" key={name} className="figure">
              {name}
              <span className="compare-small">{scenario}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({name, cells}) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {cells.map((cell, at) => (
              <td key={heads[at]?.name} className="figure">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
