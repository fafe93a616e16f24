// What the page calls the memory that a device's DMA moves: the card's own, or the machine's.
import {capital} from '../../base/figures.ts';
import {device} from '../../kits/screens.ts';

/** The memory as sentences about the screen name it: `card memory`, `host memory`. */
export function memoryName(): string {
  const {isHost, name} = device.memory;
  return isHost === true ? name : 'card memory';
}

/** The same as a title. */
export function memoryTitle(): string {
  return capital(memoryName());
}
