// What a field or a byte of a frame points at.

/** Bytes [from, to) of the frame. */
export interface ByteSpan {
  readonly from: number;
  readonly to: number;
}
