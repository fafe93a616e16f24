// The scenarios that come with the lab, each read through the same schema as one from outside.
import {assert} from '../base/assert.ts';
import {faultLine} from '../base/result.ts';
import {ATTACK_FILES} from './attack-files.ts';
import bulk from './library/bulk.json' with {type: 'json'};
import linuxNeIsa from './library/linux-ne-isa.json' with {type: 'json'};
import linuxNe2kPci from './library/linux-ne2k-pci.json' with {type: 'json'};
import rogue from './library/rogue.json' with {type: 'json'};
import transmit from './library/transmit.json' with {type: 'json'};
import twoGuests from './library/two-guests.json' with {type: 'json'};
import type {Scenario} from './scenario.ts';
import {parseScenario} from './schema.ts';
import {WORKLOAD_FILES} from './workload-files.ts';

const FILES = [transmit, twoGuests, bulk, rogue, linuxNe2kPci, linuxNeIsa, ...WORKLOAD_FILES, ...ATTACK_FILES];

/** What a list of scenarios shows of one. */
export interface ScenarioEntry {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  /** File name of the recording that it replays; null for one that needs none. */
  readonly recording: string | null;
}

/** The built-in scenarios in the order in which they are offered. */
export const SCENARIO_LIBRARY: readonly ScenarioEntry[] = FILES.map(({name, title, about, guests}) => ({
  name,
  title,
  about,
  recording: guests.map((guest) => ('recording' in guest ? guest.recording : null))[0] ?? null,
}));

/**
 * The built-in scenario of this name.
 * @example scenarioNamed('two-guests')
 */
export function scenarioNamed(name: string): Scenario | undefined {
  const file = FILES.find((candidate) => candidate.name === name);
  if (file === undefined) return undefined;
  const parsed = parseScenario(file, `${name}.json`);
  assert(parsed.ok, parsed.ok ? '' : faultLine(parsed.fault));
  return parsed.value;
}
