// A technique's cycles as one bar, on the scale of the longest; hatched parts are estimates. The words below say the same.
import {type CompareRow, type CompareTable, inMillions, partsInWords} from '../../layout/compare-rows.ts';

/** The bar with the card's own cost as a dotted line, and its parts in words. */
export function CostBar({row, table}: {readonly row: CompareRow; readonly table: CompareTable}) {
  const {scale, cardCost} = table;
  return (
    <>
      <div className="compare-bar" aria-hidden="true">
        <div className="compare-bar-parts" style={{width: `${(row.total / scale) * 100}%`}}>
          {row.parts.map(({name, cycles, token, isEstimate}) => (
            <i
              key={name}
              title={`${name} ${inMillions(cycles)} M`}
              className={isEstimate ? 'estimate' : undefined}
              style={{flexGrow: cycles, backgroundColor: `var(${token})`}}
            />
          ))}
        </div>
        {cardCost !== null && <span className="compare-card-line" style={{left: `${(cardCost / scale) * 100}%`}} />}
      </div>
      <div className="compare-words">{partsInWords(row)}</div>
    </>
  );
}

const LEGEND = [
  {name: 'port accesses', token: '--k4', mayBeEstimate: true},
  {name: 'exits', token: '--k1', mayBeEstimate: false},
  {name: 'dispatch', token: '--k2', mayBeEstimate: false},
  {name: 'model', token: '--k3', mayBeEstimate: false},
  {name: 'emulation, copies', token: '--k5', mayBeEstimate: true},
  {name: 'hand-offs', token: '--k6', mayBeEstimate: true},
] as const;

/** What the parts are; hatched where an estimate of this preset. */
export function CostLegend({costs}: {readonly costs: 'qemu' | 'hp'}) {
  return (
    <span className="compare-legend">
      {LEGEND.map(({name, token, mayBeEstimate}) => {
        const isEstimate = name === 'emulation, copies' || (mayBeEstimate && costs === 'hp');
        return (
          <span key={name}>
            <i className={isEstimate ? 'estimate' : undefined} style={{backgroundColor: `var(${token})`}} />
            {name}
          </span>
        );
      })}
    </span>
  );
}
