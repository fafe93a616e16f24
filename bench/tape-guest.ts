// A guest that costs next to nothing: it plays instructions from a list, round and round. What a run takes with it is
// the machine's own time.
import type {GuestProgram, Instruction} from '../src/sim/machine/guest-program.ts';

const END: Instruction = {op: 'end'};

/** Plays `start` once and `loop` so many times. */
export class TapeGuest implements GuestProgram {
  readonly acceptsInterrupts = false;
  readonly operation = null;
  readonly #loop: readonly Instruction[];
  #tape: readonly Instruction[];
  #rounds: number;
  #at = 0;

  constructor(start: readonly Instruction[], loop: readonly Instruction[], rounds: number) {
    this.#tape = start;
    this.#loop = loop;
    this.#rounds = rounds;
  }

  current(): Instruction {
    return this.#tape[this.#at] ?? END;
  }

  complete(): void {
    this.#at++;
    if (this.#at < this.#tape.length || this.#rounds === 0) return;
    this.#rounds--;
    this.#tape = this.#loop;
    this.#at = 0;
  }

  interrupt(): void {}

  snapshot(): unknown {
    return {rounds: this.#rounds, at: this.#at, isStarted: this.#tape === this.#loop};
  }

  restore(): void {
    throw new Error('assertion failed: a tape only goes forwards');
  }
}
