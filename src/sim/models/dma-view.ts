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

/** The same where a guest's page, by its own number, lies in another page of host memory, and no more where it did. */
export function movedPage({translation, windows}: DmaView, page: number, to: number, pageBytes: number): DmaView {
  const from = addressOf(translation, page * pageBytes);
  const pages = [...tableOf(translation, windows, pageBytes)];
  pages[page] = to * pageBytes;
  const held = new Set(windows.flatMap((window) => pagesOf(window, pageBytes)));
  if (from !== null) held.delete(from);
  held.add(to * pageBytes);
  return {translation: {kind: 'table', pageBytes, pages}, windows: runsOf([...held], pageBytes)};
}

/** Any map page by page. */
function tableOf(
  translation: Translation,
  windows: readonly AddressWindow[],
  pageBytes: number,
): readonly (number | null)[] {
  if (translation.kind === 'table') return translation.pages;
  if (translation.kind === 'offset')
    return Array.from({length: translation.size / pageBytes}, (_, page) => translation.by + page * pageBytes);
  const end = Math.max(...windows.map((window) => window.end));
  return Array.from({length: end / pageBytes}, (_, page) => page * pageBytes);
}

function pagesOf({start, end}: AddressWindow, pageBytes: number): readonly number[] {
  return Array.from({length: (end - start) / pageBytes}, (_, page) => start + page * pageBytes);
}

/** Pages as windows: as few as there are. */
function runsOf(pages: number[], pageBytes: number): readonly AddressWindow[] {
  const runs: {start: number; end: number}[] = [];
  for (const page of pages.sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last?.end === page) last.end = page + pageBytes;
    else runs.push({start: page, end: page + pageBytes});
  }
  return runs;
}
