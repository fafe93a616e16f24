// What the browser keeps of a lesson: where a student stands, and what was said in each run of it. Storage is text from outside:
// what is damaged is dropped, and the lesson begins afresh.
import {readJson} from '../../base/json.ts';
import type {Answer} from '../../lessons/question.ts';
import {keptStorage} from './kept-storage.ts';

/** What was said to a question, and what happened, in the words of the instant in which it was answered. */
export interface GivenAnswer {
  readonly answer: Answer;
  readonly question: string;
  readonly said: string;
  readonly happened: string;
  readonly isRight: boolean;
}

/** Answers by step, from 0. */
export type GivenAnswers = Readonly<Record<number, GivenAnswer>>;

export interface KeptLesson {
  /** Where it stood last, from 0. */
  readonly step: number;
  /** How many steps are behind the student. */
  readonly done: number;
  /** The teacher has opened all steps. */
  readonly isUnlocked: boolean;
  /** Answers by run: another seed or another card has its own. */
  readonly runs: Readonly<Record<string, GivenAnswers>>;
}

const VERSION = 1;
const MOST_RUNS = 20;
const FRESH: KeptLesson = {step: 0, done: 0, isUnlocked: false, runs: {}};

/** What is kept of a lesson; nothing if there is nothing, or nothing that can be read. */
export function keptLesson(name: string): KeptLesson {
  const json = readJson(keptStorage.getItem(keyOf(name)) ?? 'null');
  return json.ok && isKept(json.value) ? json.value : FRESH;
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

function isKept(value: unknown): value is KeptLesson {
  if (!isObject(value) || value.version !== VERSION) return false;
  const {step, done, isUnlocked, runs} = value;
  return (
    isWhole(step) &&
    isWhole(done) &&
    typeof isUnlocked === 'boolean' &&
    isObject(runs) &&
    Object.values(runs).every((answers) => isObject(answers) && Object.entries(answers).every(isGiven))
  );
}

function isGiven([step, given]: readonly [string, unknown]): boolean {
  if (!/^\d{1,3}$/.test(step) || !isObject(given)) return false;
  const {answer, question, said, happened, isRight} = given;
  const isAnswer =
    typeof answer === 'string' ||
    Number.isFinite(answer) ||
    (Array.isArray(answer) && answer.every((id) => typeof id === 'string'));
  return (
    isAnswer && [question, said, happened].every((text) => typeof text === 'string') && typeof isRight === 'boolean'
  );
}

function isWhole(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
