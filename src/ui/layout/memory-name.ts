// What the page calls the memory that a device's DMA moves: the card's own, or the machine's.
import {capital} from '../../base/figures.ts';
import {device} from '../../kits/screens.ts';
import {type GuestPages, liesAtOwnAddresses} from './guest-pages.ts';

/** The memory as sentences about the screen name it: `card memory`, `host memory`. */
export function memoryName(): string {
  const {isHost, name} = device.memory;
  return isHost === true ? name : 'card memory';
}

/** The same as a title. */
export function memoryTitle(): string {
  return capital(memoryName());
}

/** What stands in a cell of the whole map beside the host's page. */
export function guestMemoryWords(guests: readonly GuestPages[]): string {
  return guests.every(liesAtOwnAddresses)
    ? 'guests lie at their own addresses; double click or + looks closer at a page'
    : 'small: the page by its guest’s own addresses; double click or + looks closer';
}
