// Reads counterexamples from outside: what `vpio explore --json` prints, or one counterexample of it. Format
// `vpio-exploration`, version 1. The first fault is told with its field.
import * as v from 'valibot';
import {isObject} from '../base/json.ts';
import {fail, ok, type Result} from '../base/result.ts';

const FORMAT = 'vpio-exploration';
const VERSION = 1;
/** More steps than any shortest run has. */
const MOST_STEPS = 10_000;
const MOST_VARIABLES = 1000;

const word = v.pipe(v.string(), v.maxLength(2000));
const fewWords = v.record(word, word);
const number = v.pipe(v.number(), v.integer());

const step = v.object({
  actor: word,
  words: word,
  access: v.nullable(
    v.object({direction: v.picklist(['in', 'out']), offset: number, size: number, value: v.pipe(v.number())}),
  ),
  outcome: v.nullable(word),
  handedTo: v.nullable(word),
  changes: v.record(word, v.tuple([word, word])),
  breaks: v.nullable(word),
});

const counterexample = v.object({
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  model: word,
  property: word,
  says: word,
  faults: v.array(word),
  scheduler: v.picklist(['forced-abort', 'patient']),
  profile: v.picklist(['datasheet', 'qemu']),
  hooks: word,
  guests: v.array(v.object({name: word, conduct: word, window: v.object({firstPage: number, endPage: number})})),
  initial: v.pipe(
    fewWords,
    v.check((variables) => Object.keys(variables).length <= MOST_VARIABLES, 'too many variables'),
  ),
  steps: v.pipe(v.array(step), v.minLength(1, 'no step'), v.maxLength(MOST_STEPS, 'too many steps')),
  loopsTo: v.nullable(number),
});

/** A counterexample as read. */
export type ReadCounterexample = v.InferOutput<typeof counterexample>;

/** Every counterexample that the JSON holds, at least one; a fault's place is the field. */
export function parseExploration(json: unknown): Result<readonly ReadCounterexample[]> {
  const found: ReadCounterexample[] = [];
  for (const {place, value} of candidates(json)) {
    const parsed = v.safeParse(counterexample, value, {abortEarly: true});
    if (!parsed.success) {
      const [issue] = parsed.issues;
      const field = v.getDotPath(issue) ?? '';
      return fail([place, field].filter((part) => part !== '').join('.'), issue.message);
    }
    const {steps, loopsTo} = parsed.output;
    if (loopsTo !== null && (loopsTo < 0 || loopsTo >= steps.length))
      return fail(`${place}.loopsTo`, `${loopsTo} is none of the ${steps.length} steps`);
    found.push(parsed.output);
  }
  return found.length > 0 ? ok(found) : fail('', 'there is no counterexample in it: every property holds');
}

/** The JSON itself, or what stands under its properties. */
function candidates(json: unknown): {readonly place: string; readonly value: unknown}[] {
  if (!isObject(json) || !Array.isArray(json.properties)) return [{place: 'exploration', value: json}];
  const properties: readonly unknown[] = json.properties;
  const all = properties.map((property, i) => ({
    place: `properties[${i}].counterexample`,
    value: isObject(property) ? property.counterexample : property,
  }));
  return [...all, {place: 'withoutForcedAbort', value: json.withoutForcedAbort ?? null}].filter(
    ({value}) => value !== null,
  );
}
