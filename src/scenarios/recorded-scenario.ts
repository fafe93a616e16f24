// A scenario that a recording comes along with: where it names no device, its recorded guest has the one that was recorded, by the way
// that was recorded.
import {ok, type Result} from '../base/result.ts';
import {recordedFacts} from '../kits/facts.ts';
import {recordingOf} from './recording-of.ts';
import type {GuestSpec, Scenario} from './scenario.ts';
import {parseScenario} from './schema.ts';

/** What a recording's header says of the device. */
interface Recorded {
  readonly device: string;
  readonly others: Readonly<Record<string, unknown>>;
}

/** Reads a scenario from JSON already parsed; `recorded` is the header of its recording, null: none comes along. */
export function parseRecordedScenario(json: unknown, place: string, recorded: Recorded | null): Result<Scenario> {
  const read = parseScenario(json, place);
  if (!read.ok || recorded === null || namesDevice(json) || recordingOf(read.value) === null) return read;
  const {name} = recordedFacts(recorded.device);
  // A lawful scenario is an object.
  const own = name === read.value.device ? read : parseScenario({...(json as object), device: name}, place);
  if (!own.ok || !isByMemory(recorded)) return own;
  return ok({...own.value, guests: own.value.guests.map(throughMemory)});
}

/** The guest that replays a recording by itself. */
export function recordedGuest(recorded: Recorded, file: string): GuestSpec {
  const guest = {name: 'recorded', driver: 'recorded', recording: file} as const;
  return isByMemory(recorded) ? throughMemory(guest) : guest;
}

/** True where the JSON says itself which device its guests have. */
export function namesDevice(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'device' in json && json.device !== undefined;
}

/** The recorded driver reached the registers as memory, on a device that has them there. */
function isByMemory({device, others}: Recorded): boolean {
  return others.bar === 'memory' && recordedFacts(device).hasMemoryRegisters === true;
}

function throughMemory(guest: GuestSpec): GuestSpec {
  return {...guest, registers: guest.registers ?? 'memory'};
}
