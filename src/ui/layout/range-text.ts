// Moves and their ranges of memory as the page writes them: ranges by their addresses, and by their memory where that is not the
// device's own.
import {CARD_MEMORY} from '../../base/address-space.ts';
import {hexRange, thousands} from '../../base/figures.ts';
import {type Move, moveAt} from '../../kits/contract/moves.ts';
import {device} from '../../kits/screens.ts';
import type {MemoryRange} from '../../trace/range-rows.ts';
import {type AskedRange, leadsNowhere} from './guest-pages.ts';
import {runGuests} from './run-guests.ts';

/** `0x4600–0x4BE9`, or `0x1F000–0x1F0FF of the guest’s memory`. */
export function rangeText({address, length, space}: MemoryRange): string {
  const range = hexRange(address, length);
  return space === CARD_MEMORY ? range : `${range} of ${device.memory.others[space - 1] ?? `memory ${space}`}`;
}

/** A check as far as its range goes. */
type Asked = MemoryRange & {readonly move: Move};

/** What was refused is the write of an address alone: its length comes with another write, and nothing but its first byte was asked of. */
export function asksAddressOnly({move, length}: Pick<Asked, 'move' | 'length'>, refusedAt: number | null): boolean {
  if (refusedAt === null || length !== 1) return false;
  return moveAt(device.moves[move], refusedAt)?.address.ports.some(({offset}) => offset === refusedAt) === true;
}

/** So many bytes of a refused range, `address only` where nobody asked of more. */
export function askedLength(asked: Pick<Asked, 'move' | 'length'>, refusedAt: number | null): string {
  return asksAddressOnly(asked, refusedAt) ? 'address only' : thousands(asked.length);
}

/** A refused range: the host's, or the guest's own where that leads nowhere. */
export function refusedRange(range: MemoryRange & Pick<AskedRange, 'guest' | 'reason'>): string {
  return leadsNowhere(range, runGuests()) ? `${rangeText(range)} leads nowhere` : rangeText(range);
}

/** What a move is called: `transmit`. */
export function moveWord(move: Move): string {
  return device.moves[move]?.word ?? move;
}

/** The device has remote DMA, through a data port or to the guest; else what it moves it moves by itself. */
export function movesRemotely(): boolean {
  return device.moves.read !== undefined || device.moves.write !== undefined;
}
