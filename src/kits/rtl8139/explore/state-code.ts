// The explored machine's state in words: two for each guest, two for its card. What is left out (registers that are the same for
// everybody, bytes of memory, counts, times) docs/explore.md lists.
import {PackedCode, rowWords} from '../../../sim/explore/packed-code.ts';
import type {Rtl8139Context} from '../model/context.ts';
import {PORT} from '../sheet/registers.ts';
import {cardVariables} from './card-variables.ts';
import {guestVariables, stagedGuest} from './guest-variables.ts';
import {GUEST_NAMES} from './layout.ts';
import type {Testbench} from './testbench.ts';

const WORDS = 2;
/** Words of a row. */
export const STATE_WORDS = rowWords(GUEST_NAMES.length, WORDS, WORDS);

/** Saves the testbench as a row, and puts such a row back. */
export function stateCode(testbench: Testbench): PackedCode<Rtl8139Context> {
  const guests = GUEST_NAMES.map((_, guest) => {
    const staged = stagedGuest(testbench, guest);
    return {prepared: stagedGuest(testbench, guest), staged, words: guestVariables(testbench, guest, staged)};
  });
  return new PackedCode(testbench, guests, cardVariables(testbench), PORT.ISR.name);
}
