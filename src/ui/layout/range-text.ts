// Moves and their ranges of memory as the page writes them: ranges by their addresses, and by their memory where that is not the
// device's own.
import {CARD_MEMORY} from '../../base/address-space.ts';
import {hexRange} from '../../base/figures.ts';
import type {Move} from '../../kits/contract/moves.ts';
import {device} from '../../kits/screens.ts';
import type {MemoryRange} from '../../trace/range-rows.ts';

/** `0x4600–0x4BE9`, or `0x1F000–0x1F0FF of the guest’s memory`. */
export function rangeText({address, length, space}: MemoryRange): string {
  const range = hexRange(address, length);
  return space === CARD_MEMORY ? range : `${range} of ${device.memory.others[space - 1] ?? `memory ${space}`}`;
}

/** What a move is called: `transmit`. */
export function moveWord(move: Move): string {
  return device.moves[move]?.word ?? move;
}

/** The device has remote DMA, through a data port or to the guest; else what it moves it moves by itself. */
export function movesRemotely(): boolean {
  return device.moves.read !== undefined || device.moves.write !== undefined;
}
