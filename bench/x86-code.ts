// Machine code for a guest of a whole emulator: port accesses, a loop of them, and the image that any Multiboot loader starts.
// No stack, no interrupts, no memory but its own: the accesses are nearly all that it does. [Multiboot 0.6.96, 3.1]
import type {Instruction} from '../src/sim/machine/guest-program.ts';

/** A program writes here when its loop begins. */
export const BEGIN_PORT = 0x500;
/** And here when it has ended: the bits common to the status bytes that it kept. */
export const END_PORT = 0x501;

const LOAD_ADDRESS = 0x100000;
const HEADER_BYTES = 32;
const MAGIC = 0x1badb002;
/** The addresses in the header are to be believed. */
const HAS_ADDRESSES = 0x10000;

/** mov bl, 0xff: no status byte is kept yet. */
export const KEEP_NONE = [0xb3, 0xff];
/** and bl, al: what was read last is kept. */
export const KEEP = [0x20, 0xc3];

/** The parts of a program; each may name the address at which its data will lie. */
export interface X86Program {
  readonly start: (data: number) => readonly number[];
  /** Done `rounds` times. */
  readonly loop: (data: number) => readonly number[];
  readonly rounds: number;
  readonly data: Uint8Array;
}

/** The image: starts, tells, loops, tells what it kept, halts. */
export function x86Image({start, loop, rounds, data}: X86Program): Uint8Array<ArrayBuffer> {
  const code = (at: number): number[] => [
    ...start(at),
    ...KEEP_NONE,
    ...tell(BEGIN_PORT),
    ...[0xbd, ...long(rounds)], // mov ebp, rounds
    ...loop(at),
    ...[0x4d, 0x0f, 0x85, ...long(-loop(at).length - 7)], // dec ebp; jnz loop
    ...tell(END_PORT),
    ...[0xf4, 0xeb, 0xfd], // hlt; jmp hlt
  ];
  const at = LOAD_ADDRESS + HEADER_BYTES + code(0).length;
  const loadEnd = at + data.length;
  const header = [
    ...[MAGIC, HAS_ADDRESSES, -(MAGIC + HAS_ADDRESSES)],
    ...[LOAD_ADDRESS, LOAD_ADDRESS, loadEnd, loadEnd], // of this header; what is loaded; nothing is cleared
    LOAD_ADDRESS + HEADER_BYTES, // where to start
  ];
  return Uint8Array.from([...header.flatMap(long), ...code(at), ...data]);
}

/** mov dx, port; in, or mov and out, of AL, AX or EAX as the access is wide. */
export function access(instruction: Instruction, base: number): number[] {
  if (instruction.op !== 'in' && instruction.op !== 'out')
    throw new Error(`no machine code for ${instruction.op} here`);
  const {op, offset, size} = instruction;
  const port = toDx(base + offset);
  const prefix = size === 2 ? [0x66] : [];
  if (op === 'in') return [...port, ...prefix, size === 1 ? 0xec : 0xed];
  const moved = [...prefix, size === 1 ? 0xb0 : 0xb8, ...long(instruction.value).slice(0, size)];
  return [...port, ...moved, ...prefix, size === 1 ? 0xee : 0xef];
}

/** mov dx, port; mov al, bl; out dx, al. */
function tell(port: number): number[] {
  return [...toDx(port), 0x88, 0xd8, 0xee];
}

/** mov dx, port. */
export function toDx(port: number): number[] {
  return [0x66, 0xba, port & 0xff, port >> 8];
}

/** Four bytes, the low one first. */
export function long(value: number): number[] {
  return [value & 0xff, (value >> 8) & 0xff, (value >> 16) & 0xff, (value >> 24) & 0xff];
}
