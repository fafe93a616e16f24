// A scenario as the page sends it: by name or as JSON.
import {fail, ok, type Result} from '../base/result.ts';
import {scenarioNamed} from '../scenarios/library.ts';
import {parseRecordedScenario} from '../scenarios/recorded-scenario.ts';
import type {Scenario} from '../scenarios/scenario.ts';
import type {RecordedRun} from '../trace/recorded-run.ts';

/** Reads a name of the library, or JSON with the recording that came along. */
export function readScenario(scenario: unknown, recording?: RecordedRun): Result<Scenario> {
  if (typeof scenario !== 'string') return parseRecordedScenario(scenario, 'scenario', recording?.header ?? null);
  const named = scenarioNamed(scenario);
  return named === undefined ? fail('scenario', `there is no scenario named ${JSON.stringify(scenario)}`) : ok(named);
}
