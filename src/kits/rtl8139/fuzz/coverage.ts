// What a fuzz run met: accesses by direction and register, rules of the quirk table asked for, frames by outcome.
import {RuleCounts} from '../../contract/rule-counts.ts';
import {QUIRK_NAMES, type QuirkName, type Quirks} from '../card/quirks.ts';
import {REGISTER_BYTES, REGISTERS} from '../sheet/registers.ts';

/** Counts that a run fills. */
export class Coverage {
  readonly #accesses = new Float64Array(2 * REGISTER_BYTES);
  readonly #rules = new RuleCounts<QuirkName>(QUIRK_NAMES);
  readonly #frames = new Map<string, number>();

  /** One access that begins at an offset. */
  access(isWrite: boolean, offset: number, count: number): void {
    const at = (isWrite ? REGISTER_BYTES : 0) + offset;
    this.#accesses[at] = (this.#accesses[at] ?? 0) + count;
  }

  /** A frame was offered, or one was sent: this became of it. */
  frame(outcome: string): void {
    this.#frames.set(outcome, (this.#frames.get(outcome) ?? 0) + 1);
  }

  /** The table of rules, with every question counted. */
  get watch(): (quirks: Quirks) => Quirks {
    return this.#rules.watch;
  }

  /** Counts by name: `r:ISR`, `w:TSD0`. */
  accesses(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const {name, offset} of REGISTERS) {
      counts[`r:${name}`] = this.#accesses[offset] ?? 0;
      counts[`w:${name}`] = this.#accesses[REGISTER_BYTES + offset] ?? 0;
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
}
