// Which accesses the VMM asks to see, as a bit table: by direction, page and offset. [deck, slide 17]
// Not modelled: the I/O permission bitmap's blindness to direction; `coversPort` is what it makes of the set.

import type {Direction, Port} from '../../base/port.ts';
import type {HookVocabulary} from '../../kits/contract/hook-vocabulary.ts';
import type {PortRange, PortSheet} from '../../kits/contract/port-sheet.ts';

/** The word that makes a set dynamic. */
export const DYNAMIC = 'dynamic';

/** A set of hooked accesses of one device. A 16-bit access to registers meets two offsets: ask for each. */
export class HookSet {
  /** In which it is written. */
  readonly vocabulary: HookVocabulary;
  /** The set as it was asked for: a name, or a list. */
  readonly text: string;
  /** The owner's permission map follows the model: what other pages list is not on it, nor a data port that can do no harm. */
  isDynamic = false;
  readonly #table: Uint8Array;
  readonly #ports: Uint8Array;
  /** Entries of one page, and of one direction. */
  readonly #perPage: number;
  readonly #perDirection: number;

  constructor(vocabulary: HookVocabulary, text: string) {
    const {sheet} = vocabulary;
    this.vocabulary = vocabulary;
    this.text = text;
    this.#perPage = sheet.ports;
    this.#perDirection = sheet.ports * sheet.pages;
    this.#table = new Uint8Array(2 * this.#perDirection);
    this.#ports = new Uint8Array(sheet.ports);
  }

  /** Adds one access. Used while a set is parsed; a set in use does not change. */
  add(isWrite: boolean, page: number, offset: number): void {
    this.#table[(isWrite ? this.#perDirection : 0) + page * this.#perPage + offset] = 1;
    this.#ports[offset] = 1;
  }

  /** True where the set lists this access: the register page that is selected, the offset from the device's base. */
  lists(isWrite: boolean, page: number, offset: number): boolean {
    return this.#table[(isWrite ? this.#perDirection : 0) + page * this.#perPage + offset] === 1;
  }

  /** True where the set lists this hook, on the first page that has it. @example set.has(PORT.DATA, 'write') */
  has(port: Port, direction: Direction): boolean {
    const isWrite = direction === 'write';
    return this.lists(isWrite, firstPage(this.vocabulary.sheet, port, isWrite), port.offset);
  }

  /** True where the set lists any access to this port: the port's bit in the I/O permission bitmap. */
  coversPort(offset: number): boolean {
    return this.#ports[offset] === 1;
  }

  /** True where the set lists any access to this port while this page is selected: what a map that follows the page makes of it. */
  coversPortOn(page: number, offset: number): boolean {
    return this.lists(false, page, offset) || this.lists(true, page, offset);
  }

  /** Ports of which the set lists any access: so many bits of the I/O permission bitmap are set for it. */
  get ports(): number {
    return this.#ports.reduce((sum, isCovered) => sum + isCovered, 0);
  }

  /** The set as the shortest list of items that `parseHookSet` reads back: `rw:data`, `w:0:LENGTH`, `r:*`. */
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
    const {sheet} = this.vocabulary;
    const pages = Array.from({length: sheet.pages}, (_, page) => page);
    const isEverywhere = (offset: number): boolean => pages.every((page) => this.lists(isWrite, page, offset));
    const words = new Set<string>();
    if (sheet.registers.every(isEverywhere)) words.add('*');
    else {
      const whole = sheet.onEveryPage.filter(isEverywhere);
      for (const offset of whole) words.add(sheet.portName(0, offset, isWrite));
      for (const page of pages) {
        for (const offset of sheet.registers) {
          if (this.lists(isWrite, page, offset) && !whole.includes(offset))
            words.add(`${page}:${registerWord(sheet, page, offset, isWrite)}`);
        }
      }
    }
    for (const range of sheet.ranges)
      if (offsetsIn(range).every((offset) => this.lists(isWrite, 0, offset))) words.add(range.name);
    return [...words];
  }
}

/** The offsets of a range, in order. */
export function offsetsIn({start, end}: Pick<PortRange, 'start' | 'end'>): number[] {
  return Array.from({length: end - start}, (_, i) => start + i);
}

/** The name of a register in a hook item; an offset where the data sheet prints none for this page and direction. */
export function registerWord(sheet: PortSheet, page: number, offset: number, isWrite: boolean): string {
  if (!sheet.isPrinted(page, offset, isWrite)) return `0x${offset.toString(16).padStart(2, '0')}`;
  return sheet.portName(page, offset, isWrite);
}

/** The first page on which an access in this direction meets a port; 0 for ports that the pages say nothing of. */
export function firstPage(sheet: PortSheet, {name, offset}: Port, isWrite: boolean): number {
  for (let page = 0; page < sheet.pages; page++) if (sheet.portName(page, offset, isWrite) === name) return page;
  return 0;
}
