// Whose bytes a refused move would have met: the range cut by windows, rings and the card's own map.
import type {GuestView} from '../../bridge/protocol/messages.ts';
import {PACKET_MEMORY, PROM} from '../../kits/ne2000/sheet/board.ts';
import {PAGE_BYTES} from '../../kits/ne2000/sheet/dp8390.ts';
import type {GuestId} from '../../trace/units.ts';

/** A part of a range by what lies there. */
export interface Overlap {
  readonly area: 'ring' | 'transmit' | 'window' | 'prom' | 'unassigned' | 'outside';
  /** Whose window it is; null where nobody's. */
  readonly owner: GuestId | null;
  readonly bytes: number;
}

/** Cuts [address, address + length) into what it touches; equal parts are summed, the largest first. */
export function overlapsOf(address: number, length: number, guests: readonly GuestView[]): Overlap[] {
  const found = new Map<string, Overlap>();
  const end = address + length;
  for (let at = address; at < end; ) {
    // Nothing on the card is placed finer than a page, but for the PROM.
    const next =
      at < PROM.end ? Math.min(end, PROM.end) : Math.min(end, (Math.floor(at / PAGE_BYTES) + 1) * PAGE_BYTES);
    const {area, owner} = placeOf(at, guests);
    const key = `${area} ${owner}`;
    found.set(key, {area, owner, bytes: (found.get(key)?.bytes ?? 0) + next - at});
    at = next;
  }
  return [...found.values()].sort((a, b) => b.bytes - a.bytes);
}

function placeOf(at: number, guests: readonly GuestView[]): Pick<Overlap, 'area' | 'owner'> {
  if (at < PROM.end) return {area: 'prom', owner: null};
  if (at < PACKET_MEMORY.start || at >= PACKET_MEMORY.end) return {area: 'outside', owner: null};
  const page = Math.floor(at / PAGE_BYTES);
  const owner = guests.find(({window}) => page >= window.firstPage && page < window.endPage);
  if (owner === undefined) return {area: 'unassigned', owner: null};
  const {ring} = owner;
  if (ring === null) return {area: 'window', owner: owner.id};
  if (page >= ring.start && page < ring.stop) return {area: 'ring', owner: owner.id};
  return {area: page < ring.start ? 'transmit' : 'window', owner: owner.id};
}
