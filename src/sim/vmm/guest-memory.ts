// Guests' own memory: guest-physical pages that lie in host-physical ones. What a guest loads and stores there costs time and no exit;
// who keeps its page maps is the processor (nested paging), so that nothing reaches another guest's page. [AMD APM vol. 2, 15.25]
// Not modelled: virtual addresses within a guest, and the cost of a page walk on a miss.
import {present} from '../../base/assert.ts';
import type {Cycle, GuestId} from '../../trace/units.ts';
import type {Translation} from '../machine/page-map.ts';
import type {TranslatedMemory} from '../machine/translated-memory.ts';

/** Bytes that a guest moves in a cycle: an estimate of ours, of memory that is cached. */
const BYTES_PER_CYCLE = 8;

/** All guests' memory in one host's. */
export class GuestMemory {
  readonly #guests: readonly (TranslatedMemory | null)[];

  /** By guest; null for one whose programs touch none. */
  constructor(guests: readonly (TranslatedMemory | null)[]) {
    this.#guests = guests;
  }

  /** So many bytes from a guest-physical address on. */
  load(guest: GuestId, address: number, length: number): Uint8Array {
    return this.#of(guest).read(address, length);
  }

  store(guest: GuestId, address: number, bytes: Uint8Array): void {
    this.#of(guest).write(address, bytes);
  }

  /** A guest's pages lie elsewhere from now on. */
  remap(guest: GuestId, map: Translation): void {
    this.#of(guest).remap(map);
  }

  /** What it costs to move so many bytes. */
  static cycles(bytes: number): Cycle {
    return Math.ceil(bytes / BYTES_PER_CYCLE);
  }

  #of(guest: GuestId): TranslatedMemory {
    return present(this.#guests[guest], 'a guest whose program touches memory has some');
  }
}
