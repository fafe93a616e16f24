// Guests' own memory: guest-physical pages that lie in host-physical ones. What a guest loads and stores there costs time and no exit;
// who keeps its page maps is the processor (nested paging), so that nothing reaches another guest's page. [AMD64 APM 2, 15.25]
// Not modelled: virtual addresses within a guest, and the cost of a page walk on a miss.
import {present} from '../../base/assert.ts';
import type {Cycle, GuestId} from '../../trace/units.ts';
import type {BusMemory} from '../machine/host-memory.ts';
import {type Translation, translate} from '../models/dma-view.ts';

/** Bytes that a guest moves in a cycle: an estimate of ours, of memory that is cached. */
const BYTES_PER_CYCLE = 8;

/** All guests' memory in one host's. */
export class GuestMemory {
  readonly #host: BusMemory;
  readonly #maps: readonly Translation[];

  /** `maps`: by guest. */
  constructor(host: BusMemory, maps: readonly Translation[]) {
    this.#host = host;
    this.#maps = maps;
  }

  /** So many bytes from a guest-physical address on; zeros where part of it leads nowhere. */
  load(guest: GuestId, start: number, length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    let at = 0;
    for (const piece of this.#pieces(guest, start, length)) {
      bytes.set(this.#host.read(piece.start, piece.length), at);
      at += piece.length;
    }
    return bytes;
  }

  /** Writes them there; nothing is written where part of it leads nowhere. */
  store(guest: GuestId, start: number, bytes: Uint8Array): void {
    let at = 0;
    for (const piece of this.#pieces(guest, start, bytes.length)) {
      this.#host.write(piece.start, bytes.subarray(at, at + piece.length));
      at += piece.length;
    }
  }

  /** What it costs to move so many bytes. */
  static cycles(bytes: number): Cycle {
    return Math.ceil(bytes / BYTES_PER_CYCLE);
  }

  #pieces(guest: GuestId, start: number, length: number): readonly {readonly start: number; readonly length: number}[] {
    return translate(present(this.#maps[guest], 'every guest has a page map'), {start, length}) ?? [];
  }
}
