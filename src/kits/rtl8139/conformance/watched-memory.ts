// The machine's memory as recorded sequences have it: what the card writes is remembered until it has been looked at. One serves for
// many plays of a sequence, as it is large and little of it is ever written.
import {type BusMemory, HostMemory} from '../../../sim/machine/host-memory.ts';

/** Addresses, `end` exclusive. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** Memory that tells where the card wrote. */
export class WatchedMemory implements BusMemory {
  readonly #memory: HostMemory;
  #written: Range[] = [];
  /** Wherever anybody has written since it was zero. */
  #touched: Range[] = [];

  /** `size` in bytes. */
  constructor(size: number) {
    this.#memory = new HostMemory(size);
  }

  get bytes(): Uint8Array {
    return this.#memory.bytes;
  }

  read(address: number, length: number): Uint8Array {
    return this.#memory.read(address, length);
  }

  write(address: number, bytes: Uint8Array): void {
    this.#written.push(this.put(address, bytes));
  }

  /** Somebody else than the card writes: its driver. */
  put(address: number, bytes: Uint8Array): Range {
    const range = {start: address, end: address + bytes.length};
    this.#memory.write(address, bytes);
    this.#touched.push(range);
    return range;
  }

  /** Where the card has written since the last call. */
  takeWritten(): readonly Range[] {
    const written = this.#written;
    this.#written = [];
    return written;
  }

  /** All of it is zero again. */
  clear(): void {
    for (const {start, end} of this.#touched) this.bytes.fill(0, start, end);
    this.#touched = [];
    this.#written = [];
  }
}
