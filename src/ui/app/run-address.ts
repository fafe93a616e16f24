// The open run in the address: an entry of the history for each run, that of a file too, and the link to where it stands,
// also while it goes on. Back and Forward open the run that the entry tells of.
import {WordHash} from '../../base/hash.ts';
import {formatLink} from '../../scenarios/link.ts';
import type {EventIndex} from '../../trace/units.ts';
import type {LabState, LoadRequest} from '../store/lab-state.ts';
import {openedRequest, useLab} from '../store/lab-store.ts';
import {lessonQuery, useLessonPlace, wantedLesson} from '../store/lesson-place.ts';
import {shownDevice} from '../store/run-device.ts';
import {isOpening, isRunning} from '../store/run-phase.ts';
import {openFromHistory} from './open-scenario.ts';
import {showAddressed} from './screens.ts';

/** Milliseconds between two addresses while a run goes on, and while it is stepped: browsers take some ten a second. */
const RUNNING_MS = 500;
const STILL_MS = 100;
/** Until the next try where a browser refuses one more. */
const REFUSED_MS = 1000;

/** What an entry of the history keeps beside its address. */
interface Entry {
  /** Which run: the same for all instants of it. */
  readonly run: string;
  /** The last event that had happened; null: none. */
  readonly event: EventIndex | null;
}

/** Where the page stands. */
interface Place extends Entry {
  readonly query: string;
}

/** Runs from files that were open during this visit: no link leads to them. */
const files = new Map<string, LoadRequest>();
const hashes = new WeakMap<LoadRequest, string>();

/** The run that the present entry tells of; null until the first is shown. */
let shown: string | null = null;
/** The screen beside it, as the address names it: a link that is refused leaves the page there. */
let shownHash = '';
let turn = 0;
let opened = Promise.resolve();
let isFollowing = false;
let lastAt = Number.NEGATIVE_INFINITY;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Keeps the address in step with the run from now on, as long as the page lives. */
export function keepRunInAddress(): void {
  useLab.subscribe((now, before) => {
    const isSame =
      now.view === before.view &&
      isOpening(now) === isOpening(before) &&
      now.changes === before.changes &&
      now.isPicture === before.isPicture;
    if (!isSame) showSoon(now);
  });
  useLessonPlace.subscribe((now, before) => {
    if (now.place !== before.place) showSoon(useLab.getState());
  });
  window.addEventListener('popstate', follow);
  window.addEventListener('pagehide', show);
  showSoon(useLab.getState());
}

function showSoon(state: LabState): void {
  const place = placeOf(state);
  if (place === null || isFollowing) return;
  clearTimeout(timer);
  const wait = lastAt + (isRunning(state) ? RUNNING_MS : STILL_MS) - performance.now();
  if (wait <= 0 || place.run !== shown) show();
  else timer = setTimeout(show, wait);
}

/** Another run is another entry; another instant of it is not. */
function show(): void {
  const place = placeOf(useLab.getState());
  if (place === null || isFollowing) return;
  const {run, event, query} = place;
  const kept = entryOf(history.state);
  // Nothing behind the path is the start page's address.
  const hash = query === '' && location.hash === '' ? '#lab' : location.hash;
  const url = `${location.pathname}${query}${hash}`;
  const isFirst = shown === null;
  // A link within the page has made the entry already.
  const isNew = !isFirst && run !== shown && kept !== null;
  try {
    if (isNew) history.pushState({run, event}, '', url);
    else history.replaceState({run, event}, '', url);
  } catch {
    clearTimeout(timer);
    timer = setTimeout(show, REFUSED_MS);
    return;
  }
  shown = run;
  shownHash = hash;
  lastAt = performance.now();
  // The work of the last visit was kept when its run last stood still: this entry knows how far it went on.
  if (isFirst && query === '' && kept?.run === run && kept.event !== event) useLab.getState().goTo(kept.event ?? -1);
}

/** Back and Forward. A link to another screen comes here too: an entry without a run, which is then the open run's. */
function follow(): void {
  if (entryOf(history.state) === null && namesOtherLesson()) return;
  const mine = ++turn;
  const isOurs = entryOf(history.state)?.run === shown || entryOf(history.state) === null;
  if (isOurs && !isFollowing) return show();
  clearTimeout(timer);
  isFollowing = true;
  opened = opened.then(async () => {
    // Who goes back quickly passes by what is between.
    if (mine !== turn) return;
    const entry = entryOf(history.state);
    const isTaken = entry === null || (await open(entry));
    if (mine !== turn) return;
    if (!isTaken) {
      history.replaceState(history.state, '', `${location.pathname}${location.search}${shownHash}`);
      showAddressed();
    }
    isFollowing = false;
    const state = useLab.getState();
    // Where it could not be opened, the entry becomes the open run's.
    shown = isOpening(state) || state.view === null ? (entry?.run ?? shown) : (placeOf(state)?.run ?? shown);
    show();
  });
}

/** An address without an entry that leads to another lesson, to another step or to the list of all is the lesson's to follow. */
function namesOtherLesson(): boolean {
  const wanted = wantedLesson(location.search);
  const {place} = useLessonPlace.getState();
  if (wanted === null) return place !== null && location.hash === '#lesson';
  return wanted.lesson !== place?.lesson || wanted.step !== place.step;
}

/** True if it was taken. */
async function open({run, event}: Entry): Promise<boolean> {
  const {load, setRefusal, screen} = useLab.getState();
  // The lesson reads its place from the address itself.
  if (screen === 'lesson') return true;
  const file = files.get(run);
  if (file !== undefined) return load(file, event ?? -1);
  if (location.search !== '') return openFromHistory(location.search);
  setRefusal('history: this run came from a file that is not at hand any more; open the file again');
  return false;
}

function placeOf(state: LabState): Place | null {
  const {view, openedName, changes, isPicture, screen} = state;
  if (screen === 'lesson') return placeInLesson();
  const request = openedRequest();
  if (view === null || isOpening(state) || isPicture || request === null) return null;
  const {scenario, seed, profile, position} = view;
  const event = position === 0 ? null : position - 1;
  if (openedName === scenario.name) {
    const link = {scenario: scenario.name, seed, profile, card: shownDevice(view), changes, event};
    return {run: formatLink({...link, card: null, event: null}), event, query: formatLink(link)};
  }
  const run = `file ${scenario.name} ${seed} ${profile} ${hashOf(request)}`;
  if (!files.has(run)) files.set(run, {...request, seed, profile});
  return {run, event, query: ''};
}

/** A lesson is one entry, whichever step; until it knows its place, the address is left as it is. */
function placeInLesson(): Place | null {
  const {place} = useLessonPlace.getState();
  return place === null ? null : {run: `lesson ${place.lesson}`, event: null, query: lessonQuery(place)};
}

/** The same for the same file at the next visit. */
function hashOf(request: LoadRequest): string {
  const known = hashes.get(request);
  if (known !== undefined) return known;
  const hash = new WordHash();
  hash.text(JSON.stringify([request.scenario, request.changes]));
  if (request.recording !== null) hash.word(request.recording.byteLength);
  hashes.set(request, hash.hex);
  return hash.hex;
}

function entryOf(state: unknown): Entry | null {
  if (typeof state !== 'object' || state === null || !('run' in state) || typeof state.run !== 'string') return null;
  const event = 'event' in state && typeof state.event === 'number' ? state.event : null;
  return {run: state.run, event};
}
