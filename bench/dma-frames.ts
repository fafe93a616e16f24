// A full frame's way onto the wire by an RTL8139's DMA, access by access: what our card and an emulator's are made to do.
import {CR, ISR, PORT, TSAD, TSD} from '../src/kits/rtl8139/sheet/registers.ts';
import type {Instruction} from '../src/sim/machine/guest-program.ts';
import {FRAME_BYTES} from './frame-accesses.ts';

/** A write to a register. */
export const out = (offset: number, size: number, value: number): Instruction => ({op: 'out', offset, size, value});

/** The card is reset, its transmitter on, every descriptor has its frame, which lies at `address` of the descriptor. */
export function startBusMaster(address: (descriptor: number) => number): Instruction[] {
  return [out(PORT.CR.offset, 1, CR.RST), out(PORT.CR.offset, 1, CR.TE), ...placeFrames(address)];
}

/** The frames' addresses. */
export function placeFrames(address: (descriptor: number) => number): Instruction[] {
  return TSAD.map(({offset}, descriptor) => out(offset, 4, address(descriptor)));
}

/** A frame by each descriptor, in three accesses: given, its end seen in ISR, and acknowledged, as a driver does. */
export function framesByDma(): Instruction[] {
  const {offset} = PORT.ISR;
  return TSD.flatMap((tsd) => [
    out(tsd.offset, 4, FRAME_BYTES),
    {op: 'in', offset, size: 2} as const,
    out(offset, 2, ISR.TOK),
  ]);
}
