// What a fuzz run met: accesses by direction, page and offset, rules of the quirk table asked for, frames by outcome.
import {present} from '../../../base/assert.ts';
import {RuleCounts} from '../../contract/rule-counts.ts';
import {QUIRK_NAMES, type QuirkName, type Quirks} from '../card/quirks.ts';
import {BOARD_PORTS, DATA_PORTS, PORT, portName, REGISTER_PORTS, RESET_PORTS} from '../sheet/board.ts';
import {PAGES} from '../sheet/dp8390.ts';

/** Counts that a run fills. */
export class Coverage {
  readonly #accesses = new Float64Array(2 * PAGES.length * BOARD_PORTS);
  readonly #rules = new RuleCounts<QuirkName>(QUIRK_NAMES);
  readonly #frames = new Map<string, number>();

  /** One access at the card's page `page`. */
  access(isWrite: boolean, page: number, offset: number, count: number): void {
    const at = ((isWrite ? PAGES.length : 0) + page) * BOARD_PORTS + offset;
    this.#accesses[at] = (this.#accesses[at] ?? 0) + count;
  }

  /** A frame was offered and this became of it. */
  frame(outcome: string): void {
    this.#frames.set(outcome, (this.#frames.get(outcome) ?? 0) + 1);
  }

  /** The table of rules, with every question counted. */
  get watch(): (quirks: Quirks) => Quirks {
    return this.#rules.watch;
  }

  /** Counts by name: `r:0:ISR`, `w:data`, `r:reset`; CR on each page, for it can be met on each. */
  accesses(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const isWrite of [false, true]) {
      const direction = isWrite ? 'w' : 'r';
      for (const page of PAGES.keys()) {
        for (let offset = REGISTER_PORTS.start; offset < REGISTER_PORTS.end; offset++) {
          counts[`${direction}:${page}:${wordFor(page, offset, isWrite)}`] = this.#count(isWrite, page, offset);
        }
      }
      counts[`${direction}:${PORT.DATA.name}`] = this.#range(isWrite, DATA_PORTS);
      counts[`${direction}:${PORT.RESET.name}`] = this.#range(isWrite, RESET_PORTS);
    }
    return counts;
  }

  /** How often the card asked for each rule of the table. */
  quirks(): Record<string, number> {
    return this.#rules.counts();
  }

  frames(): Record<string, number> {
    return Object.fromEntries([...this.#frames].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  #count(isWrite: boolean, page: number, offset: number): number {
    return present(this.#accesses[((isWrite ? PAGES.length : 0) + page) * BOARD_PORTS + offset], 'a counted offset');
  }

  #range(isWrite: boolean, {start, end}: {readonly start: number; readonly end: number}): number {
    let sum = 0;
    for (const page of PAGES.keys())
      for (let offset = start; offset < end; offset++) sum += this.#count(isWrite, page, offset);
    return sum;
  }
}

function wordFor(page: number, offset: number, isWrite: boolean): string {
  return page === 2 && isWrite && offset !== PORT.CR.offset
    ? `0x0${offset.toString(16)}`
    : portName(page, offset, isWrite);
}
