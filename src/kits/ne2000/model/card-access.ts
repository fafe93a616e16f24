// Registers of the card by name, for whoever drives it: each call is a real port access, on the page that is selected.
import type {Port} from '../../../base/port.ts';
import type {CardPort} from '../../../sim/models/device-model.ts';

type Word = readonly [low: Port, high: Port];

/** Reads a register. */
export function read(card: CardPort, {offset}: Port): number {
  return card.read(offset, 1);
}

/** Reads a register of two bytes. @example readWord(card, CRDA) */
export function readWord(card: CardPort, [low, high]: Word): number {
  return read(card, low) | (read(card, high) << 8);
}

/** Writes a register. @example write(card, PORT.CR, COMMAND.START) */
export function write(card: CardPort, {offset}: Port, value: number): void {
  card.write(offset, 1, value);
}

/** Writes a register of two bytes. */
export function writeWord(card: CardPort, [low, high]: Word, value: number): void {
  write(card, low, value & 0xff);
  write(card, high, value >>> 8);
}
