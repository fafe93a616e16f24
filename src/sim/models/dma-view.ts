// What a guest's DMA may touch: the address a device is given, where it leads, and the places that are the guest's.
// A card that moves its own memory takes addresses as they are; one that masters the bus takes guest-physical ones, which
// have to become host-physical first. [deck, slides 18 and 24]
import type {AddressWindow} from '../../base/address-space.ts';
import {type AddressRange, addressOf, pieceFrom, type Translation} from '../machine/page-map.ts';

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

/** True where every byte of a range leads into the guest's windows. A range of no bytes has to begin in one. */
export function mayTouch({translation, windows}: DmaView, {start, length}: AddressRange): boolean {
  const end = start + Math.max(1, length);
  for (let at = start; at < end; ) {
    const address = addressOf(translation, at);
    const piece = pieceFrom(translation, at, end - at);
    if (address === null || !isInOne(windows, address, piece)) return false;
    at += piece;
  }
  return true;
}

/** True where a piece of the device's memory lies in one window whole. */
export function isInOne(windows: readonly AddressWindow[], start: number, length: number): boolean {
  for (const window of windows) if (start >= window.start && start + length <= window.end) return true;
  return false;
}
