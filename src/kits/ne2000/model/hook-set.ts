// Which accesses the VMM asks to see, as a bit table: by direction, page and offset. [deck, slide 17]
// Not modelled: the I/O permission bitmap's blindness to direction; `coversPort` is what it makes of the set.

import type {Direction, Port} from '../../../base/port.ts';
import {BOARD_PORTS, DATA_PORTS, PORT, portName, REGISTER_PORTS, RESET_PORTS} from '../sheet/board.ts';
import {firstPage, PAGES} from '../sheet/dp8390.ts';

/** The word that makes a set dynamic. */
export const DYNAMIC = 'dynamic';

/** The offsets that carry the data port, and those that carry the reset port. */
export const DATA_OFFSETS: readonly number[] = offsetsIn(DATA_PORTS);
export const RESET_OFFSETS: readonly number[] = offsetsIn(RESET_PORTS);
/** The offsets of registers; CR is the same on every page. */
export const REGISTER_OFFSETS: readonly number[] = offsetsIn(REGISTER_PORTS);

function offsetsIn({start, end}: {readonly start: number; readonly end: number}): number[] {
  return Array.from({length: end - start}, (_, i) => start + i);
}

function bitOf(isWrite: boolean, page: number, offset: number): number {
  return ((isWrite ? PAGES.length : 0) + page) * BOARD_PORTS + offset;
}

/** A set of hooked accesses. A 16-bit access to registers meets two offsets: ask for each. */
export class HookSet {
  /** The set as it was asked for: `deck`, or a list. */
  readonly text: string;
  /** The owner's permission map follows the model: what other pages list is not on it, nor a data port that can do no harm. */
  isDynamic = false;
  readonly #table = new Uint8Array(2 * PAGES.length * BOARD_PORTS);
  readonly #ports = new Uint8Array(BOARD_PORTS);

  constructor(text: string) {
    this.text = text;
  }

  /** Adds one access. Used while a set is parsed; a set in use does not change. */
  add(isWrite: boolean, page: number, offset: number): void {
    this.#table[bitOf(isWrite, page, offset)] = 1;
    this.#ports[offset] = 1;
  }

  /** True where the set lists this access: page is CR.PS1:PS0 (0 to 3), offset 0x00 to 0x1F from the card's base. */
  lists(isWrite: boolean, page: number, offset: number): boolean {
    return this.#table[bitOf(isWrite, page, offset)] === 1;
  }

  /** True where the set lists this hook, on the first page that has it. @example set.has(PORT.PSTART, 'write') */
  has(port: Port, direction: Direction): boolean {
    return this.lists(direction === 'write', firstPage(port, direction), port.offset);
  }

  /** True where the set lists any access to this port: the port's bit in the I/O permission bitmap. */
  coversPort(offset: number): boolean {
    return this.#ports[offset] === 1;
  }

  /** True where the set lists any access to this port while this page is selected: what a map that follows the page makes of it. */
  coversPortOn(page: number, offset: number): boolean {
    return this.lists(false, page, offset) || this.lists(true, page, offset);
  }

  /** The set as the shortest list of items that `parseHookSet` reads back: `w:CR`, `w:0:RSAR0`, `rw:reset`. */
  words(): string[] {
    const read = this.#wordsOf(false);
    const write = this.#wordsOf(true);
    const both = write.filter((word) => read.includes(word));
    return [
      ...both.map((word) => `rw:${word}`),
      ...write.filter((word) => !both.includes(word)).map((word) => `w:${word}`),
      ...read.filter((word) => !both.includes(word)).map((word) => `r:${word}`),
      ...(this.isDynamic ? [DYNAMIC] : []),
    ];
  }

  #wordsOf(isWrite: boolean): string[] {
    const pages = [...PAGES.keys()];
    const listed = (page: number, offset: number): boolean => this.lists(isWrite, page, offset);
    const words: string[] = [];
    if (pages.every((page) => REGISTER_OFFSETS.every((offset) => listed(page, offset)))) words.push('*');
    else {
      const isCrEverywhere = pages.every((page) => listed(page, PORT.CR.offset));
      if (isCrEverywhere) words.push(PORT.CR.name);
      for (const page of pages) {
        const found = REGISTER_OFFSETS.filter(
          (offset) => listed(page, offset) && !(offset === PORT.CR.offset && isCrEverywhere),
        );
        words.push(...found.map((offset) => `${page}:${registerWord(page, offset, isWrite)}`));
      }
    }
    if (DATA_OFFSETS.every((offset) => listed(0, offset))) words.push(PORT.DATA.name);
    if (RESET_OFFSETS.every((offset) => listed(0, offset))) words.push(PORT.RESET.name);
    return words;
  }
}

/** The name of a register in a hook item; an offset where the data sheet prints none for this page and direction. */
export function registerWord(page: number, offset: number, isWrite: boolean): string {
  if (offset !== PORT.CR.offset && (page === 3 || (page === 2 && isWrite)))
    return `0x${offset.toString(16).padStart(2, '0')}`;
  return portName(page, offset, isWrite);
}
