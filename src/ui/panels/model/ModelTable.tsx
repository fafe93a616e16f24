// The model panel as tables, for readers who don't look at drawings.

import {thousands} from '../../../base/figures.ts';
import type {LabView} from '../../../bridge/protocol/messages.ts';
import {eventWords} from '../../../kits/event-words.ts';
import {device} from '../../../kits/screens.ts';
import type {RecordView} from '../../../trace/record-view.ts';
import {presentMove, timeShare, trailSteps} from '../../layout/model-words.ts';
import {ColumnHeads} from '../../widgets/ColumnHeads.tsx';
import {TableTwin} from '../../widgets/TableTwin.tsx';

interface ModelTableProps {
  readonly view: LabView;
  readonly current: RecordView | null;
  readonly chain?: readonly RecordView[];
  readonly chosenStates: readonly string[];
  readonly onState: ((state: string) => void) | null;
}

/** States with their share of time, edges with their counts. */
export default function ModelTable({view, current, chain = [], chosenStates, onState}: ModelTableProps) {
  const present = presentMove(view, current, chain);
  const trail = trailSteps(view, present);
  return (
    <TableTwin of="Model">
      <table className="twin">
        <caption className="visually-hidden">States</caption>
        <ColumnHeads names={['State', 'Time', 'Now']} />
        <tbody>
          {device.model.states.map(({name: state, isReusable}) => (
            <tr key={state}>
              <th scope="row">
                {onState === null ? (
                  state
                ) : (
                  <button
                    type="button"
                    className="link"
                    aria-pressed={chosenStates.includes(state)}
                    onClick={() => onState(state)}
                  >
                    {state}
                  </button>
                )}
              </th>
              <td className="mono">{timeShare(view, state) === null ? '–' : `${timeShare(view, state)} %`}</td>
              <td>
                {view.model.state === state ? 'current' : ''}
                {isReusable ? ' reusable state' : ''}
                {chosenStates.includes(state) ? ' chosen' : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className="twin">
        <caption className="visually-hidden">Transitions</caption>
        <ColumnHeads names={['From', 'On', 'To', 'Taken', 'Check', 'Now']} />
        <tbody>
          {device.model.drawn.map((edge, row) => {
            const steps = trail.find((step) => step.edge === row)?.steps;
            return (
              <tr key={`${edge.from}-${edge.to}`}>
                <th scope="row">{edge.from}</th>
                <td>{eventWords(edge.on, device.model)}</td>
                <td>{edge.to}</td>
                <td className="mono">{thousands(view.model.traversals[row] ?? 0)}</td>
                <td>{edge.isChecked ? 'asked first' : ''}</td>
                <td>
                  {present.edge === row
                    ? `now${present.verdict === null ? '' : `, ${present.verdict === 'allow' ? 'allowed' : 'denied'}`}`
                    : steps === undefined
                      ? ''
                      : `−${steps}`}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableTwin>
  );
}
