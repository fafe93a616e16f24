// The present work: gathered from what is open and how the page stands, and the other way, opened again.
import {readJson} from '../../../base/json.ts';
import {type Fault, faultLine} from '../../../base/result.ts';
import type {ScenarioChanges} from '../../../scenarios/changes.ts';
import type {Breakpoint} from '../../store/lab-state.ts';
import {lookUp, openedRequest, useLab} from '../../store/lab-store.ts';
import {usePage} from '../../store/page-store.ts';
import {keepSizes, keptSizes, SIZED} from '../../store/panel-sizes.ts';
import {shownDevice} from '../../store/run-device.ts';
import {isRunning} from '../../store/run-phase.ts';
import {download} from '../../store/save-run.ts';
import {openByName} from '../open-scenario.ts';
import {SCREENS} from '../screens.ts';
import {fromBase64, parseWork, toBase64, type Work, writeWork} from './work.ts';
import {keepWork, keptWork} from './work-store.ts';

/** Keeping waits until the person has been still for so long. */
const CALM_MS = 600;
/** A work with the largest recording that the page opens. */
const LONGEST_KEPT = 128 * 1024 * 1024;

/** The work as text; null while no run is open. */
async function presentWork(): Promise<string | null> {
  const {view, isPicture, screen, theme, speed, filter, breakpoints, branches: isForked} = useLab.getState();
  const request = openedRequest();
  // A lesson's run is the lesson's, and not what one was at work on.
  if (view === null || request === null || isPicture || screen === 'lesson') return null;
  const {scenario, changes, recording} = request;
  const branches = isForked === null ? null : await lookUp('keepBranches', null);
  return writeWork({
    scenario,
    seed: view.seed,
    profile: view.profile,
    card: shownDevice(view),
    changes,
    event: view.position === 0 ? null : view.position - 1,
    // A scenario of the library brings its own.
    recording: recording === null || typeof scenario === 'string' ? null : toBase64(recording),
    // From these it is found in the lab again.
    screen: screen === 'start' || screen === 'predict' || screen === 'homework' ? 'lab' : screen,
    side: usePage.getState().side,
    theme,
    speed,
    filter: {text: filter.text, brief: filter.brief},
    branches,
    breakpoints: breakpoints.map(({text, isOn}) => ({text, isOn})),
    layout: Object.fromEntries(
      SIZED.flatMap((of) => {
        const sizes = keptSizes(of);
        return sizes === null ? [] : [[of, sizes]];
      }),
    ),
  });
}

/** Saves the work as a file. */
export async function saveWork(): Promise<void> {
  const name = useLab.getState().view?.scenario.name ?? 'work';
  const text = await presentWork();
  if (text !== null) download(`${name}.vpio.json`, new TextEncoder().encode(text));
}

/** Opens a work out of a file; what is wrong with it is said, and what was open stays. */
export async function openWork(name: string, data: unknown): Promise<void> {
  const work = parseWork(data);
  if (work.ok) {
    if (await openRun(work.value)) showAs(work.value);
  } else refuse(name, work.fault);
}

/** Opens what was kept at the last visit, run and looks, or the looks alone; true if a run was opened. */
export async function restoreWork(what: 'all' | 'looks'): Promise<boolean> {
  const kept = await keptWork();
  return kept !== null && openKept(kept, what);
}

/** Keeps the work at once, and gives its text; null while no run is open. */
export async function keepNow(): Promise<string | null> {
  const text = await presentWork();
  if (text !== null) await keepWork(text);
  return text;
}

/** The title of the run in a work, or (null) in what was kept; null: there is none, or it cannot be read. */
export async function titleOf(text: string | null): Promise<string | null> {
  const json = readJson(text ?? (await keptWork()) ?? 'null', LONGEST_KEPT);
  const work = json.ok ? parseWork(json.value) : json;
  if (!work.ok) return null;
  const {scenario} = work.value;
  if (typeof scenario === 'string') return useLab.getState().library.find(({name}) => name === scenario)?.title ?? null;
  if (typeof scenario !== 'object' || scenario === null) return null;
  if ('title' in scenario && typeof scenario.title === 'string') return scenario.title;
  return 'name' in scenario && typeof scenario.name === 'string' ? scenario.name : null;
}

/** Opens a work out of our own storage. */
export async function openKept(kept: string, what: 'all' | 'looks' = 'all'): Promise<boolean> {
  const json = readJson(kept, LONGEST_KEPT);
  const work = json.ok ? parseWork(json.value) : json;
  if (!work.ok) {
    refuse('the work that this browser kept', work.fault);
    return false;
  }
  // The link and the browser's own storage speak for screen, theme and sizes here.
  usePage.getState().showSide(work.value.side);
  useLab.getState().setSpeed(work.value.speed);
  useLab.getState().setFilter(work.value.filter);
  useLab.getState().setBreakpoints(numbered(work.value.breakpoints));
  return what === 'all' && openRun(work.value);
}

/** Keeps the work whenever the machine stands still, and once for each run that goes on; returns how to stop. */
export function keepPresentWork(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due: ReturnType<typeof openedRequest> = null;
  let kept: ReturnType<typeof openedRequest> = null;
  const later = (): void => {
    const request = openedRequest();
    if (isRunning(useLab.getState()) && (request === kept || request === due)) return;
    clearTimeout(timer);
    due = request;
    timer = setTimeout(() => {
      due = null;
      kept = request;
      void presentWork().then((text) => (text === null ? undefined : keepWork(text)));
    }, CALM_MS);
  };
  const stops = [useLab.subscribe(later), usePage.subscribe(later)];
  later();
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}

async function openRun({scenario, seed, profile, card, changes, event, recording, branches}: Work): Promise<boolean> {
  const changed = changes as ScenarioChanges | null; // the worker reads it as it reads every other
  if (typeof scenario === 'string') return openByName(scenario, seed, profile, event ?? -1, changed, {branches, card});
  const bytes = recording === null ? null : fromBase64(recording);
  const request = {scenario, seed, profile, card, changes: changed, recording: bytes};
  return useLab.getState().load(request, event ?? -1, branches);
}

function showAs({screen, side, theme, speed, filter, breakpoints, layout}: Work): void {
  for (const of of SIZED) {
    const sizes = layout[of];
    if (sizes !== undefined) keepSizes(of, sizes);
  }
  const lab = useLab.getState();
  lab.setTheme(theme);
  lab.setSpeed(speed);
  lab.setFilter(filter);
  lab.setBreakpoints(numbered(breakpoints));
  usePage.getState().showSide(side);
  usePage.getState().layAgain();
  location.hash = SCREENS.find((one) => one.screen === screen)?.hash ?? '#lab';
}

function numbered(breakpoints: Work['breakpoints']): readonly Breakpoint[] {
  return breakpoints.map((one, i) => ({id: i + 1, ...one}));
}

function refuse(name: string, fault: Fault): void {
  useLab
    .getState()
    .setRefusal(faultLine({...fault, place: [name, fault.place].filter((part) => part !== '').join(': ')}));
}
