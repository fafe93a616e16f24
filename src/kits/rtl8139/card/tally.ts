// The counters that C+ mode dumps into memory. [RTL8139C+, DTCCR] Not modelled: counts of what never happens here; they stay 0.
import {dwordBytes, writeHost} from './bus-master.ts';
import type {Core} from './core.ts';

const FOUR_GIB = 0x1_0000_0000;

/** Writes all counters to memory, each at its width. */
export function dumpTally(core: Core, address: number): void {
  const {TxOk, RxOk, RxERR, MissPkt, RxOkPhy, RxOkBrd, RxOkMul} = core.tally;
  const dwords = [TxOk, TxOk / FOUR_GIB, RxOk, RxOk / FOUR_GIB, 0, 0, RxERR, MissPkt & 0xffff];
  dwords.push(0, 0, RxOkPhy, RxOkPhy / FOUR_GIB, RxOkBrd, RxOkBrd / FOUR_GIB, RxOkMul, 0);
  const bytes = new Uint8Array(4 * dwords.length);
  dwords.forEach((dword, at) => {
    bytes.set(dwordBytes(dword), 4 * at);
  });
  writeHost(core, address, bytes);
}
