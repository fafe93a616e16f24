// The screen Hooks: tick what the VMM asks to see; the worker runs it beside the open run and says what it costs and hides.
import {useEffect} from 'react';
import {device} from '../../../kits/screens.ts';
import {hooksText} from '../../../sim/models/hook-words.ts';
import {hooksOf, isDynamicText, presetOf, shortText} from '../../layout/hook-grid.ts';
import {useHooks} from '../../store/hooks-store.ts';
import {useLab} from '../../store/lab-store.ts';
import {ChoicePrice} from './ChoicePrice.tsx';
import {DynamicTick} from './DynamicTick.tsx';
import {FoundSet} from './FoundSet.tsx';
import {HookGrid} from './HookGrid.tsx';
import {HookRows} from './HookRows.tsx';
import './hooks.css';
import {counted} from '../../../base/figures.ts';
import {Term} from '../../widgets/Term.tsx';

export default function HooksScreen() {
  const open = useLab((state) => state.view && hooksText(state.view.hooks));
  const scenario = useLab((state) => state.view?.scenario.title ?? '');
  const name = useLab((state) => state.view?.scenario.name);
  const registerWay = useLab((state) => state.view?.registerWay ?? 'ports');
  const isAlone = useLab((state) => (state.view?.devices.length ?? 1) === 1);
  const {picked, isDynamic, choice, found, running, refusal, follow, toggle, toggleDynamic} = useHooks();
  useEffect(() => {
    if (open !== null) follow(open);
  }, [open, follow]);
  const isStale =
    choice !== null &&
    (choice.scenario !== name || shortText(choice.hooks, choice.isDynamic) !== shortText(picked, isDynamic));
  return (
    <section className="hooks-screen" data-picture="whole" data-picture-title="Hooks" aria-labelledby="hooks-title">
      <header className="hooks-head">
        <h2 id="hooks-title">What is hooked</h2>
        <Presets picked={picked} open={open ?? hooksText([])} />
        {isAlone && <Work />}
      </header>
      {refusal !== null && (
        <p className="hooks-refusal" role="alert">
          {refusal}
        </p>
      )}
      <div className="hooks-body">
        <HookGrid
          picked={picked}
          choice={choice?.scenario === name ? choice : null}
          onToggle={toggle}
          registerWay={registerWay}
        >
          {/* Where there is one register page and no data port, a map has nothing to follow. */}
          {device.hooks.pageHooks.length > 0 && (
            <DynamicTick isDynamic={isDynamic} picked={picked} onToggle={toggleDynamic} />
          )}
        </HookGrid>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        <section className="hooks-results" aria-label="What it costs and hides" tabIndex={0}>
          {found !== null && running !== 'try' && found.scenario === name && <FoundSet found={found} />}
          {choice === null ? (
            running !== 'try' &&
            (!isAlone ? (
              <OfOneCard />
            ) : (
              <p className="quiet">
                Tick ports, or take a set by name, and try it on {scenario}: it is run beside the open run, which stays
                as it is. <Term word="hook">Hooked</Term> accesses exit
                {Object.hasOwn(device.hooks.sets, 'deck') && (
                  <>
                    ; the set <span className="mono">deck</span> is what <Term word="slide 26">slide 26</Term> of{' '}
                    <Term word="deck">the deck</Term> needs
                  </>
                )}
                .
                {registerWay !== 'ports' &&
                  ' Registers in memory are 1 page of 4 KiB: with one of them ticked every access to it exits.'}
              </p>
            ))
          ) : (
            <div data-stale={isStale} className="hooks-choice">
              <p className="quiet">
                {isStale && 'Of another choice: '}
                {shortText(choice.hooks, choice.isDynamic)} on {choice.scenario}, seed {choice.seed},{' '}
                {choice.profile === 'qemu' ? 'QEMU’s card' : 'the data sheet’s card'}
              </p>
              <ChoicePrice choice={choice} />
              <HookRows choice={choice} />
            </div>
          )}
        </section>
      </div>
    </section>
  );
}

/** Where a machine has several cards: what is hooked of one is seen here, and nothing can be tried. */
function OfOneCard() {
  return (
    <p className="quiet">
      These are the hooks of the {device.facts.title}, the card that is shown. Sets are tried, searched and opened on a
      machine with one card: choose a scenario that has one.
    </p>
  );
}

function Presets({picked, open}: {readonly picked: readonly string[]; readonly open: string}) {
  const pick = useHooks((state) => state.pick);
  const current = presetOf(picked);
  return (
    <fieldset className="button-group hooks-presets" data-picture="none">
      <legend className="visually-hidden">Sets by name</legend>
      {device.choices.hookSets.map(({name}) => (
        <button
          key={name}
          type="button"
          className="button"
          aria-pressed={name === current}
          onClick={() => pick(hooksOf(name))}
        >
          {name}
        </button>
      ))}
      <button type="button" className="button" onClick={() => pick(hooksOf(open))}>
        the open run’s
      </button>
    </fieldset>
  );
}

/** What can be done with the choice, and how far it has come. */
function Work() {
  const {picked, isDynamic, running, choice, search, tryPicked, searchMinimal, stop, apply} = useHooks();
  const isOpen = useLab((state) => {
    if (state.view === null) return false;
    const own = hooksText(state.view.hooks);
    return shortText(hooksOf(own), isDynamicText(own)) === shortText(picked, isDynamic);
  });
  if (running !== null) {
    const {runs, of, share} = choice ?? {runs: 0, of: 2, share: 0};
    return (
      <div className="hooks-work">
        <button type="button" className="button" onClick={stop}>
          Stop
        </button>
        {running === 'try' ? (
          <>
            <progress max={of} value={Math.min(of, runs + share)} aria-label="Runs done" />
            <span role="status">
              run {Math.min(of, runs + 1)} of {of}
            </span>
            <span className="quiet mono">{Math.floor(share * 100)} %</span>
          </>
        ) : (
          <>
            <progress max={1} value={search?.share ?? 0} aria-label="Of this run" />
            <span role="status">
              searching: {counted(search?.runs ?? 0, 'run')},{' '}
              {search === null ? 'every hook' : counted(search.kept, 'hook')} left
            </span>
          </>
        )}
      </div>
    );
  }
  return (
    <div className="hooks-work">
      <button type="button" className="button primary" onClick={() => void tryPicked()}>
        Try these
      </button>
      <button type="button" className="button" onClick={() => void searchMinimal()}>
        Search a minimal sound set
      </button>
      <button type="button" className="button" disabled={isOpen} onClick={() => void apply()}>
        {isOpen ? 'The open run has these' : 'Open a new run with these'}
      </button>
      {choice !== null && choice.runs < choice.of && (
        <span role="status">
          Stopped after {choice.runs} of {counted(choice.of, 'run')}.
        </span>
      )}
    </div>
  );
}
