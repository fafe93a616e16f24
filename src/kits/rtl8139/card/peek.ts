// The registers by data sheet name, for the lab: no side effect.
import {PCI_REGISTERS} from '../sheet/pci.ts';
import {REGISTERS} from '../sheet/registers.ts';
import type {Core} from './core.ts';
import {readConfiguration} from './pci-configuration.ts';
import {readByte, readLong, readWord} from './register-read.ts';

/** All registers, each at its own width, and those of configuration space. */
export function peekAll(core: Core): Record<string, number> {
  const found: Record<string, number> = {};
  for (const {name, offset, bytes} of REGISTERS)
    found[name] = bytes === 4 ? readLong(core, offset) : bytes === 2 ? readWord(core, offset) : readByte(core, offset);
  for (const {name, offset, bytes = 1} of PCI_REGISTERS) found[name] = readConfiguration(core, offset, bytes);
  return found;
}
