// A card as power-on leaves it; what the data sheet calls unspecified is zero, so that runs repeat.
import type {DeviceHost} from '../../../sim/machine/port-device.ts';
import type {Core, Ne2000Config} from './core.ts';
import {powerOnProm, WIDE_MEMORY_END} from './memory-map.ts';
import {DATASHEET_QUIRKS, QEMU_QUIRKS} from './quirks.ts';
import {powerOnLatches, powerOnRegisters} from './registers.ts';

/** A card at power-on. */
export function powerOn(config: Ne2000Config, host: DeviceHost): Core {
  const rules = {...(config.profile === 'qemu' ? QEMU_QUIRKS : DATASHEET_QUIRKS), ...config.quirks};
  const quirks = config.watchQuirks === undefined ? rules : config.watchQuirks(rules);
  const memory = new Uint8Array(WIDE_MEMORY_END);
  memory.set(powerOnProm(config.mac));
  return {
    regs: powerOnRegisters(quirks),
    latches: powerOnLatches(quirks),
    memory,
    fifo: new Uint8Array(8),
    diagnostics: {
      portWithoutCommand: 0,
      fifoOutsideLoopback: 0,
      remoteCommandZero: 0,
      remoteOverlap: 0,
      longAddress: 0,
      emptyTransmit: 0,
      wrongFcsSent: 0,
    },
    quirks,
    config,
    host,
  };
}
