// What the browser keeps of a lesson: where a student stands, and what was said in each run of it. Storage is text from outside:
// what is damaged is dropped, and the lesson begins afresh.
import * as v from 'valibot';
import {count, keptData} from './kept-data.ts';
import {keptStorage} from './kept-storage.ts';

const VERSION = 1;
const MOST_RUNS = 20;

/** What was said to a question, and what happened, in the words of the instant in which it was answered. */
const given = v.object({
  answer: v.union([v.string(), v.pipe(v.number(), v.finite()), v.pipe(v.array(v.string()), v.readonly())]),
  question: v.string(),
  said: v.string(),
  happened: v.string(),
  isRight: v.boolean(),
});
export type GivenAnswer = Readonly<v.InferOutput<typeof given>>;

/** Answers by step, from 0. */
const answers = v.record(v.pipe(v.string(), v.regex(/^\d{1,3}$/)), given);
export type GivenAnswers = Readonly<Record<number, GivenAnswer>>;

const schema = v.object({
  version: v.literal(VERSION),
  /** Where it stood last, from 0. */
  step: count(),
  /** How many steps are behind the student. */
  done: count(),
  /** The teacher has opened all steps. */
  isUnlocked: v.boolean(),
  /** Answers by run: another seed or another card has its own. */
  runs: v.record(v.string(), answers),
});
export type KeptLesson = Readonly<Omit<v.InferOutput<typeof schema>, 'version' | 'runs'>> & {
  readonly runs: Readonly<Record<string, GivenAnswers>>;
};

const FRESH: KeptLesson = {step: 0, done: 0, isUnlocked: false, runs: {}};

/** What is kept of a lesson; nothing if there is nothing, or nothing that can be read. */
export function keptLesson(name: string): KeptLesson {
  return keptData(keyOf(name), schema) ?? FRESH;
}

/** Keeps it; of too many runs the oldest go. */
export function keepLesson(name: string, kept: KeptLesson): void {
  const runs = Object.fromEntries(Object.entries(kept.runs).slice(-MOST_RUNS));
  keptStorage.setItem(keyOf(name), JSON.stringify({version: VERSION, ...kept, runs}));
}

/** By what the answers of a run are kept. */
export function runKey(seed: number | null, profile: string | null): string {
  return `${profile ?? 'own'} ${seed ?? 'own'}`;
}

function keyOf(name: string): string {
  return `vpio-lesson-${name}`;
}
