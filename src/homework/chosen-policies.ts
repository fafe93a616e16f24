// An answer to a task of policies, read: the run that it makes of the assignment's, or why it is none. The page and the marks read it so.
import {isObject} from '../base/json.ts';
import {fail, type Result} from '../base/result.ts';
import {changedScenario, chosenScenario} from '../scenarios/changes.ts';
import {shown} from '../scenarios/fields.ts';
import type {Scenario} from '../scenarios/scenario.ts';
import type {AssignedRun, TaskOf} from './assignment.ts';

/** The scenario as an assignment has it run, with a seed (null: its own). */
export function assignedScenario({scenario, changes, profile}: AssignedRun, seed: number | null): Result<Scenario> {
  return chosenScenario(scenario, {seed, profile, changes});
}

/** The task's run under the policies that were answered (unknown JSON). */
export function chosenPolicies({run, choose}: TaskOf<'policies'>, answer: unknown): Result<Scenario> {
  if (!isObject(answer)) return fail('', 'policies are a JSON object, such as {"parkedFrames": "kept"}');
  const stranger = Object.keys(answer).find((name) => !choose.some((one) => one === name));
  if (stranger !== undefined) return fail('', `${shown(stranger)} is none to choose here: ${choose.join(', ')}`);
  const own = assignedScenario(run, null);
  return own.ok ? changedScenario(own.value, {policies: answer}) : own;
}
