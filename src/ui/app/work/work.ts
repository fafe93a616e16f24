// The present work as data: what leads back to this run, where it stands, and how the page looks. Kept in the browser and
// in files of the form `.vpio.json`; text from outside, so every field is checked.
import * as v from 'valibot';
import {isObject} from '../../../base/json.ts';
import type {Result} from '../../../base/result.ts';
import {CARD_NAME} from '../../../scenarios/link.ts';
import {WORK_FORMAT, WORK_VERSION} from '../../../scenarios/saved-run.ts';
import {presentWork, SAVED_RUN_WANTS, savedRunFields, wholeOrNull} from '../../../scenarios/saved-run-schema.ts';
import {readWanted} from '../../../scenarios/wanted.ts';
import {THEMES} from '../themes.ts';

const SCREENS = ['lab', 'memory', 'frames', 'compare', 'cards', 'hooks', 'exploration', 'presenter'] as const;
const SIDES = ['event', 'registers', 'costs'] as const;
const LARGEST_EVENT = 1e9;
const LARGEST_SPEED = 10;
const LARGEST_SIZE = 10_000;
const LONGEST_FILTER = 2000;
const MOST_BREAKPOINTS = 100;

const filterText = v.pipe(v.string(), v.maxLength(LONGEST_FILTER));
const NAME = /^(?!(constructor|prototype)$)[a-z]{1,20}$/;
/** An object whose every key is a name: a record's schema leaves out keys that objects have anyway, and takes a list. */
const named = v.custom<object>((value) => isObject(value) && Object.keys(value).every((key) => NAME.test(key)));
const byName = <const S extends v.GenericSchema>(entry: S) => v.pipe(named, v.record(v.string(), entry));

/** The run, which the worker reads, and the looks of the page. */
const schema = v.object({
  format: v.literal(WORK_FORMAT),
  version: v.pipe(
    v.number(),
    v.transform(() => WORK_VERSION),
  ),
  ...savedRunFields,
  /** The card that is shown, by its device; null, and in files that say nothing of it: the machine's first. */
  card: v.optional(v.nullable(v.pipe(v.string(), v.regex(CARD_NAME))), null),
  /** The last event that has happened; null: power-on. */
  event: wholeOrNull(LARGEST_EVENT),
  screen: v.picklist(SCREENS),
  side: v.picklist(SIDES),
  theme: v.picklist(THEMES),
  /** Position among the speeds. */
  speed: v.nonNullable(wholeOrNull(LARGEST_SPEED)),
  filter: v.object({text: filterText, brief: v.boolean()}),
  /** In their order; the worker reads their texts. A filter stops the run as long as it is on. */
  breakpoints: v.pipe(v.array(v.object({text: filterText, isOn: v.boolean()})), v.maxLength(MOST_BREAKPOINTS)),
  /** Sizes of panels in pixels, by kind of window. */
  layout: byName(byName(v.pipe(v.number(), v.minValue(1), v.maxValue(LARGEST_SIZE)))),
});

const WANTS = {
  ...SAVED_RUN_WANTS,
  card: 'wanted null or the name of a device',
  event: `wanted null or a whole number from 0 to ${LARGEST_EVENT}`,
  screen: `wanted one of ${SCREENS.join(', ')}`,
  side: `wanted one of ${SIDES.join(', ')}`,
  theme: `wanted one of ${THEMES.join(', ')}`,
  speed: `wanted a whole number from 0 to ${LARGEST_SPEED}`,
  filter: 'wanted an object with a text',
  'filter.brief': 'wanted true or false',
  breakpoints: `wanted a list of at most ${MOST_BREAKPOINTS}, each with a text and whether it isOn`,
  layout: `wanted sizes in pixels, 1 to ${LARGEST_SIZE}, by window and panel`,
};

export type Work = Readonly<v.InferOutput<typeof schema>>;

/** The work as the text of a file. */
export function writeWork(work: Omit<Work, 'format' | 'version'>): string {
  return `${JSON.stringify({format: WORK_FORMAT, version: WORK_VERSION, ...work}, null, 1)}\n`;
}

/** Reads a work; the first thing wrong is named with its field. */
export function parseWork(data: unknown): Result<Work> {
  const work = presentWork(data);
  return work.ok ? readWanted(schema, work.value, WANTS) : work;
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
