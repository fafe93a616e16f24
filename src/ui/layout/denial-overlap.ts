// Whose bytes a refused move would have met: the range cut by windows, rings and the device's own map.
import type {GuestView} from '../../bridge/protocol/messages.ts';
import type {CommonPart} from '../../kits/contract/device-memory.ts';
import {device} from '../../kits/screens.ts';
import type {GuestId} from '../../trace/units.ts';
import {guestLetter} from '../widgets/guest-letter.ts';
import {holderOf} from './guest-pages.ts';

/** A part of a range by what lies there. */
export interface Overlap {
  /** Of a guest's pages, of nobody's, or the name of what guests have in common there. */
  readonly area: 'ring' | 'transmit' | 'window' | 'unassigned' | 'outside' | CommonPart['name'];
  /** Whose window it is; null where nobody's. */
  readonly owner: GuestId | null;
  readonly bytes: number;
}

/** Cuts [address, address + length) into what it touches; equal parts are summed, the largest first. */
export function overlapsOf(address: number, length: number, guests: readonly GuestView[]): Overlap[] {
  const found = new Map<string, Overlap>();
  const end = address + length;
  const {pageBytes} = device.memory;
  for (let at = address; at < end; ) {
    // Nothing of a device is placed finer than a page, but for what guests have in common.
    const next = Math.min(end, commonAt(at)?.end ?? (Math.floor(at / pageBytes) + 1) * pageBytes);
    const {area, owner} = placeOf(at, guests);
    const key = `${area} ${owner}`;
    found.set(key, {area, owner, bytes: (found.get(key)?.bytes ?? 0) + next - at});
    at = next;
  }
  return [...found.values()].sort((a, b) => b.bytes - a.bytes);
}

const commonAt = (at: number): CommonPart | undefined =>
  device.memory.common.find(({start, end}) => at >= start && at < end);

function placeOf(at: number, guests: readonly GuestView[]): Pick<Overlap, 'area' | 'owner'> {
  const common = commonAt(at);
  if (common !== undefined) return {area: common.name, owner: null};
  const {start, end, pageBytes} = device.memory;
  if (at < start || at >= end) return {area: 'outside', owner: null};
  const page = Math.floor(at / pageBytes);
  const owner = holderOf(at, guests);
  if (owner === undefined) return {area: 'unassigned', owner: null};
  const {ring} = owner;
  if (ring === null) return {area: 'window', owner: owner.id};
  if (page >= ring.start && page < ring.stop) return {area: 'ring', owner: owner.id};
  return {area: page < ring.start ? 'transmit' : 'window', owner: owner.id};
}

const AREA_WORDS: Readonly<Record<string, (owner: string) => string>> = {
  ring: (owner) => `guest ${owner}’s receive ring`,
  transmit: (owner) => `guest ${owner}’s transmit buffer`,
  window: (owner) => `guest ${owner}’s window`,
  unassigned: () => (device.memory.isHost === true ? 'the VMM’s pages' : 'pages of no guest'),
  outside: () => (device.memory.isHost === true ? 'no memory of the machine' : 'no memory of the card'),
};

/** What a part lies in: `guest B’s window`. */
export function areaWords({area, owner}: Overlap): string {
  return (
    AREA_WORDS[area]?.(guestLetter(owner ?? -1)) ?? device.memory.common.find(({name}) => name === area)?.words ?? area
  );
}
