// Frames of a run, one after another in growing chunks; a record names a frame by its number.
import {assert, present} from '../base/assert.ts';
import type {FrameId} from './units.ts';

const CHUNK_BYTES = 1 << 20;

/** Append-only store of frames; like the event store it can be rewound and written again the same. */
export class FrameArena {
  /** By number; undefined: forgotten. */
  readonly #chunks: (Uint8Array | undefined)[] = [];
  /** The first frame that can be read; the columns below begin with it. */
  #first = 0;
  #spare: Uint8Array | undefined;
  readonly #chunkOf: number[] = [];
  readonly #startOf: number[] = [];
  readonly #lengthOf: number[] = [];
  #next = 0;

  /** How many frames the present has behind it. */
  get next(): FrameId {
    return this.#next;
  }

  /** Copies a frame in and returns its number. */
  append(frame: Uint8Array): FrameId {
    const id = this.#next++;
    if (id - this.#first < this.#lengthOf.length) return id; // re-execution: the same frame is there already
    const last = this.#lengthOf.length - 1;
    let chunk = this.#chunkOf[last] ?? 0;
    let start = last >= 0 ? (this.#startOf[last] ?? 0) + (this.#lengthOf[last] ?? 0) : 0;
    if (start + frame.length > CHUNK_BYTES) {
      assert(frame.length <= CHUNK_BYTES, 'a frame fits in a chunk');
      chunk++;
      start = 0;
    }
    if (chunk === this.#chunks.length) {
      this.#chunks.push(this.#spare ?? new Uint8Array(CHUNK_BYTES));
      this.#spare = undefined;
    }
    present(this.#chunks[chunk], 'the chunk was made above').set(frame, start);
    this.#chunkOf.push(chunk);
    this.#startOf.push(start);
    this.#lengthOf.push(frame.length);
    return id;
  }

  /** A view of frame `id`: do not write to it. */
  frame(id: FrameId): Uint8Array {
    const at = id - this.#first;
    const start = this.#startOf[at];
    if (start === undefined)
      throw new Error(`assertion failed: frame ${id} of ${this.#first} to ${this.#first + this.#startOf.length}`);
    const chunk = present(this.#chunks[this.#chunkOf[at] ?? 0], 'a frame lies in a chunk');
    return chunk.subarray(start, start + (this.#lengthOf[at] ?? 0));
  }

  /** Stands the arena at frame number `id`; later frames stay readable. */
  rewind(id: FrameId): void {
    assert(id >= this.#first && id - this.#first <= this.#lengthOf.length, `rewind to frame ${id}`);
    this.#next = id;
  }

  /** Forgets frames of a future that will not come; the chunk where the next one lies is kept, so that it need not be made again. */
  truncate(): void {
    const kept = this.#next - this.#first;
    this.#chunkOf.length = kept;
    this.#startOf.length = kept;
    this.#lengthOf.length = kept;
    this.#chunks.length = Math.min(this.#chunks.length, (this.#chunkOf[kept - 1] ?? 0) + 1);
  }

  /** Lets go of frames before number `id`: they can't be read any more. For a run that nobody will look at again. */
  forget(id: FrameId): void {
    // The last one stays: it says where the next one goes.
    const gone = Math.max(0, Math.min(id, this.#next - 1) - this.#first);
    if (gone === 0) return;
    const kept = this.#chunkOf[gone] ?? 0;
    for (let number = this.#chunkOf[0] ?? 0; number < kept; number++) {
      this.#spare = this.#chunks[number];
      this.#chunks[number] = undefined;
    }
    this.#first += gone;
    for (const column of [this.#chunkOf, this.#startOf, this.#lengthOf]) column.splice(0, gone);
  }
}
