// The screen Explore: break a rule or none, walk, see which properties hold, and step through the shortest run that shows why not.
import {device} from '../../../kits/screens.ts';
import {faultTitle} from '../../layout/exploration-words.ts';
import {useExploration} from '../../store/exploration-store.ts';
import {CounterexampleSteps} from './CounterexampleSteps.tsx';
import {PropertyList} from './PropertyList.tsx';
import './exploration.css';
import {counted} from '../../../base/figures.ts';
import {Term} from '../../widgets/Term.tsx';

const NO_FAULT = '';
const BOUNDS = [1000, 5000, 20_000, 100_000, 250_000];

export default function ExplorationScreen() {
  const {counterexamples, shown, at, refusal} = useExploration();
  const counterexample = counterexamples[shown];
  return (
    <section
      className="exploration"
      data-picture="whole"
      data-picture-title="Explore"
      aria-labelledby="exploration-title"
    >
      <header className="exploration-head">
        <h2 id="exploration-title">Every run of the monitor</h2>
        {isExplored() && (
          <>
            <Choices />
            <Work />
          </>
        )}
      </header>
      {refusal !== null && (
        <p className="exploration-refusal" role="alert">
          {refusal}
        </p>
      )}
      <div className="exploration-body">
        <PropertyList />
        {counterexample === undefined && !isExplored() ? (
          <p className="exploration-empty">
            Nobody has written an exploration of the {device.facts.title}’s model yet, so there is nothing to walk here.
            What its monitor is held to is shown by runs: its scenarios, its attacks, and random guests (
            <span className="mono">vpio fuzz --device {device.facts.name}</span>). What{' '}
            <span className="mono">vpio explore --json</span> printed of another device can be dropped here all the
            same.
          </p>
        ) : counterexample === undefined ? (
          <p className="quiet exploration-empty">
            Two guests, the <Term word="DMM">monitor</Term>, its <Term word="hand-off">hand-off</Term> and the card, or
            an abstract one in its place, are walked in all orders. Break a rule on purpose to see the shortest run that
            shows it, or drop what <span className="mono">vpio explore --json</span> printed.
          </p>
        ) : (
          <CounterexampleSteps counterexample={counterexample} at={at} />
        )}
      </div>
    </section>
  );
}

/** Whoever explores a model can break a rule of it. */
function isExplored(): boolean {
  return Object.keys(device.faults).length > 0;
}

function Choices() {
  const {fault, scheduler, states, isRunning, set} = useExploration();
  return (
    <>
      <label className="control">
        <span className="quiet">rule broken</span>
        <select
          className="field"
          value={fault ?? NO_FAULT}
          disabled={isRunning}
          onChange={(event) => set({fault: event.target.value === NO_FAULT ? null : event.target.value})}
        >
          <option value={NO_FAULT}>none</option>
          {Object.keys(device.faults).map((name) => (
            <option key={name} value={name}>
              {faultTitle(name)}
            </option>
          ))}
        </select>
      </label>
      <label className="control">
        <span className="quiet">scheduler</span>
        <select
          className="field"
          value={scheduler}
          disabled={isRunning}
          onChange={(event) => set({scheduler: event.target.value === 'patient' ? 'patient' : 'forced-abort'})}
        >
          <option value="forced-abort">takes the card after a deadline</option>
          <option value="patient">waits for ever</option>
        </select>
      </label>
      <label className="control">
        <span className="quiet">states a walk, at most</span>
        <select
          className="field mono"
          value={states}
          disabled={isRunning}
          onChange={(event) => set({states: Number(event.target.value)})}
        >
          {BOUNDS.map((bound) => (
            <option key={bound} value={bound}>
              {bound}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

function Work() {
  const {isRunning, progress, explore, stop} = useExploration();
  if (!isRunning) {
    return (
      <button type="button" className="button primary" onClick={() => void explore()}>
        Explore
      </button>
    );
  }
  return (
    <>
      <button type="button" className="button" onClick={stop}>
        Stop
      </button>
      <progress
        max={(progress?.of ?? 1) * (progress?.limit ?? 1)}
        value={progress === null ? 0 : progress.walks * progress.limit + progress.states}
        aria-label="States walked"
      />
      <span role="status">
        {progress === null
          ? 'begun'
          : `walk ${progress.walks + 1} of ${progress.of}, ${counted(progress.states, 'state')}`}
      </span>
    </>
  );
}
