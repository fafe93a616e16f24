// Ethernet's CRC-32: the frame check sequence, and the six bits that pick a multicast filter bit. [IEEE 802.3, 3.2.9]
import {crcRegister} from '../../../base/crc32.ts';
import {FCS_BYTES} from '../sheet/dp8390.ts';

/** The frame check sequence of the first `length` bytes, as a 32-bit number whose low byte goes first. */
export function frameCheckSequence(bytes: Uint8Array, length: number): number {
  return ~crcRegister(bytes, length) >>> 0;
}

/** Which of the 64 multicast filter bits an address meets: the CRC register's six top bits. [DP8390D, MAR0-MAR7] */
export function multicastIndex(address: Uint8Array): number {
  const crc = crcRegister(address, 6);
  let index = 0;
  for (let bit = 0; bit < 6; bit++) index = (index << 1) | ((crc >>> bit) & 1);
  return index;
}

/** True when the last four bytes are the right FCS of those before. */
export function endsWithFcs(bytes: Uint8Array): boolean {
  const end = bytes.length - FCS_BYTES;
  if (end < 0) return false;
  const fcs = frameCheckSequence(bytes, end);
  for (let i = 0; i < FCS_BYTES; i++) if (bytes[end + i] !== ((fcs >>> (8 * i)) & 0xff)) return false;
  return true;
}

/** The frame and its FCS, as the wire carries them. */
export function withFcs(frame: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(frame.length + FCS_BYTES);
  const fcs = frameCheckSequence(frame, frame.length);
  bytes.set(frame);
  for (let i = 0; i < FCS_BYTES; i++) bytes[frame.length + i] = fcs >>> (8 * i);
  return bytes;
}

/** The frame and an FCS that is wrong in every bit, as noise may leave it. */
export function withWrongFcs(frame: Uint8Array): Uint8Array {
  const bytes = withFcs(frame);
  for (let i = frame.length; i < bytes.length; i++) bytes[i] = ~(bytes[i] ?? 0);
  return bytes;
}
