// Network byte order: the most significant byte first. Bytes past the end read as 0.

/** The 16-bit word at `at`. */
export function word16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

/** The 32-bit word at `at`, unsigned. */
export function word32(bytes: Uint8Array, at: number): number {
  return word16(bytes, at) * 0x1_0000 + word16(bytes, at + 2);
}

/** Puts a 16-bit word at `at`. */
export function putWord16(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >>> 8;
  bytes[at + 1] = value;
}

/** True where two byte strings are the same. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
