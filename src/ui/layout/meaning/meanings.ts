// The table: what a record of each kind means.
import {ACCESSES} from './access.ts';
import {CARD} from './card.ts';
import {GUEST} from './guest.ts';
import {MODEL} from './model.ts';
import type {Meaning, Meanings, RecordKind, RecordOf, Said} from './record-meaning.ts';
import {VMM} from './vmm.ts';

const MEANINGS: Meanings<RecordKind> = {...ACCESSES, ...MODEL, ...VMM, ...CARD, ...GUEST};

/** What a record means. */
export function meaningOf<K extends RecordKind>(record: RecordOf<K>): Meaning<RecordOf<K>> {
  return MEANINGS[record.kind] as Meaning<RecordOf<K>>;
}

/** What is said of a record, whether of its kind or made from it. */
export function said<R, T extends string | null | undefined>(words: Said<R, T>, record: R): T {
  return typeof words === 'function' ? words(record) : words;
}
