// The scales at which a large memory is looked at: all of it, sixteen pages, one page; each a map of as many cells.
import {hexRange} from '../../base/figures.ts';
import {device} from '../../kits/screens.ts';
import {guestLetter} from '../widgets/guest-letter.ts';
import {type GuestPages, holderOf, ownAddress} from './guest-pages.ts';
import {type MapShape, mapShape} from './memory-map.ts';

/** Where somebody looks: a scale by its number, 0 for all of the memory, and an address in what is shown. */
export interface MapPlace {
  readonly scale: number;
  readonly at: number;
}

/** Bytes that each scale shows; one scale alone of a memory of the device's own, which is small. */
export function mapSpans(): readonly number[] {
  const {space, pageBytes, columns, rows} = mapShape();
  const all = columns * rows * pageBytes;
  if (space.isHost !== true) return [all];
  return [all, columns * pageBytes, pageBytes].filter((span, n, spans) => n === 0 || span < (spans[n - 1] ?? 0));
}

/** The map at a place. */
export function shapeAt({scale, at}: MapPlace): MapShape {
  const shape = mapShape();
  const span = mapSpans()[scale];
  if (scale === 0 || span === undefined) return shape;
  const from = shape.start;
  return {
    ...shape,
    cellBytes: span / (shape.columns * shape.rows),
    start: from + Math.floor((at - from) / span) * span,
  };
}

/** `64 KiB`. */
export function spanText(bytes: number): string {
  if (bytes >= 2 ** 20) return `${bytes / 2 ** 20} MiB`;
  return bytes >= 1024 ? `${bytes / 1024} KiB` : `${bytes} B`;
}

/** The address that an arrow key leads to from one; null for other keys. Past the map's edge lies the next map. */
export function addressAfterKey(
  key: string,
  at: number,
  {space, cellBytes, columns, rows, start}: MapShape,
): number | null {
  const clip = (next: number): number => (next < space.start || next >= space.end ? at : next);
  switch (key) {
    case 'ArrowLeft':
      return clip(at - cellBytes);
    case 'ArrowRight':
      return clip(at + cellBytes);
    case 'ArrowUp':
      return clip(at - columns * cellBytes);
    case 'ArrowDown':
      return clip(at + columns * cellBytes);
    case 'Home':
      return start;
    case 'End':
      return start + (columns * rows - 1) * cellBytes;
    default:
      return null;
  }
}

/** What is shown, whose it is, and where it lies by its guest's own addresses: `0x40000–0x4FFFF, guest A’s, by its own addresses 0x0–0xFFFF`. */
export function placeWords(place: MapPlace, guests: readonly GuestPages[]): string {
  const {start, cellBytes, columns, rows, pageBytes} = shapeAt(place);
  const length = columns * rows * cellBytes;
  const pages = length === pageBytes ? `Page ${(start / pageBytes).toString(16).toUpperCase()}, ` : '';
  return `${pages}${hexRange(start, length)}: ${ownersOf(start, length, guests).join('; ')}`;
}

function ownersOf(start: number, length: number, guests: readonly GuestPages[]): readonly string[] {
  const {pageBytes} = device.memory;
  const words: string[] = [];
  for (let at = start; at < start + length; at += pageBytes) {
    const holder = holderOf(at, guests);
    const name = holder === undefined ? 'the VMM’s' : `guest ${guestLetter(holder.id)}’s`;
    if (!words.includes(name)) words.push(name);
  }
  const holder = holderOf(start, guests);
  const own = holder === undefined || words.length > 1 ? null : ownAddress(holder, start);
  if (own === null || own === start) return words;
  const isOnePiece = holder !== undefined && ownAddress(holder, start + length - 1) === own + length - 1;
  return [`${words[0]}, by its own addresses ${isOnePiece ? hexRange(own, length) : 'here and there'}`];
}

/** A cell in words: its addresses, whose they are, and where the guest has them by its own. */
export function cellWords(address: number, {cellBytes}: MapShape, guests: readonly GuestPages[]): string {
  const [owner = ''] = ownersOf(address, cellBytes, guests);
  return `${hexRange(address, cellBytes)}, ${owner}`;
}
