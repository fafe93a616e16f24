// One number for a whole run: independent of pausing, batching, keyframes and time bases.
import {WordHash} from '../base/hash.ts';
import type {EventStore} from './event-store.ts';
import type {FrameArena} from './frame-arena.ts';

/** Hashes every record of the run's present, its absolute time and every frame: 16 hex digits. */
export function digestOf(store: EventStore, frames: FrameArena): string {
  const hash = new WordHash();
  for (let index = 0; index < store.next; index++) {
    hash.word(store.word(index, 0));
    hash.word(store.word(index, 1));
    hash.word(store.word(index, 3));
    hash.wide(store.at(index));
  }
  for (let id = 0; id < frames.next; id++) hash.bytes(frames.frame(id));
  return hash.hex;
}
