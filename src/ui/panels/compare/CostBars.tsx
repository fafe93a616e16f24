// A technique's cycles as one bar, on the scale of the longest; hatched parts are estimates. The words below say the same.
import {type CompareRow, type CompareTable, inMillions, partsInWords} from '../../layout/compare-rows.ts';
import {type ModelPlacement, modelCost, vmmWorkKinds} from '../../layout/cost-parts.ts';
import {BarPart} from '../../widgets/BarPart.tsx';

/** The bar with the card's own cost as a dotted line, and its parts in words. */
export function CostBar({row, table}: {readonly row: CompareRow; readonly table: CompareTable}) {
  const {scale, cardCost} = table;
  return (
    <>
      <div className="compare-bar" aria-hidden="true">
        <div className="compare-bar-parts" style={{width: `${(row.total / scale) * 100}%`}}>
          {row.parts.map((part) => (
            <BarPart key={part.name} part={part} title={`${part.name} ${inMillions(part.cycles)} M`} />
          ))}
        </div>
        {row.beside !== null && (
          <i
            title={`${row.beside.name}, not waited for: ${inMillions(row.beside.cycles)} M`}
            className="compare-beside"
            style={{
              left: `${(row.total / scale) * 100}%`,
              width: `${(row.beside.cycles / scale) * 100}%`,
              borderColor: `var(${row.beside.token})`,
            }}
          />
        )}
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
] as const;

interface CostLegendProps {
  readonly costs: 'qemu' | 'hp';
  readonly placement: ModelPlacement;
}

/** What the parts are; hatched where an estimate of this preset; the model in outline where nobody waits for it. */
export function CostLegend({costs, placement}: CostLegendProps) {
  const vmmWork = vmmWorkKinds().map(({name, token}) => ({name, token, mayBeEstimate: true}));
  return (
    <span className="compare-legend">
      {[...LEGEND, ...vmmWork].map(({name, token, mayBeEstimate}) => {
        const model = name === 'model' ? modelCost(0, placement) : null;
        const isEstimate =
          name === 'emulation, copies' || (mayBeEstimate && costs === 'hp') || model?.isEstimate === true;
        return (
          <span key={name}>
            <i
              className={model?.isBeside === true ? 'compare-hollow' : isEstimate ? 'estimate' : undefined}
              style={model?.isBeside === true ? {borderColor: `var(${token})`} : {backgroundColor: `var(${token})`}}
            />
            {model?.name ?? name}
          </span>
        );
      })}
    </span>
  );
}
