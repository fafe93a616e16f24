// The comparison as figures alone: cycles by cause in a column each, and each guest's frames.

import {thousands} from '../../../base/figures.ts';
import type {TechniqueReport} from '../../../bridge/protocol/messages.ts';
import {device} from '../../../kits/screens.ts';
import {techniqueName} from '../../layout/compare-rows.ts';
import {vmmWorkKinds} from '../../layout/cost-parts.ts';

const CAUSES = [
  {head: 'accesses', key: 'access'},
  {head: 'VMM’s driver', key: 'backend'},
  {head: 'exits', key: 'exit'},
  {head: 'dispatch', key: 'dispatch'},
  {head: 'model', key: 'model'},
  {head: 'emulation', key: 'emulation'},
] as const;

/** Where the model's cycles are spent, if not in the exit. */
const PLACES = {overlapped: 'beside the device, not waited for', guest: 'in the guest'} as const;

/** The table that says what the bars say. */
export function CompareFigures({reports}: {readonly reports: readonly TechniqueReport[]}) {
  const hasFrames = device.network !== null;
  const vmmWork = vmmWorkKinds();
  return (
    <table className="compare-figures">
      <caption>Cycles by cause{hasFrames ? ', exits, and the frames of each guest' : ' and exits'}</caption>
      <thead>
        <tr>
          <th scope="col">Technique</th>
          {CAUSES.map(({head}) => (
            <th scope="col" key={head} className="figure">
              {head}
            </th>
          ))}
          {vmmWork.map(({name}) => (
            <th scope="col" key={name} className="figure">
              {name}
            </th>
          ))}
          <th scope="col" className="figure">
            idle
          </th>
          <th scope="col" className="figure">
            Exits
          </th>
          <th scope="col" className="figure">
            by operation
          </th>
          <th scope="col" className="figure">
            Hand-offs
          </th>
          {hasFrames && <th scope="col">Guests: sent of given, received of offered</th>}
        </tr>
      </thead>
      <tbody>
        {reports.map((report) => (
          <tr key={report.technique}>
            <th scope="row">
              {techniqueName(report.technique)}
              {report.end === 'limit' && <span className="compare-small compare-cut">cut by the scenario’s limit</span>}
            </th>
            {CAUSES.map(({key}) => (
              <td key={key} className="figure">
                {thousands(report.cyclesByCause[key])}
                {key === 'model' && report.modelPlacement !== null && report.modelPlacement !== 'inline' && (
                  <span className="compare-small">{PLACES[report.modelPlacement]}</span>
                )}
              </td>
            ))}
            {vmmWork.map(({work, name}) => (
              <td key={name} className="figure">
                {thousands(report.vmmCycles[work])}
              </td>
            ))}
            <td className="figure">{thousands(report.cyclesByCause.idle)}</td>
            <td className="figure">{thousands(report.exits)}</td>
            <td className="figure">{thousands(report.exitsByOperation)}</td>
            <td className="figure">{thousands(report.handoffs)}</td>
            {hasFrames && (
              <td>
                {report.guests.map(({name, hasCard, txFrames, handed, rxFrames, offered}) => (
                  <span key={name} className="compare-guest">
                    {name} {hasCard ? `${txFrames} of ${handed}, ${rxFrames} of ${offered}` : 'no card'}
                  </span>
                ))}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
