// What the page knows of the lab: the machine now, the run's state, what is selected and filtered. The worker owns the rest.
import {create} from 'zustand';
import {faultLine} from '../../base/result.ts';
import type {OpenChannel} from '../../bridge/channel.ts';
import {LabClient, type LoadRequest} from '../../bridge/client.ts';
import type {MachineNews} from '../../bridge/protocol/machine-news.ts';
import type {LabView, RecordQuery} from '../../bridge/protocol/messages.ts';
import type {EventIndex} from '../../trace/units.ts';
import type {LabState} from './lab-state.ts';
import {Latest} from './latest.ts';
import {takeTurn} from './opening-turns.ts';
import {usePage} from './page-store.ts';
import {records} from './record-cache.ts';
import {DEFAULT_FILTER, isEverything} from './record-filter.ts';
import {cyclesPerSecond} from './speeds.ts';

export type {LabState, LabStatus, Screen, Theme} from './lab-state.ts';

const NO_MATCHES = {indices: new Uint32Array(0), counts: null};

let client: LabClient | null = null;
let lastLoad: LoadRequest | null = null;
let searching = false;
let dropViews: () => void = () => undefined;
let hearMachines: ((batch: readonly MachineNews[]) => void) | null = null;

/** Milliseconds until the next search; none where the filter has changed in between or nothing runs. */
function restAfterSearch(state: LabState, searched: RecordQuery, found: number): number {
  return state.running && state.filter === searched ? Math.min(1000, 33 + found / 200) : 0;
}

export const useLab = create<LabState>()((set, get) => ({
  library: [],
  view: null,
  running: false,
  isOpening: false,
  status: 'connecting',
  fault: null,
  openedName: null,
  isPicture: false,
  changes: null,
  refusal: null,
  selection: null,
  filter: DEFAULT_FILTER,
  words: null,
  matches: null,
  matchCounts: null,
  matchesComputed: 0,
  exporting: null,
  goal: null,
  sought: null,
  breakpoints: [],
  stop: null,
  branches: null,
  theme: 'system',
  screen: 'lab',
  speed: 3,

  async load(request, stand = null, branches = null) {
    if (client === null) return false;
    const whole: LoadRequest = {seed: null, profile: null, changes: null, recording: null, ...request};
    const answer = await client.load(whole, stand ?? 'first-look', branches);
    if (!answer.ok) {
      set({refusal: faultLine(answer.fault)});
      return false;
    }
    lastLoad = whole;
    dropViews();
    records.invalidateFrom(0);
    usePage.getState().chooseFrame(null);
    get().setBreakpoints(get().breakpoints);
    const openedName = typeof whole.scenario === 'string' ? whole.scenario : null;
    set({
      openedName,
      isOpening: true,
      isPicture: false,
      changes: whole.changes,
      words: answer.value,
      stop: null,
      branches: null,
      refusal: null,
      selection: null,
      matches: null,
      matchesComputed: 0,
      goal: typeof stand === 'number' ? stand : null,
      sought: null,
    });
    get().refreshMatches();
    return true;
  },
  async reopen(changes) {
    if (lastLoad === null) return false;
    takeTurn();
    const {view} = get();
    return get().load({...lastLoad, seed: view?.seed ?? null, profile: view?.profile ?? null, ...changes});
  },
  run() {
    client?.send({type: 'run', cyclesPerSecond: cyclesPerSecond(get().speed)});
    set({selection: null, stop: null, goal: null});
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
    set({selection: null, stop: null, goal: null});
  },
  act(act) {
    client?.send({type: 'act', act});
    set({selection: null, stop: null});
  },
  openBranch(branch) {
    client?.send({type: 'branch', branch});
    set({selection: null, stop: null});
  },
  async compareBranches(first, second) {
    return client === null ? null : client.compareBranches(first, second);
  },
  runBack() {
    client?.send({type: 'run-back'});
    set({selection: null, stop: null});
  },
  setBreakpoints(breakpoints) {
    set({breakpoints});
    client?.send({type: 'breakpoints', list: breakpoints.filter(({isOn}) => isOn)});
  },
  goTo(event) {
    client?.send({type: 'seek', event: event + 1});
    set({selection: null, stop: null, goal: event >= (get().view?.computed ?? 0) ? event : null});
  },
  async goToMoment({name, filter, which}) {
    const asked = client;
    if (asked === null) return;
    set({selection: null, stop: null, goal: null, sought: name});
    const answer = await asked.find(filter, which);
    if (get().sought === name) set({sought: null});
    if (!answer.ok) set({refusal: faultLine(answer.fault)});
    else if (answer.value.event === null && !answer.value.halted) set({stop: {moment: name}});
  },
  goToTime(at) {
    client?.send({type: 'seek-time', at});
    set({selection: null, stop: null});
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
  fetchAhead() {
    client?.send({type: 'fetch-ahead'});
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
    set({exporting: null});
    if (answer.ok) return answer.value;
    set({refusal: faultLine(answer.fault)});
    return null;
  },
  async digest() {
    const answer = await client?.digest();
    return answer?.ok === true ? answer.value : null;
  },
  async compare(choice, onComparing) {
    if (client === null) return null;
    const open = {scenario: null, seed: null, profile: null, changes: null, ...lastLoad};
    const {scenario, seed, profile, changes} = open;
    return client.compare(
      choice === null
        ? {scenario, seed, profile, changes}
        : {scenario: choice, seed: null, profile: get().view?.profile ?? null, changes: null},
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

/** What the open run was opened from; null while none is. */
export function openedRequest(): LoadRequest | null {
  return lastLoad;
}

/** Asks the lab what one panel alone wants to know; null while none is connected. */
export async function askLab<T>(ask: (lab: LabClient) => Promise<T>): Promise<T | null> {
  return client === null ? null : ask(client);
}

/** Connects the store to a lab; called once by the page, and by a test with its own channel. `onReady` runs when nothing was open before. */
export function connectLab(open: OpenChannel, onReady: () => void): () => void {
  const views = new Latest<{readonly view: LabView; readonly running: boolean}>(({view, running}) => {
    records.setComputed(view.computed);
    const hasHalted = useLab.getState().running && !running;
    useLab.setState({
      view,
      running,
      isOpening: false,
      status: running ? 'running' : 'paused',
      ...(hasHalted ? {goal: null} : {}),
    });
    useLab.getState().refreshMatches();
  });
  dropViews = () => views.forget();
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
      usePage.getState().chooseFrame(null);
      useLab.setState({selection: null, matchesComputed: 0});
    },
    branches(branches) {
      useLab.setState({branches});
    },
    exporting(exporting) {
      useLab.setState({exporting});
    },
    stopped(stop) {
      useLab.setState({stop});
    },
    missing(message) {
      useLab.setState({refusal: message});
    },
    noStep(to, backwards) {
      useLab.setState({stop: {to, backwards}});
    },
    fault(fault) {
      views.forget();
      useLab.setState({fault, status: 'fault', running: false});
    },
  });
  client = opened;
  // What an earlier lab was asked it answers no more.
  searching = false;
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
