// What a guest's DMA addresses mean: the address a device is given, where it leads, and which places the guest may touch.
// A card that moves its own memory takes addresses as they are; one that masters the bus takes guest-physical ones, which
// have to become host-physical first. [deck, slide 18: physical address translations]
import type {AddressWindow} from '../../base/address-space.ts';

/** A run of bytes. */
export interface AddressRange {
  readonly start: number;
  readonly length: number;
}

/**
 * How an address that the guest sets becomes one that the device uses; plain data. `identity`: unchanged. `offset`: the
 * guest lies in one block, so much above 0. `table`: page by page; null: the page is not the guest's.
 */
export type Translation =
  | {readonly kind: 'identity'}
  | {readonly kind: 'offset'; readonly by: number; readonly size: number}
  | {readonly kind: 'table'; readonly pageBytes: number; readonly pages: readonly (number | null)[]};

/** A guest's view of the memory that a device's DMA reaches. */
export interface DmaView {
  readonly translation: Translation;
  /** What the guest may touch, in the device's addresses. */
  readonly windows: readonly AddressWindow[];
}

/** The view of a device whose DMA stays in its own memory: addresses are what they are, and one window is the guest's. */
export function deviceMemory(window: AddressWindow): DmaView {
  return {translation: {kind: 'identity'}, windows: [window]};
}

/** Where a range that the guest sets up leads, in as few pieces as there are; null where part of it leads nowhere. */
export function translate(translation: Translation, {start, length}: AddressRange): readonly AddressRange[] | null {
  switch (translation.kind) {
    case 'identity':
      return [{start, length}];
    case 'offset':
      return start < 0 || start + length > translation.size ? null : [{start: start + translation.by, length}];
    case 'table':
      return throughPages(translation, start, length);
  }
}

/** True where every byte of a range leads into the guest's windows. A range of no bytes has to begin in one. */
export function mayTouch({translation, windows}: DmaView, range: AddressRange): boolean {
  const pieces = translate(translation, {start: range.start, length: Math.max(1, range.length)});
  return pieces?.every(({start, length}) => windows.some((window) => isWithin(window, start, length))) ?? false;
}

function isWithin(window: AddressWindow, start: number, length: number): boolean {
  return start >= window.start && start + length <= window.end;
}

function throughPages(
  {pageBytes, pages}: Extract<Translation, {kind: 'table'}>,
  start: number,
  length: number,
): readonly AddressRange[] | null {
  const pieces: AddressRange[] = [];
  for (let at = start, left = length; left > 0; ) {
    const page = pages[Math.floor(at / pageBytes)] ?? null;
    if (page === null) return null;
    const within = at % pageBytes;
    const piece = Math.min(left, pageBytes - within);
    const last = pieces.at(-1);
    if (last !== undefined && last.start + last.length === page + within) {
      pieces[pieces.length - 1] = {start: last.start, length: last.length + piece};
    } else pieces.push({start: page + within, length: piece});
    at += piece;
    left -= piece;
  }
  return pieces;
}
