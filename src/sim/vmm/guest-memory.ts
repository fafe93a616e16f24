// Guests' own memory: guest-physical pages that lie in host-physical ones. What a guest loads and stores there costs time and no exit;
// who keeps its page maps is the processor (nested paging), so that nothing reaches another guest's page. [AMD APM vol. 2, 15.25]
// Not modelled: virtual addresses within a guest, and the cost of a page walk on a miss.
import {present} from '../../base/assert.ts';
import type {Cycle, GuestId} from '../../trace/units.ts';
import type {BusMemory} from '../machine/host-memory.ts';
import {type Translation, translate} from '../machine/page-map.ts';

/** Bytes that a guest moves in a cycle: an estimate of ours, of memory that is cached. */
const BYTES_PER_CYCLE = 8;

/** One guest's memory by its own addresses: what an emulated card reaches, or a card behind an IOMMU. Nothing else is there. */
export class TranslatedMemory implements BusMemory {
  readonly #host: BusMemory;
  readonly #map: Translation;

  constructor(host: BusMemory, map: Translation) {
    this.#host = host;
    this.#map = map;
  }

  /** The host's, by the host's addresses. */
  get bytes(): Uint8Array {
    return this.#host.bytes;
  }

  /** Zeros where part of it leads nowhere. */
  read(start: number, length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    let at = 0;
    for (const piece of translate(this.#map, {start, length}) ?? []) {
      bytes.set(this.#host.read(piece.start, piece.length), at);
      at += piece.length;
    }
    return bytes;
  }

  /** Nothing is written where part of it leads nowhere. */
  write(start: number, bytes: Uint8Array): void {
    let at = 0;
    for (const piece of translate(this.#map, {start, length: bytes.length}) ?? []) {
      this.#host.write(piece.start, bytes.subarray(at, at + piece.length));
      at += piece.length;
    }
  }
}

/** All guests' memory in one host's. */
export class GuestMemory {
  readonly #guests: readonly (BusMemory | null)[];

  /** By guest; null for one whose programs touch none. */
  constructor(guests: readonly (BusMemory | null)[]) {
    this.#guests = guests;
  }

  /** So many bytes from a guest-physical address on. */
  load(guest: GuestId, address: number, length: number): Uint8Array {
    return this.#of(guest).read(address, length);
  }

  store(guest: GuestId, address: number, bytes: Uint8Array): void {
    this.#of(guest).write(address, bytes);
  }

  /** What it costs to move so many bytes. */
  static cycles(bytes: number): Cycle {
    return Math.ceil(bytes / BYTES_PER_CYCLE);
  }

  #of(guest: GuestId): BusMemory {
    return present(this.#guests[guest], 'a guest whose program touches memory has some');
  }
}
