// A guest that costs next to nothing: it plays instructions from a list, round and round; accesses alike in a row are a loop,
// as a driver would have it. What a run takes with it is the machine's own time.

import {putLittleEndian} from '../src/base/bits.ts';
import {type PartState, stateOf} from '../src/base/state.ts';
import type {GuestProgram, Instruction} from '../src/sim/machine/guest-program.ts';

const END: Instruction = {op: 'end'};

/** Where the tape stands. */
interface TapeState extends PartState {
  readonly kind: 'tape';
  readonly rounds: number;
  readonly at: number;
  readonly isStarted: boolean;
}

/** Plays `start` once and `loop` so many times. */
export class TapeGuest implements GuestProgram {
  readonly acceptsInterrupts = false;
  readonly operation = null;
  readonly #start: readonly Instruction[];
  readonly #loop: readonly Instruction[];
  #tape: readonly Instruction[];
  #rounds: number;
  #at = 0;

  constructor(start: readonly Instruction[], loop: readonly Instruction[], rounds: number) {
    this.#start = inLoops(start);
    this.#loop = inLoops(loop);
    this.#tape = this.#start;
    this.#rounds = rounds;
  }

  current(): Instruction {
    return this.#tape[this.#at] ?? END;
  }

  complete(): void {
    if (++this.#at === this.#tape.length) this.#goRound();
  }

  interrupt(): void {}

  snapshot(): TapeState {
    return {kind: 'tape', rounds: this.#rounds, at: this.#at, isStarted: this.#tape === this.#loop};
  }

  restore(saved: PartState): void {
    const {rounds, at, isStarted} = stateOf<TapeState>('tape', saved);
    this.#rounds = rounds;
    this.#at = at;
    this.#tape = isStarted ? this.#loop : this.#start;
  }

  /** Begins again, or stays behind the end of its list. */
  #goRound(): void {
    if (this.#rounds === 0) return;
    this.#rounds--;
    this.#tape = this.#loop;
    this.#at = 0;
  }
}

/** The same accesses, with OUTs alike in a row as one instruction that is a loop of them. */
function inLoops(instructions: readonly Instruction[]): Instruction[] {
  const result: Instruction[] = [];
  for (let at = 0; at < instructions.length; ) {
    const first = instructions[at] ?? END;
    const values = alikeFrom(instructions, at);
    if (first.op === 'out' && values.length > 3) {
      const {offset, size} = first;
      const bytes = new Uint8Array(values.length * size);
      values.forEach((value, i) => {
        putLittleEndian(bytes, i * size, size, value);
      });
      result.push({op: 'outs', offset, size, bytes, isLoop: true});
    } else result.push(first);
    at += result.at(-1) === first ? 1 : values.length;
  }
  return result;
}

/** The values of the OUTs to one port that stand here in a row. */
function alikeFrom(instructions: readonly Instruction[], at: number): number[] {
  const first = instructions[at];
  const values: number[] = [];
  if (first?.op !== 'out') return values;
  for (const next of instructions.slice(at)) {
    if (next.op !== 'out' || next.offset !== first.offset || next.size !== first.size) break;
    values.push(next.value);
  }
  return values;
}
