// The accesses of dma-frames.ts as a program for a whole PC with an RTL8139, which finds the card by its slot. [PCI Local Bus Specification 2.2, 3.2.2.3.2]
import type {Instruction} from '../src/sim/machine/guest-program.ts';
import {framesByDma, out, startBusMaster} from './dma-frames.ts';
import {frameBytes} from './frame-accesses.ts';
import {access, KEEP, x86Image} from './x86-code.ts';

/** The slot that the card is put into. */
export const SLOT = 3;
/** Where its registers are put. */
const BASE = 0xc000;

const CONFIG_ADDRESS = 0xcf8;
const CONFIG_DATA = 0xcfc;
const ENABLE = 0x8000_0000;
const COMMAND = 0x04;
const BAR0 = 0x10;
/** Answers ports, and masters the bus. */
const IO_AND_MASTER = 0x5;
/** Of a base address register: it is about ports. */
const IS_PORTS = 0x1;

/** The image: sends four frames `rounds` times, and keeps the bits common to all that ISR showed. */
export function x86BusMaster(rounds: number): Uint8Array<ArrayBuffer> {
  return x86Image({
    start: (data) => [
      ...configure(BAR0, 4, BASE | IS_PORTS),
      ...configure(COMMAND, 2, IO_AND_MASTER),
      ...startBusMaster(() => data).flatMap(atCard),
    ],
    loop: () =>
      framesByDma().flatMap((instruction) => [...atCard(instruction), ...(instruction.op === 'in' ? KEEP : [])]),
    rounds,
    data: frameBytes(),
  });
}

function atCard(instruction: Instruction): number[] {
  return access(instruction, BASE);
}

/** Writes a register of the card's configuration. */
function configure(register: number, size: number, value: number): number[] {
  const place = ENABLE | (SLOT << 11) | register;
  return [...access(out(CONFIG_ADDRESS, 4, place), 0), ...access(out(CONFIG_DATA, size, value), 0)];
}
