// A run that nobody will look at again: each record is shown once, as it passes, and let go. Memory stays as it is, however
// long the run. The digest comes out as if everything had been kept.
import {present} from '../../base/assert.ts';
import {RunDigest} from '../../trace/digest.ts';
import type {EventStore} from '../../trace/event-store.ts';
import type {FrameArena} from '../../trace/frame-arena.ts';
import type {PackedRecord} from '../../trace/packed-record.ts';
import type {EventIndex, FrameId} from '../../trace/units.ts';
import {FRAME_LOOK_BACK} from '../vmm/frame-ledger.ts';

/** Sees each record once, in order; the object is used again for the next one. A frame's bytes are still at hand. */
export type RecordWatcher = (record: PackedRecord) => void;

/** Where frames wait for the end of the run: the digest hashes them behind the last record. */
export interface FrameShelf {
  /** Takes a copy of the next frame. */
  put(frame: Uint8Array): void;
  /** Shows all frames in the order in which they were put; a view, good until the next one. */
  each(see: (frame: Uint8Array) => void): void;
}

/** Who follows a run, and where its frames go. */
export interface Passing {
  readonly watch?: readonly RecordWatcher[];
  /** Without one, frames stay in the arena: a page has no other place. */
  readonly shelf?: FrameShelf | undefined;
  /** No digest is wanted, so no frame is kept either. */
  readonly undigested?: boolean;
}

/** So many events may pass before `pass` is called again: a chunk of the store. */
export const PASSED_AT_ONCE = 1 << 16;

/** Follows one run from its first record on; `pass` is called between its steps. */
export class PassingRecords {
  readonly #store: EventStore;
  readonly #frames: FrameArena;
  readonly #digest: RunDigest | null;
  readonly #shelf: FrameShelf | null;
  readonly #watch: readonly RecordWatcher[];
  #records: EventIndex = 0;
  #shelved: FrameId = 0;

  constructor(store: EventStore, frames: FrameArena, {watch = [], shelf, undigested = false}: Passing = {}) {
    this.#store = store;
    this.#frames = frames;
    this.#digest = undigested ? null : new RunDigest();
    this.#shelf = shelf ?? (undigested ? NOWHERE : null);
    this.#watch = watch;
  }

  /** Shows what was written since the last call, and lets go of it. */
  pass(): void {
    const {next} = this.#store;
    this.#store.scan(this.#records, next, (record) => {
      this.#digest?.record(record);
      for (const see of this.#watch) see(record);
      return false;
    });
    this.#records = next;
    this.#store.forget(next);
    if (this.#shelf === null) return;
    const frames = this.#frames.next;
    for (let id = this.#shelved; id < frames; id++) this.#shelf.put(this.#frames.frame(id));
    this.#shelved = frames;
    this.#frames.forget(frames - FRAME_LOOK_BACK);
  }

  /** The digest of the run that has passed: 16 hex digits. Called once, at the end. */
  digest(): string {
    const digest = present(this.#digest, 'a digest was wanted');
    if (this.#shelf !== null) this.#shelf.each((frame) => digest.frame(frame));
    else for (let id = 0; id < this.#frames.next; id++) digest.frame(this.#frames.frame(id));
    return digest.hex;
  }
}

const NOWHERE: FrameShelf = {put: () => {}, each: () => {}};
