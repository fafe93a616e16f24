// Bits and bytes as hardware counts them.

/** Turns bit numbers into masks: `{STP: 0, STA: 1}` becomes `{STP: 1, STA: 2}`. */
export function bits<const T extends Readonly<Record<string, number>>>(numbers: T): {readonly [K in keyof T]: number} {
  return Object.fromEntries(Object.entries(numbers).map(([name, bit]) => [name, 1 << bit])) as {
    readonly [K in keyof T]: number;
  };
}

/** True where a set, a bit for each number from 0 to 31, has this number. */
export function isAmong(set: number, number: number): boolean {
  return ((set >>> number) & 1) !== 0;
}

/** The named bits that are set, highest first: `DONE, ERROR`; `none` where no bit is. */
export function setBitNames(masks: Readonly<Record<string, number>>, value: number): string {
  const set = Object.entries(masks)
    .filter(([, mask]) => (value & mask) !== 0)
    .sort(([, a], [, b]) => b - a);
  return set.length === 0 ? 'none' : set.map(([name]) => name).join(', ');
}

/** Joins a high and a low byte into a 16-bit word. */
export function word(high: number, low: number): number {
  return ((high & 0xff) << 8) | (low & 0xff);
}

/** All ones in the width of an access, as an undriven bus reads (`size` in bytes: 1, 2 or 4). */
export function allOnes(size: number): number {
  return size === 4 ? 0xffff_ffff : size === 2 ? 0xffff : 0xff;
}

/** The value of `size` bytes (1, 2 or 4), lowest first; what lies past the end counts as zero. */
export function littleEndian(bytes: Uint8Array, at: number, size: number): number {
  let value = 0;
  for (let i = size - 1; i >= 0; i--) value = value * 256 + (bytes[at + i] ?? 0);
  return value;
}

/** Puts a value's `size` bytes there, lowest first. */
export function putLittleEndian(bytes: Uint8Array, at: number, size: number, value: number): void {
  for (let i = 0; i < size; i++) bytes[at + i] = value >>> (8 * i);
}
