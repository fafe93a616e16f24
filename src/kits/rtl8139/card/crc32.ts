// Ethernet's CRC-32: the frame check sequence, and the six bits that pick a multicast filter bit. [IEEE 802.3, 3.2.9]
import {crcRegister} from '../../../base/crc32.ts';

/** The frame check sequence of the first `length` bytes, as a 32-bit number whose low byte goes first. */
export function frameCheckSequence(bytes: Uint8Array, length: number): number {
  return ~crcRegister(bytes, length) >>> 0;
}

/** Which of the 64 multicast filter bits an address meets: the CRC register's six top bits. [RTL8139C, MAR] */
export function multicastIndex(address: Uint8Array): number {
  const crc = crcRegister(address, 6);
  let index = 0;
  for (let bit = 0; bit < 6; bit++) index = (index << 1) | ((crc >>> bit) & 1);
  return index;
}
