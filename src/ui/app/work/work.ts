// The present work as data: what leads back to this run, where it stands, and how the page looks. Kept in the browser and
// in files of the form `.vpio.json`; text from outside, so every field is checked.
import {fail, ok, type Result} from '../../../base/result.ts';
import {isSavedWork, parseSavedRun, type SavedRun, WORK_FORMAT, WORK_VERSION} from '../../../scenarios/saved-run.ts';
import type {Screen, Theme} from '../../store/lab-store.ts';
import type {SidePanel} from '../../store/page-store.ts';

/** The run, which the worker reads, and the looks of the page. */
export interface Work extends SavedRun {
  readonly format: typeof WORK_FORMAT;
  readonly version: typeof WORK_VERSION;
  /** The last event that has happened; null: power-on. */
  readonly event: number | null;
  readonly screen: Exclude<Screen, 'start' | 'lesson' | 'predict' | 'homework'>;
  readonly side: SidePanel;
  readonly theme: Theme;
  /** Position among the speeds. */
  readonly speed: number;
  readonly filter: {readonly text: string; readonly brief: boolean};
  /** In their order; the worker reads their texts. */
  readonly breakpoints: readonly KeptBreakpoint[];
  /** Sizes of panels in pixels, by kind of window. */
  readonly layout: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** A filter that stops the run, as long as it is on. */
interface KeptBreakpoint {
  readonly text: string;
  readonly isOn: boolean;
}

const SCREENS: readonly Work['screen'][] = ['lab', 'memory', 'frames', 'compare', 'hooks', 'exploration', 'presenter'];
const SIDES: readonly SidePanel[] = ['event', 'registers', 'costs'];
const THEMES: readonly Theme[] = ['system', 'light', 'dark', 'contrast'];
const LARGEST_EVENT = 1e9;
const LARGEST_SIZE = 10_000;
const LONGEST_FILTER = 2000;
const MOST_BREAKPOINTS = 100;

/** The work as the text of a file. */
export function writeWork(work: Omit<Work, 'format' | 'version'>): string {
  return `${JSON.stringify({format: WORK_FORMAT, version: WORK_VERSION, ...work}, null, 1)}\n`;
}

/** Reads a work; the first thing wrong is named with its field. */
export function parseWork(data: unknown): Result<Work> {
  const run = parseSavedRun(data);
  if (!run.ok) return run;
  if (!isSavedWork(data)) return fail('format', `this is no ${WORK_FORMAT} file`);
  const {event, screen, side, theme, speed, filter, layout} = data;
  if (!isWhole(event, LARGEST_EVENT)) return fail('event', `wanted null or a whole number from 0 to ${LARGEST_EVENT}`);
  if (!isOneOf(SCREENS, screen)) return fail('screen', `wanted one of ${SCREENS.join(', ')}`);
  if (!isOneOf(SIDES, side)) return fail('side', `wanted one of ${SIDES.join(', ')}`);
  if (!isOneOf(THEMES, theme)) return fail('theme', `wanted one of ${THEMES.join(', ')}`);
  if (!isWhole(speed, 10) || speed === null) return fail('speed', 'wanted a whole number from 0 to 10');
  if (!isObject(filter) || typeof filter.text !== 'string' || filter.text.length > LONGEST_FILTER)
    return fail('filter', 'wanted an object with a text');
  if (typeof filter.brief !== 'boolean') return fail('filter.brief', 'wanted true or false');
  const stops = readBreakpoints(data.version === 1 ? [] : data.breakpoints);
  if (stops === null)
    return fail('breakpoints', `wanted a list of at most ${MOST_BREAKPOINTS}, each with a text and whether it isOn`);
  const sizes = readLayout(layout);
  if (sizes === null) return fail('layout', `wanted sizes in pixels, 1 to ${LARGEST_SIZE}, by window and panel`);
  return ok({
    format: WORK_FORMAT,
    version: WORK_VERSION,
    ...run.value,
    event,
    screen,
    side,
    theme,
    speed,
    filter: {text: filter.text, brief: filter.brief},
    breakpoints: stops,
    layout: sizes,
  });
}

function readBreakpoints(list: unknown): readonly KeptBreakpoint[] | null {
  if (!Array.isArray(list) || list.length > MOST_BREAKPOINTS) return null;
  const read: KeptBreakpoint[] = [];
  for (const one of list) {
    if (!isObject(one) || typeof one.text !== 'string' || one.text.length > LONGEST_FILTER) return null;
    if (typeof one.isOn !== 'boolean') return null;
    read.push({text: one.text, isOn: one.isOn});
  }
  return read;
}

function readLayout(layout: unknown): Work['layout'] | null {
  if (!isObject(layout)) return null;
  const read: Record<string, Record<string, number>> = {};
  for (const [window, sizes] of Object.entries(layout)) {
    if (!/^[a-z]{1,20}$/.test(window) || !isObject(sizes)) return null;
    const row: Record<string, number> = {};
    for (const [panel, size] of Object.entries(sizes)) {
      if (!/^[a-z]{1,20}$/.test(panel) || typeof size !== 'number' || !(size >= 1 && size <= LARGEST_SIZE)) return null;
      row[panel] = size;
    }
    read[window] = row;
  }
  return read;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWhole(value: unknown, largest: number): value is number | null {
  return value === null || (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= largest);
}

function isOneOf<T>(list: readonly T[], value: unknown): value is T {
  return list.some((one) => one === value);
}

/** Bytes as base64. */
export function toBase64(bytes: ArrayBuffer): string {
  const pieces: string[] = [];
  const all = new Uint8Array(bytes);
  for (let at = 0; at < all.length; at += 0x8000) pieces.push(String.fromCharCode(...all.subarray(at, at + 0x8000)));
  return btoa(pieces.join(''));
}

/** And back. */
export function fromBase64(text: string): ArrayBuffer {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;
}
