// A scenario as the page sends it: by name or as JSON, and what is changed of it.
import {fail, ok, type Result} from '../base/result.ts';
import {changedScenario, chosenScenario} from '../scenarios/changes.ts';
import {scenarioNamed} from '../scenarios/library.ts';
import type {Scenario} from '../scenarios/scenario.ts';
import {parseScenario} from '../scenarios/schema.ts';
import type {ToLab} from './protocol/messages.ts';

/** Reads a name of the library, or JSON. */
export function readScenario(scenario: unknown): Result<Scenario> {
  if (typeof scenario !== 'string') return parseScenario(scenario, 'scenario');
  const named = scenarioNamed(scenario);
  return named === undefined ? fail('scenario', `there is no scenario named ${JSON.stringify(scenario)}`) : ok(named);
}

/** With its changes (unknown JSON); null: none. */
export function withChanges(read: Result<Scenario>, changes: unknown): Result<Scenario> {
  return read.ok && changes !== null ? changedScenario(read.value, changes) : read;
}

/** What a comparison asks for, with its seed and its card. */
export function comparedScenario(message: Extract<ToLab, {readonly type: 'compare'}>): Result<Scenario> {
  const read = readScenario(message.scenario);
  return read.ok ? chosenScenario(read.value, message) : read;
}
