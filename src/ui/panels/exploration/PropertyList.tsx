// The safety properties by name: each holds, or is broken by a run that can be shown; and how far was walked.

import {counted, thousands} from '../../../base/figures.ts';
import type {Counterexample, ExploreReport} from '../../../bridge/protocol/findings.ts';
import {CONTRAST, faultSays, isContrast, propertyTitle} from '../../layout/exploration-words.ts';
import {useExploration} from '../../store/exploration-store.ts';
import {ColumnHeads} from '../../widgets/ColumnHeads.tsx';
import {VerdictMark} from '../../widgets/VerdictMark.tsx';

export function PropertyList() {
  const {report, counterexamples, isRunning} = useExploration();
  return (
    <section className="exploration-properties" aria-label="Properties" data-busy={isRunning}>
      {report === null ? (
        counterexamples.length > 0 && (
          <>
            <p className="quiet">
              From a file; model <span className="mono">{modelsOf(counterexamples)}</span>
            </p>
            <ul>
              {counterexamples.map((one, number) => (
                <li key={`${one.property} ${one.scheduler}`}>
                  {isContrast(one, null) ? (
                    <Contrast number={number} />
                  ) : (
                    <Property name={one.property} says={one.says} number={number} />
                  )}
                </li>
              ))}
            </ul>
          </>
        )
      ) : (
        <>
          <p>
            <b className="strong">{thousands(report.states)}</b> states,{' '}
            <b className="strong">{thousands(report.transitions)}</b> transitions,{' '}
            {Object.keys(report.variables).length} variables
            {report.walks.some(({complete}) => !complete) && ': what holds, holds as far as was walked'}
            {report.faults.map((fault) => (
              <span key={fault} className="exploration-fault">
                rule broken: {faultSays(fault)}
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
                <Contrast number={numberOf(counterexamples, report.withoutForcedAbort)} />
              </li>
            )}
          </ul>
          <table className="twin">
            <caption className="visually-hidden">How far was walked</caption>
            <ColumnHeads names={['Guests', 'States', 'Walked']} />
            <tbody>
              {report.walks.map(({guests, states, complete, completeDepth}) => (
                <tr key={guests.join(' ')}>
                  <td>{guests.join(' and ')}</td>
                  <td className="mono">{thousands(states)}</td>
                  <td>{complete ? 'every state' : `every run of ${counted(completeDepth, 'step')}`}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <Reach report={report} />
        </>
      )}
    </section>
  );
}

/** What of the model was met, and what no walk has in it: what holds, holds without it. */
function Reach({report: {met, leavesOut}}: {readonly report: ExploreReport}) {
  const missed = [...met.states.missed, ...met.edges.missed];
  const reasons = [...new Set(missed.map(({why}) => why))];
  return (
    <div className="exploration-reach">
      <p>
        Of the model {met.states.met} of {counted(met.states.of, 'state')} and {met.edges.met} of{' '}
        {counted(met.edges.of, 'edge')} were met
        {missed.length > 0 && '; not'}
      </p>
      {reasons.map((reason) => (
        <p key={reason}>
          <span className="mono">{missed.flatMap(({name, why}) => (why === reason ? [name] : [])).join(', ')}</span>
          <span className="quiet exploration-says">{reason ?? 'not as far as was walked'}</span>
        </p>
      ))}
      <p className="quiet">Not walked: {leavesOut.join('; ')}.</p>
    </div>
  );
}

/** What was explored need not be the model of the open run. */
function modelsOf(counterexamples: readonly Counterexample[]): string {
  return [...new Set(counterexamples.map(({model}) => model))].join(', ');
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
  return (
    <>
      {number < 0 ? (
        <VerdictMark verdict="allow" word="Holds" />
      ) : (
        <Show number={number} isWords>
          ≠ Broken
        </Show>
      )}
      <span>
        <b className="strong">{propertyTitle(name)}</b> <span className="mono quiet">{name}</span>
        <span className="quiet exploration-says">{says}</span>
      </span>
    </>
  );
}

/** What forced abort is for: a run without it, which is no breach of the exploration. */
function Contrast({number}: {readonly number: number}) {
  return (
    <>
      <Show number={number}>Show</Show>
      <span>
        <b className="strong">{CONTRAST.title}</b>
        <span className="quiet exploration-says">{CONTRAST.says}</span>
      </span>
    </>
  );
}

interface ShowProps {
  readonly number: number;
  readonly children: string;
  /** A verdict, which a picture keeps. */
  readonly isWords?: boolean;
}

function Show({number, children, isWords = false}: ShowProps) {
  const shown = useExploration((state) => state.shown);
  const show = useExploration((state) => state.show);
  return (
    <button
      type="button"
      className="button exploration-show"
      data-picture={isWords ? 'words' : undefined}
      aria-pressed={number === shown}
      onClick={() => show(number)}
    >
      {children}
    </button>
  );
}
