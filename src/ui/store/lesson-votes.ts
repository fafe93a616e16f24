// Votes of a class, by show of hands: how many were for each choice of a step, kept in the browser for each run of a lesson.
// Storage is text from outside: what is damaged is dropped.
import {create} from 'zustand';
import {readJson} from '../../base/json.ts';
import {keptStorage} from './kept-storage.ts';

/** Hands for each choice, in the order of the choices. */
export type Votes = readonly number[];

/** More hands than any hall has. */
export const MOST_HANDS = 9999;
/** More choices than any question has. */
const MOST_CHOICES = 26;

type StepVotes = Readonly<Record<string, Votes>>;
type RunVotes = Readonly<Record<string, StepVotes>>;

interface VotesState {
  readonly lesson: string;
  readonly run: string;
  /** By step, from 0. */
  readonly votes: StepVotes;
}

/** The votes of the run that is shown to a class. */
export const useVotes = create<VotesState>()(() => ({lesson: '', run: '', votes: {}}));

/** Takes up what was voted in this run of a lesson. */
export function openVotes(lesson: string, run: string): void {
  useVotes.setState({lesson, run, votes: kept(lesson)[run] ?? {}});
}

/** Notes the hands of a step; none at all forgets them. */
export function giveVotes(step: number, votes: Votes): void {
  if (!areVotes(votes)) return;
  const {lesson, run, votes: before} = useVotes.getState();
  const {[step]: _, ...others} = before;
  const now = handsIn(votes) === 0 ? others : {...others, [step]: votes};
  useVotes.setState({votes: now});
  keptStorage.setItem(keyOf(lesson), JSON.stringify({...kept(lesson), [run]: now}));
}

/** All hands. */
export function handsIn(votes: Votes): number {
  return votes.reduce((sum, hands) => sum + hands, 0);
}

/** True of what can be hands for choices. */
export function areVotes(value: unknown): value is Votes {
  const isCount = (hands: unknown): boolean =>
    Number.isSafeInteger(hands) && (hands as number) >= 0 && (hands as number) <= MOST_HANDS;
  return Array.isArray(value) && value.length <= MOST_CHOICES && value.every(isCount);
}

function keyOf(lesson: string): string {
  return `vpio-votes-${lesson}`;
}

function kept(lesson: string): RunVotes {
  const json = readJson(keptStorage.getItem(keyOf(lesson)) ?? '{}');
  return json.ok && isObject(json.value) && Object.values(json.value).every(isStepVotes)
    ? (json.value as RunVotes)
    : {};
}

function isStepVotes(value: unknown): value is StepVotes {
  return isObject(value) && Object.values(value).every(areVotes);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
