// A scenario as the page sends it: by name or as JSON.
import {fail, ok, type Result} from '../base/result.ts';
import {scenarioNamed} from '../scenarios/library.ts';
import type {Scenario} from '../scenarios/scenario.ts';
import {parseScenario} from '../scenarios/schema.ts';

/** Reads a name of the library, or JSON. */
export function readScenario(scenario: unknown): Result<Scenario> {
  if (typeof scenario !== 'string') return parseScenario(scenario, 'scenario');
  const named = scenarioNamed(scenario);
  return named === undefined ? fail('scenario', `there is no scenario named ${JSON.stringify(scenario)}`) : ok(named);
}
