// The tiny world that is explored: two guests, two pages of packet memory each, remote DMAs of two words, frames of one size.
import type {AddressWindow} from '../../../base/address-space.ts';
import {ISR} from '../sheet/dp8390.ts';

/** The guests by number. */
export const GUEST_NAMES = ['A', 'B'] as const;
/** Pages that a guest's remote DMA or frame starts at: the first of its window. */
export const PAGES = [0x40, 0x50] as const;
/** What those pages are called. */
export const PAGE_WORDS = GUEST_NAMES.map((name) => `${name}’s window`);
/** Each guest's window, in card addresses. */
export const WINDOWS: readonly AddressWindow[] = PAGES.map((page) => ({start: page * 256, end: (page + 2) * 256}));
/** Bytes of a remote DMA: two word accesses at the data port. */
export const DMA_BYTES = 4;
/** Bytes of a frame to send. */
export const FRAME_BYTES = 64;
/** What a guest's IMR lets through while it is set: PTX, TXE and RDC. */
export const INTERRUPTS = ISR.PTX | ISR.TXE | ISR.RDC;
