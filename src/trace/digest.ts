// One number for a whole run: independent of pausing, batching, keyframes and time bases.
import {WordHash} from '../base/hash.ts';
import type {EventStore} from './event-store.ts';
import type {FrameArena} from './frame-arena.ts';
import type {PackedRecord} from './packed-record.ts';
import {isBeside} from './record-layout.ts';

/** A run's digest as it grows: every record, and behind the last of them every frame. */
export class RunDigest {
  readonly #hash = new WordHash();

  /** Mixes in the next record, with its absolute time and what lies beside it. */
  record({index, w0, w1, distance, at, beside}: PackedRecord): void {
    this.#hash.word(w0);
    this.#hash.word(w1);
    this.#hash.word(distance);
    this.#hash.wide(at);
    if (!isBeside(w0)) return;
    const {address, length, space} = beside.of(index);
    this.#hash.wide(address);
    this.#hash.word(length);
    this.#hash.word(space);
  }

  /** Mixes in the next frame; no record may follow. */
  frame(bytes: Uint8Array): void {
    this.#hash.bytes(bytes);
  }

  /** The digest so far: 16 hex digits. */
  get hex(): string {
    return this.#hash.hex;
  }
}

/** Hashes every record of the run's present, its absolute time and every frame: 16 hex digits. */
export function digestOf(store: EventStore, frames: FrameArena): string {
  const digest = new RunDigest();
  store.scan(0, store.next, (record) => {
    digest.record(record);
    return false;
  });
  for (let id = 0; id < frames.next; id++) digest.frame(frames.frame(id));
  return digest.hex;
}
