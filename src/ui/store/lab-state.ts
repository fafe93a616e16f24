// What the page shares of the lab between its panels, and what they may ask of it.
import type {RunBranches} from '../../bridge/client.ts';
import type {RunRequest} from '../../bridge/open-run.ts';
import type {LabView, RecordQuery, RunAct, Stand, StepTarget} from '../../bridge/protocol/messages.ts';
import type {StatechartId, StatechartNews} from '../../bridge/protocol/statechart-news.ts';
import type {ScenarioChanges} from '../../scenarios/changes.ts';
import type {ScenarioEntry} from '../../scenarios/library.ts';
import type {Moment} from '../../scenarios/moment.ts';
import type {FilterWords} from '../../trace/filter/words.ts';
import type {Cycle, EventIndex} from '../../trace/units.ts';
import type {RunPhase} from './run-phase.ts';

/** A scenario to open, by its name in the library or as data; null keeps what the scenario itself says. */
export interface LoadRequest extends RunRequest {
  readonly changes: ScenarioChanges | null;
  readonly recording: ArrayBuffer | null;
  /** The device of the card that is shown; null: the first. */
  readonly card: string | null;
}

/** A filter that stops a run when a record passes it. */
export interface Breakpoint {
  readonly id: number;
  readonly text: string;
  readonly isOn: boolean;
}

export type Theme = 'system' | 'light' | 'dark' | 'contrast';
export type Screen =
  | 'start'
  | 'lab'
  | 'memory'
  | 'frames'
  | 'compare'
  | 'cards'
  | 'hooks'
  | 'exploration'
  | 'presenter'
  | 'lesson'
  | 'predict'
  | 'homework';

/** Everything the page shares between its panels. */
export interface LabState {
  /** The scenarios that can be opened by name, as the worker offers them; empty until it is ready. */
  readonly library: readonly ScenarioEntry[];
  readonly view: LabView | null;
  /** Where the run stands. */
  readonly phase: RunPhase;
  /** The name by which the open run was found in the library; null: it came from outside, and no link leads to it. */
  readonly openedName: string | null;
  /** The open run is the start page's picture: nobody's work, and in no address. */
  readonly isPicture: boolean;
  /** What the open run has in place of its scenario's own; null: nothing. */
  readonly changes: ScenarioChanges | null;
  /** Why the last input from outside was refused, as one line; null when dismissed. */
  readonly refusal: string | null;
  /** The record the inspector shows; null follows the present. */
  readonly selection: EventIndex | null;
  readonly filter: RecordQuery;
  /** What filters over the open run may say; null while none is open. */
  readonly words: FilterWords | null;
  /** Records that pass the filter, ascending; null where everything passes. */
  readonly matches: Uint32Array | null;
  /** How many accesses each of `matches` stands for; null: one. */
  readonly matchCounts: Uint32Array | null;
  /** How far the last search reached; null before the first: a run of which nothing is computed is searched, too. */
  readonly matchesComputed: EventIndex | null;
  /** How much of a recording is written, 0 to 1; null: none is. */
  readonly exporting: number | null;
  readonly breakpoints: readonly Breakpoint[];
  /** The courses that the run has taken; null while it has taken one only. */
  readonly branches: RunBranches | null;
  readonly theme: Theme;
  readonly screen: Screen;
  /** Position in SPEEDS. */
  readonly speed: number;
  /**
   * Opens a scenario, with branches that were kept of it, and stands it right after a record or at a moment, or (null) at the first frame
   * that a guest sends; true if all of it was taken, else all stays as it was.
   */
  load(
    request: Partial<LoadRequest> & {readonly scenario: unknown},
    stand?: Stand | null,
    branches?: unknown,
  ): Promise<boolean>;
  /** Opens again what is open, with another seed, another card, other policies, or as another scenario with the same recording. */
  reopen(changes: Partial<Pick<LoadRequest, 'scenario' | 'seed' | 'profile' | 'changes'>>): Promise<boolean>;
  run(): void;
  pause(): void;
  /** Runs or pauses; at the end of the run it starts again from power-on. */
  toggleRun(): void;
  step(to: StepTarget, backwards?: boolean): void;
  /** Does something to the run at the present instant: it forks. */
  act(act: RunAct): void;
  openBranch(branch: number): void;
  /** Back to the last earlier record that a breakpoint picks, or to power-on. */
  runBack(): void;
  /** The filters that stop a run; those that are off stay in the list. */
  setBreakpoints(list: readonly Breakpoint[]): void;
  /** Stands the machine right after record `event`, so that it is the present one; -1 is power-on. */
  goTo(event: EventIndex): void;
  /** Runs on to a moment, wherever it has to go to find it. */
  goToMoment(moment: Pick<Moment, 'name' | 'filter' | 'which'>): Promise<void>;
  /** Stands the machine after the last event at or before a time. */
  goToTime(at: Cycle): void;
  /** Shows a record without moving the machine; null follows the present again. */
  select(event: EventIndex | null): void;
  /** Shows the records that pass; the text has been read without a fault. */
  setFilter(filter: RecordQuery): void;
  /** Searches again where the run has grown since. */
  refreshMatches(): void;
  setTheme(theme: Theme): void;
  setScreen(screen: Screen): void;
  setSpeed(speed: number): void;
  setRefusal(refusal: string | null): void;
  /** Shows another card of the machine, by number. */
  showCard(card: number): void;
  watchMemory(on: boolean): void;
  /** Lets the worker fetch what it may need later. */
  fetchAhead(): void;
  /** Switches news of the statecharts on, for whoever hears them, or off with null. */
  watchStatecharts(hear: ((batch: readonly StatechartNews[]) => void) | null): void;
  /** Sends a model an event: an input, from which the run forks. */
  input(statechart: StatechartId, event: string): void;
  /** Makes the worker fail, to see what a failure looks like. */
  crash(): void;
  /** Starts a new worker after a crash and opens again what was open. */
  restart(): void;
}

/** What a log opens with: the run in brief. */
export const DEFAULT_FILTER: RecordQuery = {text: '', brief: true};

/** True where every record passes, so that nobody needs to search. */
export function isEverything({text, brief}: RecordQuery): boolean {
  return text === '' && !brief;
}
