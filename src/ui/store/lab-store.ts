// What the page knows of the lab: the machine now, the run's state, what is selected and filtered. The worker owns the rest.
import {create} from 'zustand';
import {fail, faultLine, type Result} from '../../base/result.ts';
import {LabClient, type OpenChannel} from '../../bridge/client.ts';
import type {Command} from '../../bridge/protocol/commands.ts';
import type {LabView} from '../../bridge/protocol/messages.ts';
import type {StatechartNews} from '../../bridge/protocol/statechart-news.ts';
import type {AnswerTo, Asked, ProgressOf, QuestionName} from '../../bridge/questions/questions.ts';
import {isKnown} from '../../kits/screens.ts';
import {RecordWindow} from '../../trace/record-window.ts';
import type {EventIndex} from '../../trace/units.ts';
import {DEFAULT_FILTER, isEverything, type LabState, type LoadRequest} from './lab-state.ts';
import {Latest} from './latest.ts';
import {takeTurn} from './opening-turns.ts';
import {usePage} from './page-store.ts';
import {records} from './record-cache.ts';
import {DEVICE_WORDS, devicesAsked, firstUnfetched, shownDevice, speakOfRun, spokenOf, unsaid} from './run-device.ts';
import {
  CONNECTING,
  failed,
  faultOf,
  isOpening,
  isRunning,
  opening,
  READY,
  sent,
  soughtOf,
  viewed,
} from './run-phase.ts';
import {restAfterSearch} from './search-pace.ts';
import {cyclesPerSecond} from './speeds.ts';

export type {LabState, Screen, Theme} from './lab-state.ts';

const NO_RECORDS = {words: new Uint32Array(0), bases: new Float64Array(0), ranges: new Float64Array(0)};
const NO_MATCHES = {indices: new Uint32Array(0), counts: null};

let client: LabClient | null = null;
let lastLoad: LoadRequest | null = null;
let searching = false;
/** Counts what is asked for and what ends all that was: an opening that has waited is meant only while nothing came after it. */
let openings = 0;
let dropViews: () => void = () => undefined;
let hearStatecharts: ((batch: readonly StatechartNews[]) => void) | null = null;

function refused(refusal: string): false {
  useLab.setState({refusal});
  return false;
}

export const useLab = create<LabState>()((set, get) => ({
  library: [],
  view: null,
  phase: CONNECTING,
  openedName: null,
  isPicture: false,
  changes: null,
  refusal: null,
  selection: null,
  filter: DEFAULT_FILTER,
  words: null,
  matches: null,
  matchCounts: null,
  matchesComputed: null,
  exporting: null,
  breakpoints: [],
  branches: null,
  theme: 'system',
  screen: 'lab',
  speed: 3,

  async load(request, stand = null, branches = null) {
    if (client === null) return false;
    const mine = ++openings;
    const whole: LoadRequest = {seed: null, profile: null, changes: null, recording: null, card: null, ...request};
    const asked = devicesAsked(whole.scenario, get().library);
    const named = asked.find((device) => device === whole.card) ?? asked[0];
    if (asked.some(DEVICE_WORDS.areMissing)) {
      // Before the worker opens anything: where it is refused all stays as it was.
      const unfetched = await firstUnfetched(asked);
      if (mine !== openings) return false;
      if (unfetched !== null) return refused(unsaid(unfetched));
    }
    const answer = await client.ask('load', {...whole, stand: stand ?? 'first-look', branches});
    if (!answer.ok) return refused(faultLine(answer.fault));
    lastLoad = whole;
    dropViews();
    // The look at a run with another device is not drawn with the words of this one, nor records of this one with those of the other.
    const view = get().view?.device === named ? get().view : null;
    if (typeof named === 'string' && isKnown(named)) speakOfRun(named, answer.value.cards ?? null);
    records.invalidateFrom(0);
    usePage.getState().chooseFrame(null);
    get().setBreakpoints(get().breakpoints);
    set({
      view,
      openedName: typeof whole.scenario === 'string' ? whole.scenario : null,
      phase: opening(stand),
      isPicture: false,
      changes: whole.changes,
      words: answer.value,
      branches: null,
      refusal: null,
      selection: null,
      matches: null,
      matchesComputed: null,
    });
    get().refreshMatches();
    return true;
  },
  async reopen(changes) {
    if (lastLoad === null) return false;
    takeTurn();
    const {view} = get();
    const stands = {seed: view?.seed ?? null, profile: view?.profile ?? null, card: shownDevice(view)};
    return get().load({...lastLoad, ...stands, ...changes});
  },
  run() {
    tellLab({type: 'run', cyclesPerSecond: cyclesPerSecond(get().speed)});
    send(null);
  },
  pause() {
    tellLab({type: 'pause'});
  },
  toggleRun() {
    const {view} = get();
    if (isRunning(get())) get().pause();
    else {
      if (view?.ended === true && view.position === view.computed) get().goTo(-1);
      get().run();
    }
  },
  step(to, backwards = false) {
    tellLab({type: 'step', to, backwards});
    send(null);
  },
  act(act) {
    tellLab({type: 'act', act});
    send(null);
  },
  openBranch(branch) {
    tellLab({type: 'branch', branch});
    send(null);
  },
  runBack() {
    tellLab({type: 'run-back'});
    send(null);
  },
  setBreakpoints(breakpoints) {
    set({breakpoints});
    tellLab({type: 'breakpoints', list: breakpoints.filter(({isOn}) => isOn)});
  },
  goTo(event) {
    tellLab({type: 'seek', event: event + 1});
    send(event >= (get().view?.computed ?? 0) ? {goal: event} : null);
  },
  async goToMoment({name, filter, which}) {
    const asked = client;
    if (asked === null) return;
    send({sought: name});
    const answer = await asked.ask('find', {filter, which, from: 0});
    if (soughtOf(get()) === name) set({phase: sent(get().phase, null)});
    if (!answer.ok) set({refusal: faultLine(answer.fault)});
    else if (answer.value.event === null && !answer.value.halted)
      set({phase: sent(get().phase, {stop: {moment: name}})});
  },
  goToTime(at) {
    tellLab({type: 'seek-time', at});
    send(null);
  },
  select(event) {
    set({selection: event});
  },
  setFilter(filter) {
    set({filter, matches: isEverything(filter) ? null : get().matches, matchesComputed: null});
    get().refreshMatches();
  },
  refreshMatches() {
    const {filter, matchesComputed, view} = get();
    if (client === null || searching || isEverything(filter) || view === null || view.computed === matchesComputed)
      return;
    searching = true;
    const asked = client;
    void asked.ask('matches', filter).then((answer) => {
      if (asked !== client) return;
      const {indices, counts, computed} = answer.ok ? answer.value : {...NO_MATCHES, computed: view.computed};
      const found = {matches: indices, matchCounts: counts, matchesComputed: computed};
      if (!answer.ok) set({refusal: faultLine(answer.fault)});
      // What this run's words cannot read is told and let go; where code cannot be fetched it is kept.
      const isKept = answer.ok || !answer.fault.place.startsWith('filter');
      if (get().filter === filter) set(isKept ? found : {filter: {...filter, text: ''}, matches: null});
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
    if (isRunning(get())) tellLab({type: 'run', cyclesPerSecond: cyclesPerSecond(speed)});
  },
  setRefusal(refusal) {
    set({refusal});
  },
  showCard(card) {
    tellLab({type: 'show-card', card});
    // What was asked of an instant was of the card before.
    set({selection: null});
  },
  watchMemory(on) {
    tellLab({type: 'watch-memory', on});
  },
  fetchAhead() {
    tellLab({type: 'fetch-ahead'});
  },
  watchStatecharts(hear) {
    hearStatecharts = hear;
    tellLab({type: 'watch-statecharts', on: hear !== null});
  },
  input(statechart, event) {
    tellLab({type: 'input', statechart, event});
  },
  crash() {
    tellLab({type: 'crash'});
  },
  restart() {
    openings++;
    dropViews();
    searching = false;
    set({phase: CONNECTING, view: null, selection: null, matches: null, matchesComputed: null});
    client?.restart();
  },
}));

/** The machine is sent for something, or for nothing in particular: the panels follow it. */
function send(errand: Parameters<typeof sent>[1]): void {
  useLab.setState(({phase}) => ({selection: null, phase: sent(phase, errand)}));
}

/** What the open run was opened from; null while none is. */
export function openedRequest(): LoadRequest | null {
  return lastLoad;
}

/** Asks the lab; a fault where none is connected. */
export async function askLab<Q extends QuestionName>(
  question: Q,
  asked: Asked<Q>,
  progress?: (progress: ProgressOf<Q>) => void,
): Promise<Result<AnswerTo<Q>>> {
  return client === null ? fail('', 'no lab is connected') : client.ask(question, asked, progress);
}

/** The same for what is shown where it is known: null where there is no answer. */
export async function lookUp<Q extends QuestionName>(question: Q, asked: Asked<Q>): Promise<AnswerTo<Q> | null> {
  const answer = await askLab(question, asked);
  return answer.ok ? answer.value : null;
}

/** Tells the lab what nobody waits for. */
export function tellLab(command: Command): void {
  client?.send(command);
}

/** Calls back when the worker breaks: what it was at work on is gone. */
export function onFault(act: () => void): void {
  useLab.subscribe((now, before) => {
    if (faultOf(now) !== null && faultOf(before) === null) act();
  });
}

/** Connects the store to a lab; called once by the page, and by a test with its own channel. `onReady` runs when nothing was open before. */
export function connectLab(open: OpenChannel, onReady: () => void): () => void {
  const views = new Latest<{readonly view: LabView; readonly running: boolean}>(({view, running}) => {
    records.setComputed(view.computed);
    useLab.setState(({phase}) => ({view: spokenOf(view), phase: viewed(phase, running)}));
    useLab.getState().refreshMatches();
  });
  dropViews = () => views.forget();
  const opened = new LabClient(open, {
    ready({library}) {
      useLab.setState({phase: READY, library});
      if (hearStatecharts !== null) opened.send({type: 'watch-statecharts', on: true});
      if (lastLoad === null) onReady();
      else void useLab.getState().load(lastLoad);
    },
    view(shown) {
      const unknown = [shown.view.device, ...shown.view.devices].find((device) => !isKnown(device));
      if (unknown !== undefined) return useLab.setState({refusal: unsaid(unknown)});
      views.offer(shown);
    },
    statecharts({batch}) {
      hearStatecharts?.(batch);
    },
    forked({from}) {
      records.invalidateFrom(from);
      usePage.getState().chooseFrame(null);
      useLab.setState({selection: null, matchesComputed: null});
    },
    branches({branches, current}) {
      useLab.setState({branches: {branches, current}});
    },
    stopped({breakpoint, event, backwards}) {
      useLab.setState(({phase}) => ({phase: sent(phase, {stop: {breakpoint, event, backwards}})}));
    },
    missing({message}) {
      useLab.setState({refusal: message});
    },
    'no-step'({to, backwards}) {
      useLab.setState(({phase}) => ({phase: sent(phase, {stop: {to, backwards}})}));
    },
    fault(fault) {
      openings++;
      views.forget();
      // The view of a run that was being opened is that of the one before.
      useLab.setState((state) => ({phase: failed(fault), view: isOpening(state) ? null : state.view, exporting: null}));
    },
  });
  client = opened;
  // What an earlier lab was asked it answers no more.
  searching = false;
  records.connect(async (from, to) => {
    const answer = await opened.ask('records', {from, to});
    const {words, bases, ranges} = answer.ok ? answer.value : NO_RECORDS;
    return new RecordWindow(answer.ok ? answer.value.from : from, words, bases, ranges);
  });
  return () => {
    openings++;
    views.forget();
    opened.close();
    if (client === opened) client = null;
  };
}

/** The record the panels speak of: the selected one, else the last that happened; -1 before the first. */
export function selectCurrent(state: LabState): EventIndex {
  return state.selection ?? (state.view === null ? -1 : state.view.position - 1);
}
