// The kit of a plain device: byte registers on one page, memory in pages from address 0, a model that `plainModel` has made. What it
// is asked beyond that has its plain answer here.
import {isAmong} from '../../base/bits.ts';
import type {Port} from '../../base/port.ts';
import type {DeviceModel} from '../../sim/models/device-model.ts';
import type {HookSet} from '../../sim/models/hook-set.ts';
import type {PlainContext} from '../../sim/models/plain-model.ts';
import type {DeviceBasics} from './device-basics.ts';
import type {DeviceKit} from './device-kit.ts';

/** What is a device's own. */
export interface PlainKit extends DeviceBasics, Pick<DeviceKit<PlainContext>, 'basePort' | 'makeCard' | 'driver'> {
  /** The registers that a hand-off carries. */
  readonly setUp: readonly Port[];
  makeModel(hooks: HookSet): DeviceModel<PlainContext>;
}

/** The whole kit around what is a device's own. */
export function plainKit({setUp, makeModel, ...own}: PlainKit): DeviceKit<PlainContext> {
  return {
    ...own,
    wholeMemory: () => own.facts.memory,
    makeModel: ({hooks}) => makeModel(hooks),
    looks: {
      shadow: ({registers, written}, hooks) => {
        const seen = setUp.filter((port) => isAmong(written, port.offset) && hooks.has(port, 'write'));
        return {registers: Object.fromEntries(seen.map(({name, offset}) => [name, registers[offset] ?? 0])), held: []};
      },
      // What a hand-off carries has just been read back from the device.
      staleRegisters: () => [],
    },
    ring: null,
    recordedMemory: null,
    bystanders: [],
    backend: null,
  };
}
