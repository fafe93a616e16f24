// The machine's memory, by host-physical addresses: what a device that masters the bus reads and writes by itself, and what guests'
// pages lie in. Where nothing is, reads give zeros and writes are lost. Not modelled: ROM, holes, another device's registers.
import {type PartState, stateOf} from '../../base/state.ts';

/** Bytes in one page of memory. */
export const HOST_PAGE_BYTES = 4096;

/** Memory as a device reaches it, at any alignment. */
export interface BusMemory {
  /** All of it, only for looking. */
  readonly bytes: Uint8Array;
  /** `length` bytes from an address on, as a copy. */
  read(address: number, length: number): Uint8Array;
  write(address: number, bytes: Uint8Array): void;
}

/** All of it as plain data, page by page; pages that did not change are shared. */
export interface HostMemoryState extends PartState {
  readonly kind: 'host-memory';
  readonly pages: readonly Uint8Array[];
}

/** One machine's memory; zero at power-on. */
export class HostMemory implements BusMemory {
  readonly bytes: Uint8Array;

  /** `size` in bytes, whole pages. */
  constructor(size: number) {
    this.bytes = new Uint8Array(size);
  }

  read(address: number, length: number): Uint8Array {
    if (address + length <= this.bytes.length) return this.bytes.slice(address, address + length);
    const found = new Uint8Array(length);
    if (address < this.bytes.length) found.set(this.bytes.subarray(address));
    return found;
  }

  write(address: number, bytes: Uint8Array): void {
    const room = this.bytes.length - address;
    if (room > 0) this.bytes.set(bytes.length > room ? bytes.subarray(0, room) : bytes, address);
  }

  /** The memory as it is; pages that are as they are in `like` are those. */
  snapshot(like?: HostMemoryState): HostMemoryState {
    const pages: Uint8Array[] = [];
    for (let at = 0; at < this.bytes.length; at += HOST_PAGE_BYTES) {
      const page = this.bytes.subarray(at, at + HOST_PAGE_BYTES);
      const known = like?.pages[pages.length];
      pages.push(known !== undefined && isSame(known, page) ? known : page.slice());
    }
    return {kind: 'host-memory', pages};
  }

  restore(saved: PartState): void {
    const {pages} = stateOf<HostMemoryState>('host-memory', saved);
    pages.forEach((page, i) => {
      this.bytes.set(page, i * HOST_PAGE_BYTES);
    });
  }
}

/** Pages are whole words long. */
function isSame(a: Uint8Array, b: Uint8Array): boolean {
  const left = new Int32Array(a.buffer, a.byteOffset, a.length >> 2);
  const right = new Int32Array(b.buffer, b.byteOffset, b.length >> 2);
  return left.every((word, i) => word === right[i]);
}
