// The scenarios that come with the lab, each read through the same schema as one from outside.
import {assert} from '../base/assert.ts';
import {faultLine} from '../base/result.ts';
import {devicesOf} from '../kits/cards-of.ts';
import {KIT_SCENARIOS} from '../kits/scenarios.ts';
import {USUAL_DEVICE} from '../kits/usual-device.ts';
import {ATTACK_FILES} from './attack-files.ts';
import bulk from './library/bulk.json' with {type: 'json'};
import linuxNeIsa from './library/linux-ne-isa.json' with {type: 'json'};
import linuxNe2kPci from './library/linux-ne2k-pci.json' with {type: 'json'};
import rogue from './library/rogue.json' with {type: 'json'};
import transmit from './library/transmit.json' with {type: 'json'};
import twoCards from './library/two-cards.json' with {type: 'json'};
import twoGuests from './library/two-guests.json' with {type: 'json'};
import type {Scenario} from './scenario.ts';
import {parseScenario} from './schema.ts';
import {WORKLOAD_FILES} from './workload-files.ts';

const FILES = [
  transmit,
  twoGuests,
  bulk,
  rogue,
  linuxNe2kPci,
  linuxNeIsa,
  ...WORKLOAD_FILES,
  ...ATTACK_FILES,
  ...KIT_SCENARIOS,
  twoCards,
];

/** The shelves on which a list of scenarios puts them. */
export type ScenarioGroup = 'first-looks' | 'two-guests' | 'workloads' | 'attacks' | 'recordings' | 'other-devices';

/** What a list of scenarios shows of one. */
export interface ScenarioEntry {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  /** The device that its guests share, by the name of its kit: the first card's. */
  readonly device: string;
  /** The devices of all of its cards. */
  readonly devices: readonly string[];
  /** File name of the recording that it replays; null for one that needs none. */
  readonly recording: string | null;
  readonly group: ScenarioGroup;
  readonly moments: readonly MomentEntry[];
}

/** What a list of scenarios shows of a moment. */
export interface MomentEntry {
  readonly name: string;
  readonly filter: string;
  /** The only card that has it; null: both have it. */
  readonly profile: string | null;
}

/** Where the name does not say it. */
const GROUPS: Readonly<Record<string, ScenarioGroup>> = {
  transmit: 'first-looks',
  ping: 'first-looks',
  'two-guests': 'two-guests',
  bulk: 'two-guests',
  rogue: 'attacks',
};

function groupOf(name: string): ScenarioGroup {
  return GROUPS[name] ?? (name.startsWith('attack-') ? 'attacks' : 'workloads');
}

/** The built-in scenarios in the order in which they are offered. */
export const SCENARIO_LIBRARY: readonly ScenarioEntry[] = FILES.map((file) => {
  const {name, title, about, guests} = file;
  const recording = guests.map((guest) => ('recording' in guest ? guest.recording : null))[0] ?? null;
  const moments: readonly Listed[] = file.moments;
  const device = 'device' in file ? file.device : USUAL_DEVICE;
  const cards = cardsIn(file);
  return {
    name,
    title,
    about,
    device,
    devices: devicesOf({device, cards}),
    recording,
    group: 'device' in file || cards.length > 0 ? 'other-devices' : recording === null ? groupOf(name) : 'recordings',
    moments: moments.map(({name: moment, filter, profiles}) => ({
      name: moment,
      filter,
      profile: profiles?.[0] ?? null,
    })),
  };
});

/** Further cards of a file of the library, of which few have any. */
function cardsIn(file: object): readonly {readonly device: string}[] {
  const {cards = []}: {readonly cards?: readonly {readonly device: string}[]} = file;
  return cards;
}

/** A moment as a file of the library holds it. */
interface Listed {
  readonly name: string;
  readonly filter: string;
  readonly profiles?: readonly string[];
}

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
