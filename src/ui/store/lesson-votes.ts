// Votes of a class, by show of hands: how many were for each choice of a step, kept in the browser for each run of a lesson.
// Storage is text from outside: what is damaged is dropped.
import * as v from 'valibot';
import {create} from 'zustand';
import {count, keptData} from './kept-data.ts';
import {keptStorage} from './kept-storage.ts';

/** More hands than any hall has. */
export const MOST_HANDS = 9999;
/** More choices than any question has. */
const MOST_CHOICES = 26;

/** Hands for each choice, in the order of the choices. */
export const votesSchema = v.pipe(v.array(count(MOST_HANDS)), v.maxLength(MOST_CHOICES), v.readonly());
export type Votes = v.InferOutput<typeof votesSchema>;

const schema = v.record(v.string(), v.record(v.string(), votesSchema));
type RunVotes = v.InferOutput<typeof schema>;
type StepVotes = Readonly<RunVotes[string]>;

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
  if (!v.is(votesSchema, votes)) return;
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

function keyOf(lesson: string): string {
  return `vpio-votes-${lesson}`;
}

function kept(lesson: string): RunVotes {
  return keptData(keyOf(lesson), schema) ?? {};
}
