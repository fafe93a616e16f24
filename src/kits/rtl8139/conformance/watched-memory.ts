// The machine's memory as recorded sequences have it: what the card writes is remembered until it has been looked at.
import {type BusMemory, HostMemory} from '../../../sim/machine/host-memory.ts';

/** Memory that tells where the card wrote. */
export class WatchedMemory implements BusMemory {
  readonly #memory: HostMemory;
  #written: {readonly start: number; readonly end: number}[] = [];

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
    this.#memory.write(address, bytes);
    this.#written.push({start: address, end: address + bytes.length});
  }

  /** Where the card has written since the last call. */
  takeWritten(): readonly {readonly start: number; readonly end: number}[] {
    const written = this.#written;
    this.#written = [];
    return written;
  }
}
