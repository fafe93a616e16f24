// A guest's memory by its own addresses, whose pages lie here and there in the host's.
import type {BusMemory} from './host-memory.ts';
import {type Translation, translate} from './page-map.ts';

/** One guest's memory by its own addresses: what an emulated card reaches, or a card behind an IOMMU. Nothing else is there. */
export class TranslatedMemory implements BusMemory {
  readonly #host: BusMemory;
  #map: Translation;

  constructor(host: BusMemory, map: Translation) {
    this.#host = host;
    this.#map = map;
  }

  /** Its pages lie elsewhere from now on. */
  remap(map: Translation): void {
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
