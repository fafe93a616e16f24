// A guest for a whole emulator: the accesses of frame-accesses.ts as a 32-bit program that any Multiboot loader starts.
// No stack, no interrupts, no memory but its own: the accesses are nearly all that it does. [Multiboot 0.6.96, 3.1]
import {PORT, USUAL_BASE_PORT} from '../src/kits/ne2000/sheet/board.ts';
import type {Instruction} from '../src/sim/machine/guest-program.ts';
import {frameBytes, frameByWord, startCard} from './frame-accesses.ts';

/** The program writes here when its loop begins. */
export const BEGIN_PORT = 0x500;
/** And here when it has ended: the bits common to every frame's last ISR. */
export const END_PORT = 0x501;

const ISR_OFFSET = 7;
const LOAD_ADDRESS = 0x100000;
const HEADER_BYTES = 32;
const MAGIC = 0x1badb002;
/** The addresses in the header are to be believed. */
const HAS_ADDRESSES = 0x10000;

/** How the frame's bytes reach the data port. */
export type Filling = 'word by word' | 'rep outsw';

/** The image: starts the card, tells, sends the frame `rounds` times, tells how it went, halts. */
export function x86Guest(rounds: number, filling: Filling): Uint8Array<ArrayBuffer> {
  const frame = frameBytes();
  const round = frameByWord();
  const first = round.findIndex(isWord);
  const end = round.findLastIndex(isWord) + 1;
  const looked =
    round.findLastIndex(({op, ...access}) => op === 'in' && 'offset' in access && access.offset === ISR_OFFSET) + 1;
  const loop = (data: number): number[] => [
    ...round.slice(0, first).flatMap(access),
    ...fill(data, end - first, filling),
    ...round.slice(end, looked).flatMap(access),
    ...[0x20, 0xc3], // and bl, al
    ...round.slice(looked).flatMap(access),
  ];
  const code = (data: number): number[] => [
    ...startCard().flatMap(access),
    ...[0xb3, 0xff], // mov bl, 0xff
    ...tell(BEGIN_PORT),
    ...[0xbd, ...long(rounds)], // mov ebp, rounds
    ...loop(data),
    ...[0x4d, 0x0f, 0x85, ...long(-loop(data).length - 7)], // dec ebp; jnz loop
    ...tell(END_PORT),
    ...[0xf4, 0xeb, 0xfd], // hlt; jmp hlt
  ];
  const data = LOAD_ADDRESS + HEADER_BYTES + code(0).length;
  const loadEnd = data + frame.length;
  const header = [
    ...[MAGIC, HAS_ADDRESSES, -(MAGIC + HAS_ADDRESSES)],
    ...[LOAD_ADDRESS, LOAD_ADDRESS, loadEnd, loadEnd], // of this header; what is loaded; nothing is cleared
    LOAD_ADDRESS + HEADER_BYTES, // where to start
  ];
  return Uint8Array.from([...header.flatMap(long), ...code(data), ...frame]);
}

function isWord(instruction: Instruction): boolean {
  return instruction.op === 'out' && instruction.size === 2;
}

/** mov dx, port; in al, dx, or mov al, value; out dx, al. */
function access(instruction: Instruction): number[] {
  if (instruction.op === 'in') return [...toDx(USUAL_BASE_PORT + instruction.offset), 0xec];
  if (instruction.op === 'out') return [...toDx(USUAL_BASE_PORT + instruction.offset), 0xb0, instruction.value, 0xee];
  throw new Error(`no machine code for ${instruction.op} here`);
}

/** mov esi, data; mov ecx, words; and then lodsw; out dx, ax; dec ecx; jnz, or rep outsw. */
function fill(data: number, words: number, filling: Filling): number[] {
  return [
    ...toDx(USUAL_BASE_PORT + PORT.DATA.offset),
    ...[0xbe, ...long(data), 0xb9, ...long(words)],
    ...(filling === 'rep outsw' ? [0xf3, 0x66, 0x6f] : [0x66, 0xad, 0x66, 0xef, 0x49, 0x75, 0xf9]),
  ];
}

/** mov dx, port; mov al, bl; out dx, al. */
function tell(port: number): number[] {
  return [...toDx(port), 0x88, 0xd8, 0xee];
}

/** mov dx, port. */
function toDx(port: number): number[] {
  return [0x66, 0xba, port & 0xff, port >> 8];
}

function long(value: number): number[] {
  return [value & 0xff, (value >> 8) & 0xff, (value >> 16) & 0xff, (value >> 24) & 0xff];
}
