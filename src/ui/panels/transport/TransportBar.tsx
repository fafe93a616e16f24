// The transport: start, back, run, steps to the next of a kind, speed; and where in the run the machine stands.
import {capital} from '../../../base/figures.ts';
import {CommandButton} from '../../commands/CommandButton.tsx';
import {COMMANDS, type Command, STORY} from '../../commands/commands.ts';
import {isAtEnd} from '../../layout/run-words.ts';
import {useLab} from '../../store/lab-store.ts';
import {usePage} from '../../store/page-store.ts';
import {isRunning} from '../../store/run-phase.ts';
import {Icon, type IconName} from '../../widgets/Icon.tsx';
import {IconButton, Kbd} from '../../widgets/IconButton.tsx';
import {BreakpointButtons} from './BreakpointButtons.tsx';
import {GrainSteps} from './GrainSteps.tsx';
import {Position} from './Position.tsx';
import {Scrubber} from './Scrubber.tsx';
import {Speed} from './Speed.tsx';

/** What a button steps to; a story has no key. */
interface Stepping {
  readonly of: Command;
  readonly icon: IconName;
  readonly word: string;
}

const STEPS: readonly Stepping[] = [
  {of: COMMANDS.access, icon: 'access', word: 'access'},
  {of: COMMANDS.transition, icon: 'transition', word: 'transition'},
  {of: COMMANDS.handoff, icon: 'handoff', word: 'hand-off'},
  {of: COMMANDS.denial, icon: 'denial', word: 'denial'},
];

/** At the level intro: what a class is shown, one after the other. */
const INTRO_STEPS: readonly Stepping[] = [
  {of: STORY, icon: 'forwards', word: 'event of the story'},
  ...STEPS.filter(({of}) => of === COMMANDS.handoff || of === COMMANDS.denial),
];

/** A click with Shift steps backwards, as the keys do. */
export function TransportBar() {
  const running = useLab(isRunning);
  const ready = useLab((state) => state.view !== null);
  const hasEnded = useLab(isAtEnd) && !running;
  const isIntro = usePage((state) => state.level === 'intro');
  return (
    <section className="bar transport" aria-label="Transport">
      <span className="button-group">
        <CommandButton of={COMMANDS.start} icon="start">
          <span className="roomiest">Start</span>
        </CommandButton>
        {isIntro ? (
          <IconButton
            icon="back"
            name="Back by one event of the story"
            disabled={!ready}
            onClick={() => STORY.act(true)}
          >
            <span className="roomiest">Back</span>
          </IconButton>
        ) : (
          <CommandButton of={COMMANDS.accessBefore} icon="back">
            <span className="roomiest">Back</span>
            <Kbd>,</Kbd>
          </CommandButton>
        )}
      </span>
      <CommandButton
        of={COMMANDS.run}
        icon={running ? 'pause' : hasEnded ? 'restart' : 'run'}
        name={running ? 'Pause (F8)' : hasEnded ? 'Ended: run again from the start (F8)' : 'Run (F8)'}
        primary
      >
        <span className="run-word">{running ? 'Pause' : hasEnded ? 'Ended' : 'Run'}</span>
        <Kbd>F8</Kbd>
      </CommandButton>
      <span className="quiet roomy">Step to next</span>
      <span className="button-group">
        {(isIntro ? INTRO_STEPS : STEPS).map(({of: {words, keys, act}, icon, word}) => (
          <button
            key={word}
            type="button"
            className="button"
            disabled={!ready}
            aria-label={capital(words)}
            title={`${capital(words)}${keys === null ? '' : ` (${keys})`}; with Shift, to the one before`}
            onClick={(event) => act(event.shiftKey)}
          >
            <Icon name={icon} />
            <span className="step-word">{word}</span>
            {keys !== null && <Kbd>{keys}</Kbd>}
          </button>
        ))}
      </span>
      <CommandButton of={COMMANDS.moments} icon="moment" />
      <CommandButton of={COMMANDS.predict} icon="predict" />
      {!isIntro && <GrainSteps ready={ready} />}
      {!isIntro && <BreakpointButtons />}
      {!isIntro && <Speed />}
      <Scrubber />
      <Position />
    </section>
  );
}
