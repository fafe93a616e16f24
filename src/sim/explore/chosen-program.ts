// What a guest of an exploration runs.
import type {PartState} from '../../base/state.ts';
import type {Answer, GuestProgram, Instruction} from '../machine/guest-program.ts';

/** A program that stands at whatever the exploration chooses. */
export class ChosenProgram implements GuestProgram {
  instruction: Instruction = {op: 'end'};
  readonly acceptsInterrupts = false;
  readonly operation = null;
  current(): Instruction {
    return this.instruction;
  }
  complete(_answer: Answer): void {}
  interrupt(): void {}
  snapshot(): PartState {
    return {kind: 'chosen'};
  }
  restore(): void {}
}
