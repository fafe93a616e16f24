// The spans of one lane in growing columns: ascending, apart, at most the last one open. Read at any resolution.
import type {Cycle} from '../../trace/units.ts';
import {byteColumn, timeColumn, wordColumn} from './growing-column.ts';
import {NO_FRAME, type Spans} from './timeline-summary.ts';

/** One lane's spans. */
export class SpanColumn {
  readonly #from = timeColumn();
  readonly #to = timeColumn();
  readonly #guest = byteColumn();
  readonly #bytes = wordColumn();
  readonly #frame = wordColumn();
  #isOpen = false;

  get length(): number {
    return this.#from.length;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Opens a span; one that is still open ends here. */
  open(at: Cycle, guest: number, bytes = 0): void {
    this.close(at);
    this.#from.push(at);
    this.#to.push(Number.POSITIVE_INFINITY);
    this.#guest.push(guest);
    this.#bytes.push(bytes);
    this.#frame.push(NO_FRAME);
    this.#isOpen = true;
  }

  /** Ends the open span, if there is one. */
  close(at: Cycle): void {
    if (!this.#isOpen) return;
    this.#to.set(this.#to.length - 1, at);
    this.#isOpen = false;
  }

  /** Names the frame that the open span carries. */
  nameFrame(frame: number): void {
    if (this.#isOpen) this.#frame.set(this.#frame.length - 1, frame);
  }

  clear(): void {
    for (const column of [this.#from, this.#to, this.#guest, this.#bytes, this.#frame]) column.clear();
    this.#isOpen = false;
  }

  /** The spans that touch the times from `from` to `to`, one that begins at `to` among them: at most two a pixel of `perPixel` cycles; the work grows with pixels, not with spans. */
  visible(from: Cycle, to: Cycle, perPixel: Cycle): Spans {
    const first: number[] = [];
    const last: number[] = [];
    const total = this.#from.length;
    // Ends ascend as starts do, so the first span that ends after `from` is the first to draw.
    let i = this.#to.firstAtLeast(from);
    while (i < total && this.#to.at(i) <= from) i++;
    while (i < total && this.#from.at(i) <= to) {
      let end = i;
      if (this.#isShort(i, perPixel)) {
        const pixelEnd = (Math.floor(this.#from.at(i) / perPixel) + 1) * perPixel;
        end = Math.max(i, this.#from.firstAtLeast(pixelEnd, i) - 1);
        // Only the last span that begins in a pixel can be a long one.
        if (end > i && !this.#isShort(end, perPixel)) end--;
      }
      first.push(i);
      last.push(end);
      i = end + 1;
    }
    return {
      from: Float64Array.from(first, (n) => this.#from.at(n)),
      to: Float64Array.from(last, (n) => this.#to.at(n)),
      guest: Uint8Array.from(first, (n) => this.#guest.at(n)),
      bytes: Uint32Array.from(first, (n) => this.#bytes.at(n)),
      frame: Uint32Array.from(first, (n) => this.#frame.at(n)),
      count: Uint32Array.from(first, (n, at) => (last[at] ?? n) - n + 1),
    };
  }

  #isShort(i: number, perPixel: Cycle): boolean {
    return this.#to.at(i) - this.#from.at(i) < perPixel;
  }
}
