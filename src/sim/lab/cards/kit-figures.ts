// What can be read off a device's kit without any run: its model's size, its registers, its hook sets.
import {present} from '../../../base/assert.ts';
import type {DeviceKit} from '../../../kits/contract/device-kit.ts';
import type {DeviceMeasures} from '../../../kits/contract/device-measures.ts';
import {type PortSheet, wholeOf} from '../../../kits/contract/port-sheet.ts';
import {kitNamed} from '../../../kits/device-kits.ts';
import {singleHooks} from '../../models/hook-words.ts';
import {parseHookSet} from '../../models/parse-hooks.ts';
import type {CardFigures} from './card-figures.ts';

/** A device's figures before its runs. Its kit is fetched. */
export function kitFigures({device, recordings, notRestored}: DeviceMeasures): CardFigures {
  const kit = present(kitNamed(device), `${device} is a device`);
  const {facts, sheet, model} = kit;
  return {
    device,
    title: facts.title,
    states: model.states.length,
    edges: model.drawn.length,
    checkedEdges: model.drawn.filter(({isChecked}) => isChecked).length,
    ports: sheet.ports,
    pages: sheet.pages,
    registers: registersOf(sheet),
    hookSets: (['alone', 'shared'] as const).map((use) => {
      const name = facts.usualHooks[use].datasheet;
      return {use, name, hooks: hooksIn(kit, name)};
    }),
    notRestored,
    isOnNetwork: facts.isOnNetwork,
    recordingsThere: recordings.length,
    recordings: [],
    shared: null,
    bulk: null,
    ways: [],
  };
}

/** Registers by the name of the whole, whichever way they are accessed and on whichever page they lie. */
function registersOf(sheet: PortSheet): number {
  const names = new Set<string>();
  for (const isWrite of [false, true])
    for (let page = 0; page < sheet.pages; page++)
      for (const offset of sheet.registers)
        if (sheet.isPrinted(page, offset, isWrite)) names.add(wholeOf(sheet, sheet.portName(page, offset, isWrite)));
  return names.size;
}

function hooksIn(kit: DeviceKit, name: string): number {
  const set = parseHookSet(kit, name);
  return set.ok ? singleHooks(set.value).length : 0;
}
