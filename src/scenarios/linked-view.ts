// How the page looks, as a link of version 2 says it: what is chosen, filtered, put away, how large, in which theme and level.
// A field that is left out has its usual value, so that a link leads to the same view from wherever it is opened.
import * as v from 'valibot';
import {fail, ok, type Result} from '../base/result.ts';
import {choice, shown} from './fields.ts';

const LARGEST_EVENT = 1e9;
const LONGEST_FILTER = 2000;
const LARGEST_SIZE = 10_000;
const MOST_SIZES = 40;
const PANELS = ['machine', 'model', 'event', 'timeline', 'log'] as const;

/** The words of a view; each has one usual value, which a link leaves out. */
const schema = v.object({
  /** The last event that the run had reached, where it stands before that; null: it stands there. */
  known: number(LARGEST_EVENT),
  /** The record that is chosen, whose part of the run the panels show; null: the present. */
  selected: number(LARGEST_EVENT),
  /** States of the model and a span of time that are chosen stand in it. */
  filter: filter(),
  log: v.optional(choice(['brief', 'whole']), 'brief'),
  /** Beside the model. */
  side: v.optional(choice(['event', 'registers', 'costs']), 'event'),
  /** Tabs of narrow windows. */
  main: v.optional(choice(['machine', 'model', 'event']), 'machine'),
  lower: v.optional(choice(['timeline', 'log']), 'log'),
  memory: v.optional(choice(['map', 'verdicts', 'bytes']), 'map'),
  /** The page of card memory whose bytes are shown; null: none. */
  page: number(0xffff),
  /** How closely memory is looked at, by the number of its scale, and the address that was chosen at one; null: all of it. */
  scale: number(9),
  address: number(0xffff_ffff),
  /** Which verdicts are listed beside it. */
  verdicts: v.optional(choice(['all', 'denied']), 'all'),
  /** The place of the frame that is shown, among those that pass the next; null: the last one. */
  frame: number(LARGEST_EVENT),
  /** The filter over the list of frames. */
  frames: filter(),
  hidden: v.optional(v.pipe(v.string(), v.rawTransform<string, readonly LinkedPanel[]>(hiddenPanels)), ''),
  /** Sizes of panels in pixels, `full.machine`; those left out are the usual ones. */
  sizes: v.optional(v.pipe(v.string(), v.rawTransform<string, Sizes>(sizesOf)), ''),
  inspector: v.optional(choice(['docked', 'closed']), 'closed'),
  theme: v.optional(choice(['system', 'light', 'dark', 'contrast']), 'system'),
  /** How much the lab shows; null: as who opens the link has it. */
  level: v.optional(v.nullable(choice(['intro', 'lab', 'research'])), null),
  lesson: v.optional(
    v.nullable(
      v.pipe(
        v.string(),
        v.regex(/^[a-z0-9][a-z0-9-]{0,59}$/, ({input}) => `${shown(input)} is no name of a lesson`),
      ),
    ),
    null,
  ),
  step: number(9999),
});

type LinkedPanel = (typeof PANELS)[number];
type Sizes = Readonly<Record<string, number>>;

/** How the page looks. */
export type LinkedView = Readonly<v.InferOutput<typeof schema>>;

const USUAL = v.parse(schema, {});
/** One order for all links, so that the same view has the same link. */
const NAMES = Object.keys(schema.entries) as (keyof LinkedView)[];

/** Reads the view's part of a link; the first thing wrong is named with its field. */
export function parseView(fields: URLSearchParams): Result<LinkedView> {
  const given = NAMES.flatMap((name) => {
    const value = fields.get(name);
    return value === null ? [] : [[name, value]];
  });
  const read = v.safeParse(schema, Object.fromEntries(given), {abortEarly: true});
  if (read.success) return ok(read.output);
  const [issue] = read.issues;
  return fail(`link: ${v.getDotPath(issue) ?? 'view'}`, issue.message);
}

/** Adds the view's words to a link's fields. */
export function addView(fields: URLSearchParams, view: LinkedView): void {
  for (const name of NAMES) {
    const word = wordOf(view[name]);
    if (word !== null && word !== wordOf(USUAL[name])) fields.set(name, word);
  }
}

function wordOf(value: LinkedView[keyof LinkedView]): string | null {
  if (value === null) return null;
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (isList(value)) return value.join(',');
  return Object.entries(value)
    .map(([name, size]) => `${name}:${size}`)
    .sort()
    .join(',');
}

function isList(value: readonly LinkedPanel[] | Sizes): value is readonly LinkedPanel[] {
  return Array.isArray(value);
}

/** A filter as text: whether it can be read depends on the run. */
function filter() {
  const tooLong = ({input}: {readonly input: string}): string =>
    `the filter has ${input.length} characters, at most ${LONGEST_FILTER}`;
  return v.optional(v.pipe(v.string(), v.maxLength(LONGEST_FILTER, tooLong)), '');
}

/** A whole number in a link's letters; null where it is left out. */
function number(largest: number) {
  const wanted = `wanted a whole number from 0 to ${largest}`;
  return v.optional(
    v.nullable(
      v.pipe(
        v.string(),
        v.regex(/^\d{1,10}$/, ({input}) => `${shown(input)}, ${wanted}`),
        v.transform(Number),
        v.maxValue(largest, ({input}) => `${input}, ${wanted}`),
      ),
    ),
    null,
  );
}

type Reading<T> = Parameters<Parameters<typeof v.rawTransform<string, T>>[0]>[0];

function hiddenPanels({dataset, addIssue, NEVER}: Reading<readonly LinkedPanel[]>): readonly LinkedPanel[] {
  if (dataset.value === '') return [];
  const words = dataset.value.split(',');
  const hidden = PANELS.filter((panel) => words.includes(panel));
  if (hidden.length === words.length && hidden.length < PANELS.length) return hidden;
  addIssue({message: `${shown(dataset.value)}, wanted some of ${PANELS.join(',')}, not all of them`});
  return NEVER;
}

function sizesOf({dataset, addIssue, NEVER}: Reading<Sizes>): Sizes {
  const sizes: Record<string, number> = {};
  if (dataset.value === '') return sizes;
  for (const item of dataset.value.split(',').slice(0, MOST_SIZES)) {
    const [, name = '', pixels = ''] = /^([a-z]{1,20}\.[a-z]{1,20}):(\d{1,5}(?:\.\d{1,3})?)$/.exec(item) ?? [];
    const size = Number(pixels);
    if (name === '' || size < 1 || size >= LARGEST_SIZE) {
      addIssue({message: `${shown(item)}, wanted a panel of a window and its pixels: full.machine:598`});
      return NEVER;
    }
    sizes[name] = size;
  }
  return sizes;
}
