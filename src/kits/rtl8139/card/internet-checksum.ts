// The checksum of IP, TCP and UDP: the complement of the ones' complement sum of 16-bit words. [RFC 1071]

/** The sum of `length` bytes as words, high byte first, an odd last one as a high byte; carries not yet folded in. */
export function wordSum(bytes: Uint8Array, from: number, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += (bytes[from + i] ?? 0) << ((i & 1) === 0 ? 8 : 0);
  return sum;
}

/** The checksum of a sum. */
export function checksumOf(sum: number): number {
  let folded = sum;
  while (folded > 0xffff) folded = (folded & 0xffff) + (folded >>> 16);
  return ~folded & 0xffff;
}
