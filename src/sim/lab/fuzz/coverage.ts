// What a fuzz run met: accesses by direction, page and offset, rules of the quirk table asked for, frames by outcome.
import {present} from '../../../base/assert.ts';
import {portName, RESET_PORTS} from '../../../datasheets/ne2000.ts';
import {QUIRK_NAMES, type Quirks} from '../../devices/ne2000/quirks.ts';

const PAGES = 4;
const PORTS = 32;
const REGISTERS = 16;
const DATA_PORT = 0x10;

/** Counts that a run fills. */
export class Coverage {
  readonly #accesses = new Float64Array(2 * PAGES * PORTS);
  readonly #quirks = new Float64Array(QUIRK_NAMES.length);
  readonly #frames = new Map<string, number>();

  /** One access at the card's page `page`. */
  access(isWrite: boolean, page: number, offset: number, count: number): void {
    const at = ((isWrite ? PAGES : 0) + page) * PORTS + offset;
    this.#accesses[at] = (this.#accesses[at] ?? 0) + count;
  }

  /** A frame was offered and this became of it. */
  frame(outcome: string): void {
    this.#frames.set(outcome, (this.#frames.get(outcome) ?? 0) + 1);
  }

  /** The table of rules, with every question counted. */
  watch = (quirks: Quirks): Quirks => {
    const counts = this.#quirks;
    const watched = {...quirks};
    for (const [at, name] of QUIRK_NAMES.entries()) {
      const value = quirks[name];
      const get = (): boolean => {
        counts[at] = (counts[at] ?? 0) + 1;
        return value;
      };
      Object.defineProperty(watched, name, {enumerable: true, get});
    }
    return watched;
  };

  /** Counts by name: `r:0:ISR`, `w:data`, `r:reset`; CR on each page, for it can be met on each. */
  accesses(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const isWrite of [false, true]) {
      const direction = isWrite ? 'w' : 'r';
      for (let page = 0; page < PAGES; page++) {
        for (let offset = 0; offset < REGISTERS; offset++) {
          counts[`${direction}:${page}:${wordFor(page, offset, isWrite)}`] = this.#count(isWrite, page, offset);
        }
      }
      counts[`${direction}:data`] = this.#range(isWrite, DATA_PORT, RESET_PORTS);
      counts[`${direction}:reset`] = this.#range(isWrite, RESET_PORTS, PORTS);
    }
    return counts;
  }

  /** How often the card asked for each rule of the table. */
  quirks(): Record<string, number> {
    return Object.fromEntries(QUIRK_NAMES.map((name, at) => [name, this.#quirks[at] ?? 0]));
  }

  frames(): Record<string, number> {
    return Object.fromEntries([...this.#frames].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  #count(isWrite: boolean, page: number, offset: number): number {
    return present(this.#accesses[((isWrite ? PAGES : 0) + page) * PORTS + offset], 'a counted offset');
  }

  #range(isWrite: boolean, from: number, to: number): number {
    let sum = 0;
    for (let page = 0; page < PAGES; page++)
      for (let offset = from; offset < to; offset++) sum += this.#count(isWrite, page, offset);
    return sum;
  }
}

function wordFor(page: number, offset: number, isWrite: boolean): string {
  return page === 2 && isWrite && offset !== 0 ? `0x0${offset.toString(16)}` : portName(page, offset, isWrite);
}
