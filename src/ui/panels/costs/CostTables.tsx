// The bar of causes, hatched where a price is our estimate, with its table; the guests; what one access comes to.

import {thousands} from '../../../base/figures.ts';
import type {LabView} from '../../../bridge/protocol/messages.ts';
import type {CostTable} from '../../layout/cost-rows.ts';
import {BarPart} from '../../widgets/BarPart.tsx';
import {ColumnHeads} from '../../widgets/ColumnHeads.tsx';
import {duration} from '../../widgets/figures.ts';
import {GuestChip} from '../../widgets/GuestChip.tsx';
import {Worded} from '../../widgets/Worded.tsx';

/** All of it scrolls as one. */
export function CostTables({table, view}: {readonly table: CostTable; readonly view: LabView}) {
  const {rows, total, besideAccesses, beside, guests, nobodys, meanAccess, unhooked, allHooked} = table;
  const {spent, counts} = view;
  const isPage = view.registerWay === 'memory';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="costs" tabIndex={0} aria-label="Figures of the costs">
      <div className="costs-bar" aria-hidden="true">
        {rows
          .filter(({cycles, isBeside}) => cycles > 0 && !isBeside)
          .map((part) => (
            <BarPart key={part.name} part={part} title={part.name} />
          ))}
      </div>
      <table className="twin costs-table">
        <caption>
          By cause: <b className="mono">{thousands(total)}</b> cycles, {duration(total)}
        </caption>
        <ColumnHeads names={['cause', 'times', 'each', 'cycles', 'share']} />
        <tbody>
          {rows.map(({name, token, isEstimate, isBeside, count, price, cycles, share}) => (
            <tr key={name}>
              <th scope="row">
                <i
                  className={isEstimate ? 'costs-key estimate' : 'costs-key'}
                  style={{backgroundColor: `var(${token})`}}
                />
                {name}
                {isEstimate && <span className="quiet"> estimate</span>}
              </th>
              <td>{count === null ? '' : thousands(count)}</td>
              <td>{price === null ? '' : thousands(price)}</td>
              <td>{thousands(cycles)}</td>
              <td>{isBeside ? 'not paid for' : `${(share * 100).toFixed(1)} %`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">
        Emulation costs nothing here: the guests’ accesses reach the card itself. The screen Compare sets it beside
        techniques that emulate. Besides, drivers took {duration(beside.guest)} between accesses, and nobody could run
        for {duration(beside.idle)}.
        {besideAccesses >= 0.01 &&
          ` About ${Math.round(100 * besideAccesses)} % of the cycles of hand-offs are no accesses: the VMM waits for the card, which brings back by frames of the VMM’s what no register sets, and copies what those overwrite.`}
      </p>
      <table className="twin costs-table">
        <caption>
          Exits: <b className="mono">{thousands(counts.exits)}</b>; each element of a rep counted,{' '}
          <b className="mono">{thousands(spent.exitsByOperation)}</b>
        </caption>
        <ColumnHeads names={['guest', 'accesses', 'hooked', 'exits', 'port cycles', 'exit cycles']} />
        <tbody>
          {guests.map((one) => (
            <tr key={one.guest}>
              <th scope="row">
                <GuestChip guest={one.guest} /> {one.name}
                {!one.isOnShown && <span className="quiet"> another card</span>}
              </th>
              <td>{thousands(one.accesses)}</td>
              <td>{thousands(one.hooked)}</td>
              <td>{thousands(one.exits)}</td>
              <td>{thousands(one.accessCycles)}</td>
              <td>{thousands(one.exitCycles)}</td>
            </tr>
          ))}
          {nobodys.exits > 0 && (
            <tr>
              <th scope="row" title="Interrupts that came while no guest ran">
                while nobody ran
              </th>
              <td />
              <td />
              <td>{thousands(nobodys.exits)}</td>
              <td />
              <td>{thousands(nobodys.exitCycles)}</td>
            </tr>
          )}
        </tbody>
      </table>
      <p className="quiet">
        Exits for port accesses {thousands(spent.exits.io)}, interrupts {thousands(spent.exits.interrupt)}, hlt{' '}
        {thousands(spent.exits.hlt)}, end of a time slice {thousands(spent.exits.quantum)}.
      </p>
      <table className="twin costs-table">
        <caption>
          <Worded text="One access, against the deck (slides 21 and 28)" dot={[['access', 'access']]} />
        </caption>
        <ColumnHeads names={['what', 'cycles', 'source']} />
        <tbody>
          <tr>
            <th scope="row">{isPage ? 'if the page of registers were not hooked' : 'if no port were hooked'}</th>
            <td>{thousands(unhooked)}</td>
            <td>{sourceOf(view, 'unhooked')}</td>
          </tr>
          <tr>
            <th scope="row">
              <b>this run’s mean</b>
            </th>
            <td>
              <b>{meanAccess === null ? '–' : thousands(meanAccess)}</b>
            </td>
            <td>counted</td>
          </tr>
          <tr>
            <th scope="row">{isPage ? 'hooked, as all of the page is' : 'if every port were hooked'}</th>
            <td>{thousands(allHooked)}</td>
            <td>
              {sourceOf(view, 'hooked')}, {isPage && `decoding an ${sourceOf(view, 'decode')}, `}with the model
            </td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function sourceOf(view: LabView, name: LabView['costs'][number]['name']): string {
  return view.costs.find((cost) => cost.name === name)?.source ?? '';
}
