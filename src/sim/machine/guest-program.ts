// What runs on the guest's processor, as the VMM sees it: one instruction at a time that touches the card, or a halt.
import type {PartState} from '../../base/state.ts';
import type {Cycle, Port} from '../../trace/units.ts';

/** The instruction a guest stands at. `offset` counts from the card's base; sizes in bytes. */
export type Instruction =
  | {readonly op: 'in'; readonly offset: number; readonly size: number}
  | {readonly op: 'out'; readonly offset: number; readonly size: number; readonly value: number}
  /** `rep ins`: answered with `size * count` bytes, little-endian. */
  | ({readonly op: 'ins'; readonly offset: number; readonly size: number; readonly count: number} & Looped)
  /** `rep outs` of all the bytes, `size` at a time. */
  | ({readonly op: 'outs'; readonly offset: number; readonly size: number; readonly bytes: Uint8Array} & Looped)
  /** A port of the machine's that no card has, by its number: every one of these exits, and the VMM answers. */
  | {readonly op: 'port-in'; readonly port: Port; readonly size: number}
  | {readonly op: 'port-out'; readonly port: Port; readonly size: number; readonly value: number}
  /** Reads so many bytes of the guest's own memory, guest-physical: answered with bytes. No device hears of it. */
  | {readonly op: 'load'; readonly address: number; readonly length: number}
  /** Writes its own memory; `isFree`: its time is in the instructions around it already. */
  | {readonly op: 'store'; readonly address: number; readonly bytes: Uint8Array; readonly isFree?: boolean}
  /** Reads the time-stamp counter. */
  | {readonly op: 'rdtsc'}
  /** Works for so many cycles without touching the card. */
  | {readonly op: 'compute'; readonly cycles: Cycle}
  /** Stops until an interrupt, or until the guest's own timer at `until` (Infinity: none). */
  | {readonly op: 'hlt'; readonly until: Cycle}
  /** A recording's own wire offers a frame to the card here; `due`: where its last bit was there before. */
  | {readonly op: 'offer'; readonly frame: Uint8Array; readonly due?: Cycle | undefined}
  /** Paravirtual: asks the VMM to send a frame; an exit without a port. */
  | {readonly op: 'hypercall'; readonly frame: Uint8Array}
  /** Paravirtual: takes the next frame out of the ring shared with the VMM, no exit; answered with no bytes if empty. */
  | {readonly op: 'ring-take'}
  /** Nothing more will come from this guest. */
  | {readonly op: 'end'};

/** A tight loop in place of a `rep`: so many instructions, each an access by itself, with nothing between them. */
interface Looped {
  readonly isLoop?: boolean | undefined;
}

/** An instruction that moves several elements. */
export type Repeated = Extract<Instruction, {readonly op: 'ins' | 'outs'}>;

/** An access to a port of the machine's. */
export type MachinePortAccess = Extract<Instruction, {readonly op: 'port-in' | 'port-out'}>;

/** How many elements it moves. */
export function elementsOf(instruction: Repeated): number {
  return instruction.op === 'ins' ? instruction.count : instruction.bytes.length / instruction.size;
}

/** What an instruction gives back: a value, bytes of a `rep ins`, or nothing. */
export type Answer = number | Uint8Array | undefined;

/** Programs of a guest. Every method is deterministic; `snapshot` is plain data. */
export interface GuestProgram {
  /** The instruction it stands at; the same until `complete`. A halted guest looks again at every call. */
  current(now: Cycle): Instruction;
  /** The instruction is done; the guest goes on to the next. */
  complete(answer: Answer, now: Cycle): void;
  /** In a loop of which so many accesses are done: the next one follows. */
  looping?(done: number): void;
  /** True where an interrupt would be taken now: the guest has interrupts on. */
  readonly acceptsInterrupts: boolean;
  /** The interrupt is taken: the program goes on in its handler. */
  interrupt(now: Cycle): void;
  /** What the program is doing, in its driver's words; null between operations. */
  readonly operation: string | null;
  snapshot(): PartState;
  restore(saved: PartState): void;
}
