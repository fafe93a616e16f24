// The desk of the worker: the open run, the clock that runs it, and everything that moves it, opens it or forks it.
import {present} from '../base/assert.ts';
import {ok} from '../base/result.ts';
import {devicesOf} from '../kits/cards-of.ts';
import {fetchEveryKit, fetchKit, isFetched} from '../kits/device-kits.ts';
import {scenarioNamed} from '../scenarios/library.ts';
import {momentNamed} from '../scenarios/moments.ts';
import {namesDevice} from '../scenarios/recorded-scenario.ts';
import {filterWords} from '../sim/lab/filter-words.ts';
import type {Lab} from '../sim/lab/lab.ts';
import {cardOfGuest} from '../sim/lab/machine.ts';
import {STEP_TARGETS, type StepTarget} from '../sim/lab/step-targets.ts';
import {type FilterWords, GUEST_LETTERS} from '../trace/filter/words.ts';
import type {RecordedRun} from '../trace/recorded-run.ts';
import type {EventIndex} from '../trace/units.ts';
import type {Branching} from './branches/branching.ts';
import type {Clock} from './clock.ts';
import {LATER_CODE} from './later-code.ts';
import {cardOfDevice, lookFirst, OpenRun, openLabFor, type RunRequest, type Stand} from './open-run.ts';
import type {ListedBreakpoint, RunAct} from './protocol/commands.ts';
import type {News} from './protocol/news.ts';
import {readScenario} from './read-scenario.ts';
import {type FilterGoal, Runner} from './runner.ts';
import {StatechartWatch} from './statecharts/statechart-watch.ts';
import type {Answered, WithCode} from './told.ts';

/** A run to open. */
export interface Opening extends RunRequest {
  readonly recording: ArrayBuffer | null;
  /** Kept branches of the run (unknown JSON) that open with it, or it is refused; null: none. */
  readonly branches: unknown;
  /** The device of the card that is shown; null: the first. */
  readonly card: string | null;
  /** Where the opened run stands. */
  readonly stand: Stand;
}

/** What opening a run takes beside what is there. */
type OpeningCode = Awaited<NonNullable<ReturnType<typeof codeToOpen>>>;
type BranchingCode = Awaited<ReturnType<typeof LATER_CODE.branching>>;

/** The code that a request needs: most open without any once their device is there. */
export function codeToOpen({scenario, recording, branches}: Opening) {
  const read = typeof scenario === 'string' ? null : readScenario(scenario);
  // Those of the library are held to their moments by a test.
  const isChecked = read === null || !read.ok || read.value.moments.length === 0;
  const asked = typeof scenario === 'string' ? scenarioNamed(scenario) : read?.ok === true ? read.value : undefined;
  // Only the recording itself says then which one it wants.
  const takesRecorded = recording !== null && typeof scenario !== 'string' && !namesDevice(scenario);
  const unfetched = asked === undefined ? [] : devicesOf(asked).filter((device) => !isFetched(device));
  const hasKit = unfetched.length === 0;
  if (recording === null && branches === null && isChecked && hasKit) return null;
  return Promise.all([
    recording === null ? null : LATER_CODE.readRecording(),
    branches === null ? null : LATER_CODE.branching(),
    isChecked ? null : LATER_CODE.checkMoments(),
    takesRecorded ? fetchEveryKit() : hasKit ? null : Promise.all(unfetched.map(fetchKit)),
  ]);
}

/** One for each worker. */
export class Desk {
  /** null until one is opened. */
  run: OpenRun | null = null;
  readonly runner: Runner;
  readonly #tell: (news: News) => void;
  readonly #with: WithCode;
  readonly #statecharts: StatechartWatch;
  #watchesMemory = false;
  /** Fetched with the first act on a run. */
  #branching: Branching | null = null;

  /** `tell` posts news; `withCode` does something once its code is fetched, before messages that come meanwhile are taken. */
  constructor(clock: Clock, tell: (news: News) => void, withCode: WithCode) {
    this.#tell = tell;
    this.#with = withCode;
    this.#statecharts = new StatechartWatch((batch) => tell({type: 'statecharts', batch}));
    this.runner = new Runner(
      clock,
      () => present(this.run, 'only an open lab runs').lab,
      () => this.show(),
    );
  }

  /** Opens a run, with its kept branches if it has some, tells the words of its filters and stands it; what is refused leaves all as it was. */
  open(request: Opening, code: OpeningCode | null, tell: (answer: Answered<FilterWords>) => void): void {
    const [reader, branchingCode, check] = code ?? [null, null, null];
    const {stand, branches, recording: bytes} = request;
    const read = reader === null || bytes === null ? ok(undefined) : reader.readRecording(bytes);
    if (!read.ok) return tell(read);
    const recording = read.value;
    const asRead = readScenario(request.scenario, recording);
    const original = check !== null && asRead.ok ? check.checkMoments(asRead.value) : asRead;
    if (!original.ok) return tell(original);
    const opened = openLabFor(request, original.value, recording);
    if (!opened.ok) return tell(opened);
    const branching = branchingCode === null ? null : this.#newBranching(branchingCode, recording);
    const tried = branching === null ? ok(null) : branching.tried(branches, opened.value);
    if (!tried.ok) return tell(tried);
    const {scenario} = opened.value.machine;
    const named = typeof stand === 'object' ? momentNamed(scenario, stand.moment) : ok(null);
    if (!named.ok) return tell(named);
    const card = cardOfDevice(opened.value, request.card);
    if (!card.ok) return tell(card);
    this.run = new OpenRun(opened.value, original.value, recording, card.value);
    this.runner.halt();
    this.runner.fence = null;
    this.#branching = branching;
    tell(ok(filterWords(scenario)));
    this.#statecharts.opened(opened.value);
    if (tried.value !== null) branching?.restore(tried.value);
    // Kept branches open the one that was looked at.
    this.#standAt(this.run.lab, stand);
    // What panels ask for next; what does not come is asked for again then.
    LATER_CODE.lists().catch(() => undefined);
  }

  #standAt(lab: Lab, stand: Stand): void {
    if (stand === 'first-look') return this.#lookFirst(lab);
    if (typeof stand === 'number') return this.seek(lab, stand + 1);
    const moment = momentNamed(lab.machine.scenario, stand.moment);
    if (!moment.ok) return this.#lookFirst(lab);
    const {filter, which} = moment.value;
    // The run is open by now: without the code it stands where it would without a moment.
    this.#with(
      LATER_CODE.recordGoal().catch(() => null),
      (code) => {
        if (code === null) return this.#lookFirst(lab);
        const search = code.recordGoal(filter, which, 0, lab.machine.scenario);
        const tell: FilterGoal['tell'] = (event, isHalted) => {
          if (event === null && !isHalted) this.#lookFirst(lab);
        };
        if (search.ok) this.runner.jump({search: search.value, from: lab.position, tell});
      },
    );
  }

  /** Where a run is worth a first look. */
  #lookFirst(lab: Lab): void {
    lookFirst(lab);
    this.show();
  }

  /** Goes to the next record of a kind, or to the one before. */
  step(lab: Lab, to: StepTarget, backwards: boolean): void {
    const isWanted = STEP_TARGETS[to];
    const sayNone = (): void => this.#tell({type: 'no-step', to, backwards});
    this.runner.halt();
    if (!backwards) return this.runner.jump({isWanted, from: lab.position, sayNone});
    if (!lab.stepBackTo(isWanted)) {
      // Before the first event is power-on.
      if (to === 'event' && lab.position > 0) lab.seek(0);
      else sayNone();
    }
    this.show();
  }

  /** Stands behind so many events, at once where they are computed. */
  seek(lab: Lab, events: EventIndex): void {
    const most = this.runner.fence === null ? events : this.runner.fence + 1;
    const event = Math.max(0, Math.min(events, most));
    this.runner.halt();
    lab.seek(Math.min(event, lab.store.length));
    this.runner.jump({event});
  }

  /** Stands behind the last computed event at or before a time. */
  seekTime(lab: Lab, at: number): void {
    this.runner.halt();
    lab.seek(lab.store.firstAtOrAfter(at + 1));
    this.runner.heedFence(lab);
    this.show();
  }

  /** Goes back to the last earlier record that a breakpoint picks, or to power-on. */
  runBack(lab: Lab): void {
    this.runner.halt();
    if (this.runner.breakpoints === null) lab.seek(0);
    else this.runner.breakpoints.runBack(lab);
    this.show();
  }

  /** The run goes no further than right behind a record. */
  fence(lab: Lab, event: EventIndex | null): void {
    this.runner.fence = event;
    this.runner.heedFence(lab);
    this.show();
  }

  setBreakpoints(list: readonly ListedBreakpoint[]): void {
    this.runner.breakpoints = null;
    if (list.length === 0) return;
    this.#with(LATER_CODE.breakpoints(), ({Breakpoints}) => {
      this.runner.breakpoints = new Breakpoints(list, (stop) => this.#tell({type: 'stopped', ...stop}));
    });
  }

  /** Does something to the run: it forks. */
  act(lab: Lab, act: RunAct): void {
    this.runner.halt();
    this.#branch((branching) => branching.act(lab, act));
  }

  openBranch(lab: Lab, branch: number): void {
    this.runner.halt();
    this.#branch((branching) => branching.open(lab, branch));
  }

  /** An event for a model, sent from outside: the run forks, and what was summed up over its future is forgotten. */
  input(lab: Lab, statechart: string, eventName: string): void {
    const guest = this.#statecharts.guestOf(statechart);
    if (guest === null) return;
    const event = cardOfGuest(lab.machine, guest).monitor.model.compiled.events.indexOf(eventName);
    if (event < 0) return;
    this.show();
    this.#branch((branching) => branching.input(lab, {guest, event}, `${eventName} for ${GUEST_LETTERS[guest]}`));
  }

  /** The branches of the open run. */
  branching(code: BranchingCode): Branching {
    this.#branching ??= this.#newBranching(code, this.run?.recording);
    return this.#branching;
  }

  #branch(act: (branching: Branching) => void): void {
    if (this.#branching !== null) return act(this.#branching);
    this.#with(LATER_CODE.branching(), (code) => act(this.branching(code)));
  }

  #newBranching({Branching: Fetched}: BranchingCode, recording: RecordedRun | undefined): Branching {
    return new Fetched(recording, this.#tell, (lab, from) => this.#changed(lab, from));
  }

  /** The run forked, or another branch of it is open: what was summed up over other records is forgotten. */
  #changed(lab: Lab, from: EventIndex): void {
    const {lab: before, original, recording, shownCard} = present(this.run, 'a run that changes is open');
    this.run = new OpenRun(lab, original, recording, shownCard);
    if (lab === before) this.#statecharts.forget();
    else this.#statecharts.opened(lab);
    this.#tell({type: 'forked', from});
    this.show();
  }

  /** Looks at another card of the machine, if it has one of this number. */
  showCard(run: OpenRun, card: number): void {
    if (run.lab.machine.cards[card] === undefined) return;
    run.shownCard = card;
    this.show();
  }

  watchMemory(on: boolean): void {
    this.#watchesMemory = on;
    this.show();
  }

  watchStatecharts(on: boolean): void {
    if (!on) return this.#statecharts.end();
    this.#with(LATER_CODE.statechartTap(), ({StatechartTap}) =>
      this.#statecharts.begin(StatechartTap, this.run?.lab ?? null),
    );
  }

  /** Posts the machine as it is now. */
  show(): void {
    if (this.run === null) return;
    this.runner.shown();
    this.#tell({
      type: 'view',
      view: this.run.lab.view(this.#watchesMemory, this.run.shownCard),
      running: this.runner.isRunning,
    });
    this.#statecharts.look();
  }
}
