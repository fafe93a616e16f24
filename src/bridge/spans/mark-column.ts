// Instants of one kind in growing columns, read as clusters or as counts.
import type {Cycle, EventIndex} from '../../trace/units.ts';
import {byteColumn, timeColumn, wordColumn} from './growing-column.ts';
import type {Bins, Marks} from './timeline-summary.ts';

/** The instants of one kind, ascending in time. */
export class MarkColumn {
  readonly #at = timeColumn();
  readonly #index = wordColumn();
  readonly #guest = byteColumn();
  readonly #detail = wordColumn();

  get length(): number {
    return this.#at.length;
  }

  add(at: Cycle, index: EventIndex, guest: number, detail: number): void {
    this.#at.push(at);
    this.#index.push(index);
    this.#guest.push(guest);
    this.#detail.push(detail);
  }

  /** Replaces the last mark's detail. */
  retell(detail: number): void {
    if (this.#detail.length > 0) this.#detail.set(this.#detail.length - 1, detail);
  }

  clear(): void {
    for (const column of [this.#at, this.#index, this.#guest, this.#detail]) column.clear();
  }

  /** The instants from `from` to `to`, both included, as a mark at an edge is drawn; those within the same `width` cycles as one. */
  clusters(from: Cycle, to: Cycle, width: Cycle): Marks {
    const first: number[] = [];
    const count: number[] = [];
    const end = this.#at.firstAtLeast(Math.floor(to) + 1);
    let i = this.#at.firstAtLeast(from);
    while (i < end) {
      const next = Math.min(
        end,
        Math.max(i + 1, this.#at.firstAtLeast((Math.floor(this.#at.at(i) / width) + 1) * width, i)),
      );
      first.push(i);
      count.push(next - i);
      i = next;
    }
    return {
      at: Float64Array.from(first, (n) => this.#at.at(n)),
      index: Uint32Array.from(first, (n) => this.#index.at(n)),
      guest: Uint8Array.from(first, (n) => this.#guest.at(n)),
      detail: Uint32Array.from(first, (n) => this.#detail.at(n)),
      count: Uint32Array.from(count),
    };
  }
}

/** Times alone, 8 bytes each: for instants that are only ever counted. */
export class InstantColumn {
  readonly #at = timeColumn();

  get length(): number {
    return this.#at.length;
  }

  add(at: Cycle): void {
    this.#at.push(at);
  }

  clear(): void {
    this.#at.clear();
  }

  /** How many instants lie in each bin of `width` cycles from the one that holds `from` to the one before `to`. */
  bins(from: Cycle, to: Cycle, width: Cycle): Bins {
    const firstBin = Math.floor(from / width);
    const counts = new Uint32Array(Math.max(0, Math.ceil(to / width) - firstBin));
    let i = this.#at.firstAtLeast(firstBin * width);
    for (let bin = 0; bin < counts.length; bin++) {
      const next = this.#at.firstAtLeast((firstBin + bin + 1) * width, i);
      counts[bin] = next - i;
      i = next;
    }
    return {first: firstBin * width, width, counts};
  }
}
