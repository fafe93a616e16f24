// Where random sequences send the card: nearly always into the arena, and never where no file can tell what happens.
import {ARENA, RAM_BYTES} from './host-memory.mjs';

/** @typedef {import('../chance.mjs').Chance} Chance */

/** The hole in memory, and what the longest frame in the longest ring can reach it from. */
const HOLE = {start: 0x6_0000, end: 0x10_0000};
/** Above are interrupt controllers and the BIOS, likewise. */
const TOP = 0xfdf0_0000;

/** Where the card can be sent without harm. @param {number} address @returns {number} */
export function harmless(address) {
  if (address >= HOLE.start && address < HOLE.end) return address + HOLE.end;
  return address >= TOP ? address - 0x8000_0000 : address;
}

/** With room for anything behind it. @param {Chance} chance */
export function inArena(chance) {
  return ARENA.start + chance.below(ARENA.bytes - 0x2_0000);
}

/** Most often in the arena; else elsewhere in memory, at its end, or where nothing is. @param {Chance} chance */
export function somewhere(chance) {
  if (!chance.once(6)) return inArena(chance);
  const elsewhere = chance.oneOf([chance.below(RAM_BYTES), RAM_BYTES - chance.below(2000), chance.word()]);
  return harmless(elsewhere);
}

/** Whether a driver can store something there. @param {number} address */
export function isInArena(address) {
  return address >= ARENA.start && address < ARENA.start + ARENA.bytes;
}
