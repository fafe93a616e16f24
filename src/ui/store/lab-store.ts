// What the page knows of the lab: the machine now, the run's state, what is selected and filtered. The worker owns the rest.
import {create} from 'zustand';
import {faultLine, type Result} from '../../base/result.ts';
import {
  type ComparedRun,
  type DescribedRun,
  type ExportedFile,
  LabClient,
  type LabFault,
  type LoadRequest,
  type OnComparing,
  type OpenChannel,
  type VerdictPage,
} from '../../bridge/client.ts';
import type {MachineId, MachineNews} from '../../bridge/protocol/machine-news.ts';
import type {LabView, RecordQuery, StepTarget} from '../../bridge/protocol/messages.ts';
import type {TimelineSummary} from '../../bridge/spans/timeline-summary.ts';
import type {VerdictChoice} from '../../bridge/spans/verdict-index.ts';
import type {ScenarioChanges} from '../../scenarios/changes.ts';
import type {ScenarioEntry} from '../../scenarios/library.ts';
import type {FilterWords} from '../../trace/filter/words.ts';
import type {Cycle, EventIndex} from '../../trace/units.ts';
import {Latest} from './latest.ts';
import {records} from './record-cache.ts';
import {DEFAULT_FILTER, isEverything} from './record-filter.ts';
import {cyclesPerSecond} from './speeds.ts';

export type LabStatus = 'connecting' | 'ready' | 'running' | 'paused' | 'fault';
export type Theme = 'system' | 'light' | 'dark';
export type Screen = 'lab' | 'memory' | 'compare';

/** Everything the page shares between its panels. */
export interface LabState {
  /** The scenarios that can be opened by name, as the worker offers them; empty until it is ready. */
  readonly library: readonly ScenarioEntry[];
  readonly view: LabView | null;
  readonly running: boolean;
  readonly status: LabStatus;
  readonly fault: LabFault | null;
  /** The name by which the open run was found in the library; null: it came from outside, and no link leads to it. */
  readonly openedName: string | null;
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
  /** How far the last search reached. */
  readonly matchesComputed: EventIndex;
  readonly theme: Theme;
  readonly screen: Screen;
  /** Position in SPEEDS. */
  readonly speed: number;
  /** Opens a scenario and stands it right after record `event`, or at the first frame that a guest sends; true if it was taken. */
  load(request: Partial<LoadRequest> & {readonly scenario: unknown}, event?: EventIndex | null): Promise<boolean>;
  /** Opens again what is open, with another seed, another card or other policies. */
  reopen(changes: Partial<Pick<LoadRequest, 'seed' | 'profile' | 'changes'>>): Promise<boolean>;
  run(): void;
  pause(): void;
  /** Runs or pauses; at the end of the run it starts again from power-on. */
  toggleRun(): void;
  step(to: StepTarget, backwards?: boolean): void;
  /** Stands the machine right after record `event`, so that it is the present one; -1 is power-on. */
  goTo(event: EventIndex): void;
  /** Stands the machine after the last event at or before a time. */
  goToTime(at: Cycle): void;
  /** What to draw of [from, to) on so many pixels; null while no lab is connected. */
  timeline(from: Cycle, to: Cycle, pixels: number): Promise<TimelineSummary | null>;
  /** Rows [from, to) of the verdict list, oldest first; null while no lab is connected. */
  verdicts(choice: VerdictChoice, from: number, to: number): Promise<VerdictPage | null>;
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
  watchMemory(on: boolean): void;
  /** The run as a file; null and a refusal where that fails. */
  exportRun(format: 'pcap' | 'csv' | 'trace'): Promise<ExportedFile | null>;
  /** The open scenario, whole; null while none is open. */
  describe(): Promise<DescribedRun | null>;
  /** The digest of everything up to the present; null while no lab is connected. */
  digest(): Promise<string | null>;
  /** Switches news of the machines on, for whoever hears them, or off with null. */
  watchMachines(hear: ((batch: readonly MachineNews[]) => void) | null): void;
  /** Sends a model an event: an input, from which the run forks. */
  input(machine: MachineId, event: string): void;
  /** Runs a library scenario (null: what is open, with its seed) on the open run's card under every technique; null while no lab is connected. */
  compare(choice: string | null, onComparing: OnComparing): Promise<Result<ComparedRun> | null>;
  stopComparing(): void;
  /** Makes the worker fail, to see what a failure looks like. */
  crash(): void;
  /** Starts a new worker after a crash and opens again what was open. */
  restart(): void;
}

const NO_MATCHES = {indices: new Uint32Array(0), counts: null};

let client: LabClient | null = null;
let lastLoad: LoadRequest | null = null;
let searching = false;
let hearMachines: ((batch: readonly MachineNews[]) => void) | null = null;

/** Milliseconds until the next search; none where the filter has changed in between or nothing runs. */
function restAfterSearch(state: LabState, searched: RecordQuery, found: number): number {
  return state.running && state.filter === searched ? Math.min(1000, 33 + found / 200) : 0;
}

export const useLab = create<LabState>()((set, get) => ({
  library: [],
  view: null,
  running: false,
  status: 'connecting',
  fault: null,
  openedName: null,
  changes: null,
  refusal: null,
  selection: null,
  filter: DEFAULT_FILTER,
  words: null,
  matches: null,
  matchCounts: null,
  matchesComputed: 0,
  theme: 'system',
  screen: 'lab',
  speed: 3,

  async load(request, event = null) {
    if (client === null) return false;
    const whole: LoadRequest = {seed: null, profile: null, changes: null, recording: null, ...request};
    const answer = await client.load(whole);
    if (!answer.ok) {
      set({refusal: faultLine(answer.fault)});
      return false;
    }
    lastLoad = whole;
    records.invalidateFrom(0);
    const openedName = typeof whole.scenario === 'string' ? whole.scenario : null;
    set({
      openedName,
      changes: whole.changes,
      words: answer.value,
      refusal: null,
      selection: null,
      matches: null,
      matchesComputed: 0,
    });
    if (event === null) client.send({type: 'first-look'});
    else get().goTo(event);
    get().refreshMatches();
    return true;
  },
  async reopen(changes) {
    if (lastLoad === null) return false;
    const {view} = get();
    return get().load({...lastLoad, seed: view?.seed ?? null, profile: view?.profile ?? null, ...changes});
  },
  run() {
    client?.send({type: 'run', cyclesPerSecond: cyclesPerSecond(get().speed)});
    set({selection: null});
  },
  pause() {
    client?.send({type: 'pause'});
  },
  toggleRun() {
    const {running, view} = get();
    if (running) get().pause();
    else {
      if (view?.ended === true && view.position === view.computed) get().goTo(-1);
      get().run();
    }
  },
  step(to, backwards = false) {
    client?.send({type: 'step', to, backwards});
    set({selection: null});
  },
  goTo(event) {
    client?.send({type: 'seek', event: event + 1});
    set({selection: null});
  },
  goToTime(at) {
    client?.send({type: 'seek-time', at});
    set({selection: null});
  },
  async timeline(from, to, pixels) {
    return client === null ? null : client.timeline(from, to, pixels);
  },
  async verdicts(choice, from, to) {
    return client === null ? null : client.verdicts(choice, from, to);
  },
  select(event) {
    set({selection: event});
  },
  setFilter(filter) {
    set({filter, matches: isEverything(filter) ? null : get().matches, matchesComputed: 0});
    get().refreshMatches();
  },
  refreshMatches() {
    const {filter, matchesComputed, view} = get();
    if (client === null || searching || isEverything(filter) || view === null || view.computed === matchesComputed)
      return;
    searching = true;
    const asked = client;
    void asked.matches(filter).then((answer) => {
      if (asked !== client) return;
      const {indices, counts, computed} = answer.ok ? answer.value : {...NO_MATCHES, computed: view.computed};
      if (!answer.ok) set({refusal: faultLine(answer.fault)});
      if (get().filter === filter) set({matches: indices, matchCounts: counts, matchesComputed: computed});
      // A long list travels whole: the longer it is, the less often it is asked for while the run grows.
      setTimeout(
        () => {
          searching = false;
          get().refreshMatches();
        },
        restAfterSearch(get(), filter, indices.length),
      );
    });
  },
  setTheme(theme) {
    set({theme});
  },
  setScreen(screen) {
    set({screen});
  },
  setSpeed(speed) {
    set({speed});
    if (get().running) client?.send({type: 'run', cyclesPerSecond: cyclesPerSecond(speed)});
  },
  setRefusal(refusal) {
    set({refusal});
  },
  watchMemory(on) {
    client?.send({type: 'watch-memory', on});
  },
  watchMachines(hear) {
    hearMachines = hear;
    client?.send({type: 'watch-machines', on: hear !== null});
  },
  input(machine, event) {
    client?.send({type: 'input', machine, event});
  },
  async exportRun(format) {
    if (client === null) return null;
    const answer = await client.export(format);
    if (answer.ok) return answer.value;
    set({refusal: faultLine(answer.fault)});
    return null;
  },
  async describe() {
    const answer = await client?.describe();
    return answer?.ok === true ? answer.value : null;
  },
  async digest() {
    const answer = await client?.digest();
    return answer?.ok === true ? answer.value : null;
  },
  async compare(choice, onComparing) {
    if (client === null) return null;
    const {view} = get();
    return client.compare(
      {
        scenario: choice ?? lastLoad?.scenario ?? null,
        seed: choice === null ? (view?.seed ?? null) : null,
        profile: view?.profile ?? null,
        changes: choice === null ? (lastLoad?.changes ?? null) : null,
      },
      onComparing,
    );
  },
  stopComparing() {
    client?.send({type: 'stop-comparing'});
  },
  crash() {
    client?.send({type: 'crash'});
  },
  restart() {
    searching = false;
    set({
      fault: null,
      status: 'connecting',
      view: null,
      running: false,
      selection: null,
      matches: null,
      matchesComputed: 0,
    });
    client?.restart();
  },
}));

/** Asks the lab what one panel alone wants to know; null while none is connected. */
export async function askLab<T>(ask: (lab: LabClient) => Promise<T>): Promise<T | null> {
  return client === null ? null : ask(client);
}

/** Connects the store to a lab; called once by the page, and by a test with its own channel. `onReady` runs when nothing was open before. */
export function connectLab(open: OpenChannel, onReady: () => void): () => void {
  const views = new Latest<{readonly view: LabView; readonly running: boolean}>(({view, running}) => {
    records.setComputed(view.computed);
    useLab.setState({view, running, status: running ? 'running' : 'paused'});
    useLab.getState().refreshMatches();
  });
  const opened = new LabClient(open, {
    ready(library) {
      useLab.setState({status: 'ready', library});
      if (hearMachines !== null) opened.send({type: 'watch-machines', on: true});
      if (lastLoad === null) onReady();
      else void useLab.getState().load(lastLoad);
    },
    view(view, running) {
      views.offer({view, running});
    },
    machines(batch) {
      hearMachines?.(batch);
    },
    forked(from) {
      records.invalidateFrom(from);
      useLab.setState({selection: null, matchesComputed: 0});
    },
    fault(fault) {
      views.forget();
      useLab.setState({fault, status: 'fault', running: false});
    },
  });
  client = opened;
  records.connect((from, to) => opened.window(from, to));
  return () => {
    views.forget();
    opened.close();
    if (client === opened) client = null;
  };
}

/** The record the panels speak of: the selected one, else the last that happened; -1 before the first. */
export function selectCurrent(state: LabState): EventIndex {
  return state.selection ?? (state.view === null ? -1 : state.view.position - 1);
}
