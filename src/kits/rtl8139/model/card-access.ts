// Registers of the card by name, for whoever drives it: each call is a real access, in the register's own width.
import type {Port} from '../../../base/port.ts';
import type {CardPort} from '../../../sim/models/device-model.ts';
import {CR, PORT} from '../sheet/registers.ts';

/** Reads a register. */
export function read(card: CardPort, {offset, bytes = 1}: Port): number {
  return card.read(offset, bytes);
}

/** Writes a register. @example write(card, PORT.CR, CR.RST) */
export function write(card: CardPort, {offset, bytes = 1}: Port, value: number): void {
  card.write(offset, bytes, value);
}

/** The first wait, and how often it is doubled: shorter than a small frame at 100 Mbit/s, in all longer than four long ones at 10. */
const FIRST_WAIT = 16_384;
const WAITS = 11;
const LONGEST_WAIT = FIRST_WAIT * (2 ** WAITS - 1);

/** Waits until something is so, in longer and longer steps, none over `step`, and for `most` cycles in all; false where it did not come. */
export function waitFor(card: CardPort, isSo: () => boolean, most = LONGEST_WAIT, step = most): boolean {
  let left = most;
  for (let wait = FIRST_WAIT; !isSo(); wait = Math.min(2 * wait, step)) {
    if (left <= 0) return false;
    card.pause?.(Math.min(wait, left));
    left -= wait;
  }
  return true;
}

/** True as long as the receiver is at work, though it was turned off. [RTL8139C, CR.RE: only known] */
export function isStillReceiving(card: CardPort): boolean {
  return (read(card, PORT.CR) & CR.RE) !== 0;
}

/** In cycles: longer than the slowest bursts take for what the FIFO holds and a longest frame with it. */
export const LONGEST_STORE = 262_144;

/** A receiver that was turned off stores what it has. Who finds it on for longer has not turned it off: false. */
export function waitForRest(card: CardPort): boolean {
  return waitFor(card, () => !isStillReceiving(card), LONGEST_STORE);
}

/** CBR when it rests: the chip may be storing a frame while its receiver is turned off. */
export function settledRing(card: CardPort): number {
  let last = read(card, PORT.CBR);
  waitFor(card, () => {
    const before = last;
    last = read(card, PORT.CBR);
    return last === before;
  });
  return last;
}
