// The safety properties by name: each holds, or is broken by a run that can be shown; and how far was walked.
import {type Counterexample, FAULTS} from '../../../bridge/protocol/side-orders.ts';
import {useExploration} from '../../store/exploration-store.ts';
import {thousands} from '../../widgets/figures.ts';
import {VerdictMark} from '../../widgets/VerdictMark.tsx';

export function PropertyList() {
  const {report, counterexamples, isRunning} = useExploration();
  return (
    <section className="exploration-properties" aria-label="Properties" data-busy={isRunning}>
      {report === null ? (
        <ul>
          {counterexamples.map((one, number) => (
            <li key={one.property}>
              <Property name={one.property} says={one.says} number={number} />
            </li>
          ))}
        </ul>
      ) : (
        <>
          <p>
            <b className="strong">{thousands(report.states)}</b> states,{' '}
            <b className="strong">{thousands(report.transitions)}</b> transitions,{' '}
            {Object.keys(report.variables).length} variables
            {report.walks.some(({complete}) => !complete) && ': what holds, holds as far as was walked'}
            {report.faults.map((fault) => (
              <span key={fault} className="exploration-fault">
                rule broken: {faultWords(fault)}
              </span>
            ))}
          </p>
          <ul>
            {report.properties.map(({name, says, counterexample}) => (
              <li key={name}>
                <Property name={name} says={says} number={numberOf(counterexamples, counterexample)} />
              </li>
            ))}
            {report.withoutForcedAbort !== null && (
              <li>
                <Property
                  name="without forced abort"
                  says="where nobody takes the card by force a guest can wait for ever"
                  number={numberOf(counterexamples, report.withoutForcedAbort)}
                />
              </li>
            )}
          </ul>
          <table className="twin">
            <caption className="visually-hidden">How far was walked</caption>
            <thead>
              <tr>
                <th scope="col">Guests</th>
                <th scope="col">States</th>
                <th scope="col">Walked</th>
              </tr>
            </thead>
            <tbody>
              {report.walks.map(({guests, states, complete, completeDepth}) => (
                <tr key={guests.join(' ')}>
                  <td>{guests.join(' and ')}</td>
                  <td className="mono">{thousands(states)}</td>
                  <td>{complete ? 'every state' : `every run of ${completeDepth} steps`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}

/** What a broken rule means; the name of one that this page does not know. */
function faultWords(fault: string): string {
  return Object.entries(FAULTS).find(([name]) => name === fault)?.[1] ?? fault;
}

function numberOf(all: readonly Counterexample[], one: Counterexample | null): number {
  return one === null ? -1 : all.indexOf(one);
}

interface PropertyProps {
  readonly name: string;
  readonly says: string;
  /** Its counterexample's; -1: it holds. */
  readonly number: number;
}

function Property({name, says, number}: PropertyProps) {
  const shown = useExploration((state) => state.shown);
  const show = useExploration((state) => state.show);
  return (
    <>
      {number < 0 ? (
        <VerdictMark verdict="allow" word="Holds" />
      ) : (
        <button
          type="button"
          className="button exploration-show"
          aria-pressed={number === shown}
          onClick={() => show(number)}
        >
          ≠ Broken
        </button>
      )}
      <span>
        <b className="strong">{name}</b>
        <span className="quiet exploration-says">{says}</span>
      </span>
    </>
  );
}
