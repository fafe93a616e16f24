// The transport: start, back, run, steps to the next of a kind, speed; and where in the run the machine stands.
import type {StepTarget} from '../../../bridge/protocol/messages.ts';
import {useLab} from '../../store/lab-store.ts';
import {Icon, type IconName} from '../../widgets/Icon.tsx';
import {IconButton} from '../../widgets/IconButton.tsx';
import {Kbd} from '../../widgets/Kbd.tsx';
import {BreakpointButtons} from './BreakpointButtons.tsx';
import {GrainSteps} from './GrainSteps.tsx';
import {Position} from './Position.tsx';
import {Scrubber} from './Scrubber.tsx';
import {Speed} from './Speed.tsx';
import {isAtEnd} from './state-word.ts';

const STEPS: readonly {
  readonly to: StepTarget;
  readonly icon: IconName;
  readonly word: string;
  readonly key: string;
}[] = [
  {to: 'access', icon: 'access', word: 'access', key: '.'},
  {to: 'transition', icon: 'transition', word: 'transition', key: 'X'},
  {to: 'handoff', icon: 'handoff', word: 'hand-off', key: 'H'},
  {to: 'denial', icon: 'denial', word: 'denial', key: 'N'},
];

/** A click with Shift steps backwards, as the keys do. */
export function TransportBar() {
  const running = useLab((state) => state.running);
  const ready = useLab((state) => state.view !== null);
  const hasEnded = useLab(isAtEnd) && !running;
  const {step, goTo, toggleRun} = useLab.getState();
  return (
    <section className="bar transport" aria-label="Transport">
      <span className="button-group">
        <IconButton icon="start" name="To the start" disabled={!ready} onClick={() => goTo(-1)}>
          <span className="roomy">Start</span>
        </IconButton>
        <IconButton
          icon="back"
          name="Back to the access before (,)"
          disabled={!ready}
          onClick={() => step('access', true)}
        >
          <span className="roomy">Back</span>
          <Kbd>,</Kbd>
        </IconButton>
      </span>
      <IconButton
        icon={running ? 'pause' : hasEnded ? 'restart' : 'run'}
        name={running ? 'Pause (F8)' : hasEnded ? 'Ended: run again from the start (F8)' : 'Run (F8)'}
        disabled={!ready}
        onClick={toggleRun}
        primary
      >
        <span className="run-word">{running ? 'Pause' : hasEnded ? 'Ended' : 'Run'}</span>
        <Kbd>F8</Kbd>
      </IconButton>
      <span className="quiet roomy">Step to next</span>
      <span className="button-group">
        {STEPS.map(({to, icon, word, key}) => (
          <button
            key={to}
            type="button"
            className="button"
            disabled={!ready}
            aria-label={`Step to the next ${word}`}
            title={`Step to the next ${word} (${key}); with Shift, to the one before`}
            onClick={(event) => step(to, event.shiftKey)}
          >
            <Icon name={icon} />
            <span className="step-word">{word}</span>
            <span className={to === 'access' ? '' : 'roomy'}>
              <Kbd>{key}</Kbd>
            </span>
          </button>
        ))}
      </span>
      <GrainSteps ready={ready} />
      <BreakpointButtons ready={ready} />
      <Speed />
      <Scrubber />
      <Position />
    </section>
  );
}
