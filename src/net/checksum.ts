// The Internet checksum: the complement of the one's complement sum of 16-bit words. [RFC 1071]
import {word16} from './bytes.ts';

/** The sum of words over bytes, an odd last byte padded with 0; not folded, so sums can be added up. */
function wordSum(bytes: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 2) sum += word16(bytes, at);
  return sum;
}

/** The checksum over bytes and a sum carried in; 0 over data that holds its own right checksum. */
export function internetChecksum(bytes: Uint8Array, carried = 0): number {
  let sum = carried + wordSum(bytes);
  while (sum > 0xffff) sum = (sum & 0xffff) + Math.floor(sum / 0x1_0000);
  return ~sum & 0xffff;
}

/** The sum of the pseudo header that UDP and TCP add to theirs. [RFC 768; RFC 9293, 3.1] */
export function pseudoHeaderSum(source: Uint8Array, destination: Uint8Array, protocol: number, length: number): number {
  return wordSum(source) + wordSum(destination) + protocol + length;
}
