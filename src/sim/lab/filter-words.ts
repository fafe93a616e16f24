// The words of a run that filters may use: its device's and its model's names, and its guests'.
import {present} from '../../base/assert.ts';
import type {PortSheet} from '../../kits/contract/port-sheet.ts';
import {kitNamed} from '../../kits/device-kits.ts';
import type {Scenario} from '../../scenarios/scenario.ts';
import {type FilterWords, PORT_KEYS, portKey} from '../../trace/filter/words.ts';

/** What of a scenario its filters need to know. */
export type Filtered = Pick<Scenario, 'device'> & {readonly guests: readonly {readonly name: string}[]};

/** The words of a run of a scenario. */
export function filterWords({device, guests}: Filtered): FilterWords {
  const {facts, sheet, model, basePort} = present(kitNamed(device), 'a scenario names a device that there is');
  return {
    basePort,
    guests: guests.map(({name}) => name),
    ports: portNames(sheet),
    bits: bitMasks(sheet),
    states: model.states.map(({name}) => name),
    events: model.events,
    isOnNetwork: facts.isOnNetwork,
    reasons: model.reasons.map(({name}) => name),
  };
}

/** By `portKey`; empty where the device has no port. */
function portNames({ports, pages, portName}: PortSheet): readonly string[] {
  const names = new Array<string>(PORT_KEYS).fill('');
  for (const isWrite of [false, true])
    for (let page = 0; page < pages; page++)
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
