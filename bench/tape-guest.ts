// A guest that costs next to nothing: it plays instructions from a list, round and round. What a run takes with it is
// the machine's own time.
import type {GuestProgram, Instruction} from '../src/sim/machine/guest-program.ts';

const END: Instruction = {op: 'end'};

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
    this.#start = start;
    this.#loop = loop;
    this.#tape = start;
    this.#rounds = rounds;
  }

  current(): Instruction {
    return this.#tape[this.#at] ?? END;
  }

  complete(): void {
    if (++this.#at === this.#tape.length) this.#goRound();
  }

  interrupt(): void {}

  snapshot(): unknown {
    return {rounds: this.#rounds, at: this.#at, isStarted: this.#tape === this.#loop};
  }

  restore(snapshot: unknown): void {
    const {rounds, at, isStarted} = snapshot as {rounds: number; at: number; isStarted: boolean};
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
