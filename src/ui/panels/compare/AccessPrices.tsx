// What one access costs either way on the machines of the cost presets; what nobody has measured is hatched and said.
import type {AccessPrice} from '../../../bridge/protocol/findings.ts';
import {priceName, priceWords} from '../../layout/card-ways.ts';
import {Worded} from '../../widgets/Worded.tsx';

const PRESETS = [
  {preset: 'hp', name: 'HP'},
  {preset: 'qemu', name: 'QEMU'},
] as const;

export function AccessPrices({prices}: {readonly prices: readonly AccessPrice[]}) {
  return (
    <table className="cards-figures">
      <caption>Cycles of one access, the model’s step apart</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">Access</span>
          </th>
          {PRESETS.map(({preset, name}) => (
            <th scope="col" key={preset} className="figure">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {prices.map((price) => (
          <tr key={priceName(price)}>
            <th scope="row">{priceName(price)}</th>
            {PRESETS.map(({preset}) => (
              <td key={preset} className="figure">
                {price.cycles[preset].estimated > 0 && <i className="estimate cards-estimate" aria-hidden="true" />}
                {priceWords(price.cycles[preset])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What of the prices nobody has measured, and what paging is not here. */
export function PriceNote() {
  return (
    <p className="quiet">
      Estimated: the access on HP, and fetching and decoding an instruction that met a page. All else was measured (
      <Worded text="slide 21" />
      ). Shadow and nested paging are a price and nothing more here: page tables of several levels, the TLB, and what it
      costs to keep shadow tables are not modelled.
    </p>
  );
}
