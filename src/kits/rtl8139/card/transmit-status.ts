// A write to a TSD: it starts a frame, or in C+ mode it is half of the command to dump the counters. [RTL8139C, TSD; RTL8139C+, DTCCR]
import {DTCCR, TSD_WRITABLE} from '../sheet/registers.ts';
import {address64} from './bus-master.ts';
import type {Core} from './core.ts';
import {isCplus} from './cplus-mode.ts';
import {dumpTally} from './tally.ts';
import {startTransmit} from './transmit.ts';

/** Where the counters go is told in units of 64 bytes. */
const DUMP_ALIGN = 0x3f;

/** A write to TSD 0 to 3. */
export function writeTransmitStatus(core: Core, descriptor: number, value: number): void {
  const {tsd} = core;
  if (!isCplus(core)) {
    tsd[descriptor] = value & TSD_WRITABLE;
    startTransmit(core);
    return;
  }
  tsd[descriptor] = value;
  if (descriptor !== 0 || (value & DTCCR.CMD) === 0) return;
  dumpTally(core, address64(tsd[1] ?? 0, (value & ~DUMP_ALIGN) >>> 0));
  tsd[0] = value & ~DTCCR.CMD;
}
