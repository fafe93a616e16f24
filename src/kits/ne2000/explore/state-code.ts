// The explored machine's state in words: one for each guest, one for its card. What is left out (MAC and multicast registers, register
// values that never change, counts, times) docs/explore.md lists.
import {PackedCode, rowWords} from '../../../sim/explore/packed-code.ts';
import type {Ne2kContext} from '../model/context.ts';
import {PORT} from '../sheet/board.ts';
import {cardVariables} from './card-variables.ts';
import {guestVariables, stagedGuest} from './guest-variables.ts';
import {GUEST_NAMES} from './layout.ts';
import type {Testbench} from './testbench.ts';

/** Words of a row. */
export const STATE_WORDS = rowWords(GUEST_NAMES.length, 1, 1);

/** Saves the testbench as a row, and puts such a row back. */
export function stateCode(testbench: Testbench): PackedCode<Ne2kContext> {
  const guests = GUEST_NAMES.map((_, guest) => {
    const staged = stagedGuest(testbench, guest);
    return {prepared: stagedGuest(testbench, guest), staged, words: [guestVariables(testbench, guest, staged)]};
  });
  return new PackedCode(testbench, guests, [cardVariables(testbench)], PORT.ISR.name);
}
