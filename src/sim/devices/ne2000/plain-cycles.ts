// The word cycles of the data port that are nothing but copies: once one has been made the long way, those like it after it
// need no question but how many are left.
import type {PlainRun} from '../../machine/port-device.ts';
import {isAhead, plainCycles, plainStart} from './burst.ts';
import type {Core} from './core.ts';
import {AHEAD_NOTHING, REMOTE_READ} from './registers.ts';

/** More than RBCR can be. */
const NEVER = 0x1_0000;

/** What is known of the cycles to come. Any access but such a cycle ends that. */
export class PlainCycles {
  readonly #core: Core;
  readonly #regs: Core['regs'];
  readonly #latches: Core['latches'];
  readonly #words: Uint16Array;
  readonly #run: {words: Uint16Array; at: number; count: number};
  /** Cycles are plain copies while RBCR is above these, and lead so far past RSAR in memory: a read's to what was fetched before. */
  #readsAbove = NEVER;
  #writesAbove = NEVER;
  #pastRSAR = 0;

  constructor(core: Core) {
    this.#core = core;
    this.#regs = core.regs;
    this.#latches = core.latches;
    this.#words = new Uint16Array(core.memory.buffer);
    this.#run = {words: this.#words, at: 0, count: 0};
  }

  get mayRead(): boolean {
    return this.#regs.RBCR > this.#readsAbove;
  }

  get mayWrite(): boolean {
    return this.#regs.RBCR > this.#writesAbove;
  }

  read(): number {
    const word = this.#words[this.#step()] ?? 0;
    if (this.#latches.ahead !== AHEAD_NOTHING) this.#latches.aheadFrom = this.#regs.RSAR - 2;
    return word;
  }

  write(value: number): void {
    this.#words[this.#step()] = value;
  }

  /** After a cycle made the long way: how many of its direction follow that are plain. */
  find(direction: number): void {
    const {RSAR, RBCR} = this.#regs;
    this.#pastRSAR = plainStart(this.#core) - RSAR - (isAhead(this.#core) ? 2 : 0);
    const plain = plainCycles(this.#core, direction, 2, RBCR);
    const above = plain === 0 ? NEVER : RBCR - 2 * plain;
    this.#readsAbove = direction === REMOTE_READ ? above : NEVER;
    this.#writesAbove = direction === REMOTE_READ ? NEVER : above;
  }

  /** Anything else comes, or memory is about to change: the latch gets the word that the last of these cycles had fetched. */
  end(): void {
    const {ahead} = this.#latches;
    if (ahead !== AHEAD_NOTHING && this.#readsAbove !== NEVER)
      this.#latches.aheadWord = this.#words[(this.#regs.RSAR + this.#pastRSAR) >> 1] ?? 0;
    this.#readsAbove = NEVER;
    this.#writesAbove = NEVER;
  }

  /** The plain cycles from here on, for a caller that makes them itself; the object is reused. */
  run(isWrite: boolean, isDataPort: boolean): PlainRun {
    const {RSAR, RBCR} = this.#regs;
    const run = this.#run;
    run.at = (RSAR + this.#pastRSAR) >> 1;
    run.count = isDataPort ? Math.max(0, RBCR - (isWrite ? this.#writesAbove : this.#readsAbove)) >> 1 : 0;
    return run;
  }

  /** So many of them were made. */
  made(count: number): void {
    this.#regs.RSAR += 2 * count;
    this.#regs.RBCR -= 2 * count;
    if (count > 0 && this.#latches.ahead !== AHEAD_NOTHING) this.#latches.aheadFrom = this.#regs.RSAR - 2;
  }

  /** Counts one cycle and says which word it moves. */
  #step(): number {
    const regs = this.#regs;
    const at = regs.RSAR;
    regs.RSAR = at + 2;
    regs.RBCR -= 2;
    return (at + this.#pastRSAR) >> 1;
  }
}
