// The registers by data sheet name, for the lab: no side effect.
import {REGISTERS} from '../sheet/registers.ts';
import type {Core} from './core.ts';
import {readByte, readLong, readWord} from './register-read.ts';

/** All registers, each at its own width. */
export function peekAll(core: Core): Record<string, number> {
  const found: Record<string, number> = {};
  for (const {name, offset, bytes} of REGISTERS)
    found[name] = bytes === 4 ? readLong(core, offset) : bytes === 2 ? readWord(core, offset) : readByte(core, offset);
  return found;
}
