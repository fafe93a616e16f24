// A guest that does anything: sequences as drivers have them, with odd values, and accesses without sense between them.

import {present} from '../../../base/assert.ts';
import {nextBelow, nextWord, type RandomState, seeded} from '../../../base/random.ts';
import type {PartState} from '../../../base/state.ts';
import type {ActSource, DeviceFuzz, Pages} from '../../../kits/contract/fuzz.ts';
import {CYCLES_PER_US, type Cycle} from '../../../trace/units.ts';
import type {GuestProgram, Instruction} from '../../machine/guest-program.ts';

/** One guest's program; it ends after so many instructions. */
export class HostileGuest implements GuestProgram {
  readonly #fuzz: DeviceFuzz;
  readonly #acts: ActSource;
  readonly #random: RandomState;
  readonly #settling: Instruction[] = [];
  #left: number;
  #instruction: Instruction | null = null;

  constructor(fuzz: DeviceFuzz, seed: number, pages: Pages, instructions: number) {
    this.#fuzz = fuzz;
    this.#acts = fuzz.acts(seed, pages);
    this.#random = seeded(seed + 1);
    this.#left = instructions;
  }

  get acceptsInterrupts(): boolean {
    return (this.#left & 1) === 0;
  }

  get operation(): string | null {
    return null;
  }

  current(now: Cycle): Instruction {
    this.#instruction ??= this.#left <= 0 ? {op: 'end'} : this.#next(now);
    return this.#instruction;
  }

  complete(): void {
    this.#instruction = null;
    this.#left--;
  }

  /** The handler is the next thing that comes to its mind. */
  interrupt(): void {
    this.#instruction = null;
  }

  snapshot(): PartState {
    return {kind: 'hostile'};
  }

  /** A hostile guest is not gone back in: its seed plays it again. */
  restore(): void {}

  #next(now: Cycle): Instruction {
    const settled = this.#settling.pop();
    if (settled !== undefined) return settled;
    const {kind, offset, size, value} = this.#acts.next();
    switch (kind) {
      case 'read':
        return {op: 'in', offset, size};
      case 'write':
        return {op: 'out', offset, size, value: value >>> 0};
      case 'ins':
        return {op: 'ins', offset, size, count: value};
      case 'outs':
        return {op: 'outs', offset, size, bytes: this.#bytes(size * value)};
      default:
        return this.#rest(now);
    }
  }

  #rest(now: Cycle): Instruction {
    const kind = nextBelow(this.#random, 4);
    if (kind === 0) return {op: 'compute', cycles: nextBelow(this.#random, 100 * CYCLES_PER_US)};
    if (kind === 1) return {op: 'rdtsc'};
    const halt: Instruction = {op: 'hlt', until: now + nextBelow(this.#random, 400 * CYCLES_PER_US)};
    if (kind === 2) return halt;
    this.#settling.push(halt, ...[...this.#fuzz.settling].reverse());
    return present(this.#settling.pop(), 'the command that settles');
  }

  #bytes(length: number): Uint8Array {
    return Uint8Array.from({length}, () => nextWord(this.#random) & 0xff);
  }
}
