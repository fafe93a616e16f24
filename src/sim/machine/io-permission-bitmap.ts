// AMD SVM's I/O permission map: one bit a port, both directions; a wide access exits if any port it covers is set.
// [AMD APM vol. 2, 15.10.1]
import type {Port} from '../../trace/units.ts';

const PORTS = 0x1_0000;

/** One guest's map over all 65 536 ports. */
export class IoPermissionBitmap {
  /** Three ports beyond the last, so that a wide access at 0xFFFF has bits to look at. */
  readonly #bits = new Uint8Array(PORTS / 8 + 1);

  /** Sets or clears the bit of one port. */
  set(port: Port, exits: boolean): void {
    const mask = 1 << (port & 7);
    const at = port >>> 3;
    this.#bits[at] = exits ? (this.#bits[at] ?? 0) | mask : (this.#bits[at] ?? 0) & ~mask;
  }

  /** True where an access of `size` bytes (1, 2 or 4) at `port` leaves the guest. */
  exits(port: Port, size: number): boolean {
    const at = port >>> 3;
    const window = (this.#bits[at] ?? 0) | ((this.#bits[at + 1] ?? 0) << 8);
    return ((window >>> (port & 7)) & ((1 << size) - 1)) !== 0;
  }
}
