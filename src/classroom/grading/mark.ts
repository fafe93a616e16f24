// What marking a task gives: points, and for each point lost a sentence with the run that shows why.

import type {AssignedRun} from '../../homework/assignment.ts';
import {formatLink} from '../../scenarios/link.ts';
import type {Policies, Scenario} from '../../scenarios/scenario.ts';
import type {EventIndex} from '../../trace/units.ts';

/** A run that shows something, and where in it. */
export interface ShownRun {
  readonly scenario: string;
  readonly seed: number;
  readonly profile: string;
  /** The last event that has happened; null: all of the run shows it. */
  readonly event: EventIndex | null;
  /** What follows the page's address; null: the scenario is in the assignment or the submission alone. */
  readonly link: string | null;
}

/** Why points are missing. */
export interface Reason {
  readonly task: string;
  readonly text: string;
  readonly run: ShownRun | null;
}

export interface TaskMark {
  readonly task: string;
  readonly score: number;
  readonly max: number;
  readonly reasons: readonly Reason[];
}

/** What of a run takes the place of the assignment's. */
export interface ShownChoice {
  readonly hooks?: string;
  readonly policies?: Partial<Policies>;
}

/** The run as it is opened: `opened` has its seed and its card. */
export function shownRun(
  {scenario, isOfLibrary, changes}: AssignedRun,
  opened: Pick<Scenario, 'seed' | 'profile'>,
  event: EventIndex | null,
  choice: ShownChoice = {},
): ShownRun {
  const {seed, profile} = opened;
  const {policies, ...rest} = choice;
  const merged = {
    ...changes,
    ...rest,
    ...(policies === undefined ? {} : {policies: {...changes?.policies, ...policies}}),
  };
  const all = Object.keys(merged).length === 0 ? null : merged;
  const link = isOfLibrary ? formatLink({scenario: scenario.name, seed, profile, changes: all, event}) : null;
  return {scenario: scenario.name, seed, profile, event, link};
}

/** A reason as one line: the sentence, then where to see it. */
export function reasonLine({task, text, run}: Reason): string {
  if (run === null) return `${task}: ${text}`;
  const {scenario, seed, profile, event, link} = run;
  const at = event === null ? '' : `, event ${event}`;
  return `${task}: ${text} (${scenario}, seed ${seed}, ${profile}${at}${link === null ? '' : `: ${link}`})`;
}

/** Points to the hundredth. */
export function rounded(points: number): number {
  return Math.round(points * 100) / 100;
}
