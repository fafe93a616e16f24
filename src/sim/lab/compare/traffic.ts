// What ought to be on the wire and what was: frames handed to drivers against frames that left, by content.

/** Keeps account of frames by their bytes. */
export class Traffic {
  /** Frames handed to a driver and not yet seen on the wire. */
  readonly #expected = new Map<string, number>();
  /** Frames that nobody handed to a driver: mixed, cut or made up on the way. */
  garbled = 0;
  /** Frames offered by the wire, by the station address they are sent to. */
  readonly offered = new Map<string, number>();

  /** A guest's network stack gave this frame to its driver. */
  handed(frame: Uint8Array): void {
    const key = keyOf(frame);
    this.#expected.set(key, (this.#expected.get(key) ?? 0) + 1);
  }

  /** This frame left a card for the wire. */
  sent(frame: Uint8Array): void {
    const key = keyOf(frame);
    const left = this.#expected.get(key) ?? 0;
    if (left > 0) this.#expected.set(key, left - 1);
    else this.garbled++;
  }

  /** The wire brings this frame. */
  arrives(frame: Uint8Array): void {
    const address = hexOf(frame.subarray(0, 6));
    this.offered.set(address, (this.offered.get(address) ?? 0) + 1);
  }

  /** Frames that the wire brought for a station address, six bytes. */
  offeredTo(mac: Uint8Array): number {
    return this.offered.get(hexOf(mac)) ?? 0;
  }
}

const MIN_FRAME_BYTES = 60;

/** The frame's bytes without padding zeros beyond the least length. */
function keyOf(frame: Uint8Array): string {
  const padded =
    frame.length >= MIN_FRAME_BYTES ? frame : Uint8Array.from({length: MIN_FRAME_BYTES}, (_, i) => frame[i] ?? 0);
  return hexOf(padded);
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
