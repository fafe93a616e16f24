// The transport: start, back, run, steps to the next of a kind, speed; and where in the run the machine stands.
import type {StepTarget} from '../../../bridge/protocol/messages.ts';
import {isAtEnd} from '../../layout/run-state-words.ts';
import {useLab} from '../../store/lab-store.ts';
import {usePage} from '../../store/page-store.ts';
import {Icon, type IconName} from '../../widgets/Icon.tsx';
import {IconButton, Kbd} from '../../widgets/IconButton.tsx';
import {BreakpointButtons} from './BreakpointButtons.tsx';
import {GrainSteps} from './GrainSteps.tsx';
import {Position} from './Position.tsx';
import {Scrubber} from './Scrubber.tsx';
import {Speed} from './Speed.tsx';

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

/** At the level intro: what a class is shown, one after the other. */
const INTRO_STEPS: typeof STEPS = [
  {to: 'story', icon: 'forwards', word: 'event of the story', key: ''},
  ...STEPS.filter(({to}) => to === 'handoff' || to === 'denial'),
];

/** A click with Shift steps backwards, as the keys do. */
export function TransportBar() {
  const running = useLab((state) => state.running);
  const ready = useLab((state) => state.view !== null);
  const hasEnded = useLab(isAtEnd) && !running;
  const isIntro = usePage((state) => state.level === 'intro');
  const {step, goTo, toggleRun} = useLab.getState();
  return (
    <section className="bar transport" aria-label="Transport">
      <span className="button-group">
        <IconButton icon="start" name="To the start" disabled={!ready} onClick={() => goTo(-1)}>
          <span className="roomiest">Start</span>
        </IconButton>
        {isIntro ? (
          <IconButton
            icon="back"
            name="Back by one event of the story"
            disabled={!ready}
            onClick={() => step('story', true)}
          >
            <span className="roomiest">Back</span>
          </IconButton>
        ) : (
          <IconButton
            icon="back"
            name="Back to the access before (,)"
            disabled={!ready}
            onClick={() => step('access', true)}
          >
            <span className="roomiest">Back</span>
            <Kbd>,</Kbd>
          </IconButton>
        )}
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
        {(isIntro ? INTRO_STEPS : STEPS).map(({to, icon, word, key}) => (
          <button
            key={to}
            type="button"
            className="button"
            disabled={!ready}
            aria-label={`Step to the next ${word}`}
            title={`Step to the next ${word}${key === '' ? '' : ` (${key})`}; with Shift, to the one before`}
            onClick={(event) => step(to, event.shiftKey)}
          >
            <Icon name={icon} />
            <span className="step-word">{word}</span>
            {key !== '' && <Kbd>{key}</Kbd>}
          </button>
        ))}
      </span>
      <IconButton
        icon="moment"
        name="Moments that this scenario names (J)"
        disabled={!ready}
        onClick={() => usePage.getState().openDialog('moments')}
      />
      <IconButton
        icon="predict"
        name="Predict: be asked before each verdict, transition and hand-off from here on (A)"
        disabled={!ready}
        onClick={() => {
          location.hash = '#predict';
        }}
      />
      {!isIntro && <GrainSteps ready={ready} />}
      {!isIntro && <BreakpointButtons ready={ready} />}
      {!isIntro && <Speed />}
      <Scrubber />
      <Position />
    </section>
  );
}
