// A scenario that a recording comes along with: where it names no device, its recorded guest has the one that was recorded.
import type {Result} from '../base/result.ts';
import {recordedFacts} from '../kits/facts.ts';
import {recordingOf} from './recording-of.ts';
import type {Scenario} from './scenario.ts';
import {parseScenario} from './schema.ts';

/** Reads a scenario from JSON already parsed; `recordedDevice` is what its recording's header names, null: none comes along. */
export function parseRecordedScenario(json: unknown, place: string, recordedDevice: string | null): Result<Scenario> {
  const read = parseScenario(json, place);
  if (!read.ok || recordedDevice === null || namesDevice(json) || recordingOf(read.value) === null) return read;
  const {name} = recordedFacts(recordedDevice);
  // A lawful scenario is an object.
  return name === read.value.device ? read : parseScenario({...(json as object), device: name}, place);
}

/** True where the JSON says itself which device its guests have. */
export function namesDevice(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'device' in json && json.device !== undefined;
}
