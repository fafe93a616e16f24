// A range of bytes of a memory.

/** So many bytes from an address on. */
export interface ByteRange {
  readonly address: number;
  readonly length: number;
}
