// The accesses of frame-accesses.ts as a program for a whole PC with an NE2000.
import {PORT, USUAL_BASE_PORT} from '../src/kits/ne2000/sheet/board.ts';
import type {Instruction} from '../src/sim/machine/guest-program.ts';
import {frameBytes, frameByWord, startCard} from './frame-accesses.ts';
import {access, KEEP, long, toDx, x86Image} from './x86-code.ts';

const ISR_OFFSET = 7;

/** How the frame's bytes reach the data port. */
export type Filling = 'word by word' | 'rep outsw';

/** The image: starts the card, sends the frame `rounds` times, and keeps the bits common to every frame's last ISR. */
export function x86Guest(rounds: number, filling: Filling): Uint8Array<ArrayBuffer> {
  const round = frameByWord();
  const first = round.findIndex(isWord);
  const end = round.findLastIndex(isWord) + 1;
  const looked =
    round.findLastIndex(({op, ...access}) => op === 'in' && 'offset' in access && access.offset === ISR_OFFSET) + 1;
  return x86Image({
    start: () => startCard().flatMap(atCard),
    loop: (data) => [
      ...round.slice(0, first).flatMap(atCard),
      ...fill(data, end - first, filling),
      ...round.slice(end, looked).flatMap(atCard),
      ...KEEP,
      ...round.slice(looked).flatMap(atCard),
    ],
    rounds,
    data: frameBytes(),
  });
}

function isWord(instruction: Instruction): boolean {
  return instruction.op === 'out' && instruction.size === 2;
}

function atCard(instruction: Instruction): number[] {
  return access(instruction, USUAL_BASE_PORT);
}

/** mov esi, data; mov ecx, words; and then lodsw; out dx, ax; dec ecx; jnz, or rep outsw. */
function fill(data: number, words: number, filling: Filling): number[] {
  return [
    ...toDx(USUAL_BASE_PORT + PORT.DATA.offset),
    ...[0xbe, ...long(data), 0xb9, ...long(words)],
    ...(filling === 'rep outsw' ? [0xf3, 0x66, 0x6f] : [0x66, 0xad, 0x66, 0xef, 0x49, 0x75, 0xf9]),
  ];
}
