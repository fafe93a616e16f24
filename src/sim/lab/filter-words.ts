// The words of a run that filters may use: its device's and its model's names, and its guests'.
import {present} from '../../base/assert.ts';
import {cardNumbers, type DeviceList, devicesOf} from '../../kits/cards-of.ts';
import type {PortSheet} from '../../kits/contract/port-sheet.ts';
import {kitNamed} from '../../kits/device-kits.ts';
import {type FilterWords, PORT_KEYS, portKey} from '../../trace/filter/words.ts';

/** What of a scenario its filters need to know. */
export type Filtered = DeviceList & {readonly guests: readonly {readonly name: string}[]};

/** The words of a run of a scenario: of several cards all of them together, and each one's by itself. */
export function filterWords(scenario: Filtered): FilterWords {
  const devices = devicesOf(scenario);
  const names = scenario.guests.map(({name}) => name);
  const words = devices.map((device) => wordsOf(device, names));
  const first = present(words[0], 'a scenario has a card');
  if (words.length === 1) return first;
  return {
    ...first,
    ports: words.flatMap(({ports}) => ports),
    bits: Object.assign({}, ...words.map(({bits}) => bits).reverse()),
    states: words.flatMap(({states}) => states),
    events: words.flatMap(({events}) => events),
    isOnNetwork: words.some(({isOnNetwork}) => isOnNetwork),
    reasons: words.flatMap(({reasons}) => reasons),
    cards: {devices, words, of: cardNumbers(scenario)},
  };
}

function wordsOf(device: string, guests: readonly string[]): FilterWords {
  const {facts, sheet, model, basePort} = present(kitNamed(device), 'a scenario names a device that there is');
  return {
    basePort,
    guests,
    ports: portNames(sheet),
    bits: bitMasks(sheet),
    states: model.states.map(({name}) => name),
    events: model.events,
    isOnNetwork: facts.isOnNetwork,
    reasons: model.reasons.map(({name}) => name),
  };
}

/** By `portKey`; empty where the device has no port. */
function portNames({ports, pages, furtherPages = [], portName}: PortSheet): readonly string[] {
  const all = [...Array.from({length: pages}, (_, page) => page), ...furtherPages];
  const names = new Array<string>(PORT_KEYS).fill('');
  for (const isWrite of [false, true])
    for (const page of all)
      for (let offset = 0; offset < ports; offset++)
        names[portKey(isWrite, page, offset)] = portName(page, offset, isWrite);
  return names;
}

/** Bits of registers by both names with a point between, as masks. */
function bitMasks({bits}: PortSheet): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(bits).flatMap(([name, masks]) =>
      Object.entries(masks).map(([bit, mask]) => [`${name}.${bit}`, mask]),
    ),
  );
}
