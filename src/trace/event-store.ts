// The run's memory: columns of packed records in chunks, 16 bytes an event, and what few records have beside them. Append,
// read, rewind; never an object an event.
import {assert, present} from '../base/assert.ts';
import {PackedRecord} from './packed-record.ts';
import {RangeArena} from './range-arena.ts';
import type {MemoryRange, RangesBeside} from './range-rows.ts';
import {RECORD_WORDS, withBeside} from './record-layout.ts';
import {RecordWindow} from './record-window.ts';
import type {Cycle, EventIndex} from './units.ts';
import {NO_CAUSE} from './units.ts';

const CHUNK_BITS = 16;
const CHUNK_RECORDS = 1 << CHUNK_BITS;
const CHUNK_MASK = CHUNK_RECORDS - 1;
/** A new 64-bit time base starts at least every so many records. */
const BLOCK_RECORDS = 4096;
const LARGEST_DELTA = 0xffff_ffff;

/** Thrown where the store was told to stop: whoever executes stands in the middle of a step. */
export class AtRecord extends Error {}

/** The end of the written records: four words a record from `words[slot]` on, times counted from `base`. */
interface RecordTail {
  words: Uint32Array;
  slot: number;
  base: Cycle;
}

/**
 * Records of one run, in order. `length` counts what was ever computed, `next` where the machine stands:
 * after `rewind` a re-execution writes the same records again, and the future stays readable until `truncate`.
 */
export class EventStore {
  /** By number; undefined: forgotten. */
  readonly #chunks: (Uint32Array | undefined)[] = [];
  /** Bases by the first record they hold for, both columns growing together. */
  readonly #baseIndex: number[] = [];
  readonly #baseTime: number[] = [];
  #chunk: Uint32Array = new Uint32Array(0);
  #base = 0;
  #next = 0;
  #length = 0;
  /** The first record that can be read: what lies before it was forgotten. */
  #first = 0;
  /** A forgotten chunk, to be filled again. */
  #spare: Uint32Array | undefined;
  /** The record that is not to be written; -1: none. */
  #stop = -1;
  /** The next record before which there is something to do: a block begins, or it is not to be written. */
  #due = 0;
  readonly #tail: RecordTail = {words: this.#chunk, slot: 0, base: 0};
  readonly #beside = new RangeArena();

  /** The index that the next record will get: how many events the machine's present has behind it. */
  get next(): EventIndex {
    return this.#next;
  }

  /** How many records have been computed, those ahead of the present included. */
  get length(): EventIndex {
    return this.#length;
  }

  /** What lies beside the computed records that are `isBeside`. */
  get beside(): RangesBeside {
    return this.#beside;
  }

  /**
   * Writes one record and returns its index.
   * @example store.append(packPlain(Kind.IRQ, NOBODY, 0, 0, 0), 1, clock.now, cause)
   */
  append(w0: number, w1: number, at: Cycle, cause: EventIndex): EventIndex {
    const index = this.#next;
    if (index === this.#due || at - this.#base > LARGEST_DELTA) this.#prepare(index, at);
    const slot = (index & CHUNK_MASK) * RECORD_WORDS;
    const chunk = this.#chunk;
    chunk[slot] = w0;
    chunk[slot + 1] = w1;
    chunk[slot + 2] = at - this.#base;
    chunk[slot + 3] = cause === NO_CAUSE ? 0 : index - cause;
    this.#next = index + 1;
    if (this.#next > this.#length) this.#length = this.#next;
    return index;
  }

  /** Writes a CHECK or an UNSAFE whose range has no room in its words: see `appendCheck` and its kin. */
  appendBeside(w0: number, w1: number, range: MemoryRange, at: Cycle, cause: EventIndex): EventIndex {
    const known = this.#length;
    const index = this.append(withBeside(w0), w1, at, cause);
    // A re-execution finds the same range there already; a store that keeps no records keeps none.
    if (this.#length > known) this.#beside.append(index, range);
    return index;
  }

  /** How many records can be filled in at `tail` in a row, the last of them at `until` at the latest. */
  roomUntil(until: Cycle): number {
    return until - this.#base > LARGEST_DELTA ? 0 : this.#due - this.#next;
  }

  /** Where the next records go, for who writes many in a row: no more than `roomUntil` allows, and then `filled`. */
  tail(): Readonly<RecordTail> {
    const tail = this.#tail;
    tail.words = this.#chunk;
    tail.slot = (this.#next & CHUNK_MASK) * RECORD_WORDS;
    tail.base = this.#base;
    return tail;
  }

  /** So many records were filled in at `tail`. */
  filled(count: number): void {
    this.#next += count;
    if (this.#next > this.#length) this.#length = this.#next;
  }

  /** From now on, until told `null`, record `index` is not written: `AtRecord` is thrown in its place. */
  stopBefore(index: EventIndex | null): void {
    this.#stop = index ?? -1;
    this.#due = this.#dueFrom(this.#next);
  }

  /**
   * What happens from here on belongs to the next record: whoever is to stand behind the last one stops here. Said where
   * a machine changes before its record is written, as in a read, whose value must be known first.
   */
  beginNext(): void {
    if (this.#next === this.#stop) throw new AtRecord();
  }

  /** Word `which` (0 to 3) of a computed record. */
  word(index: EventIndex, which: 0 | 1 | 2 | 3): number {
    if (index < this.#first || index >= this.#length)
      assert(false, `record ${index} of ${this.#first} to ${this.#length}`);
    const chunk = present(this.#chunks[index >>> CHUNK_BITS], 'a computed record lies in a chunk');
    return chunk[(index & CHUNK_MASK) * RECORD_WORDS + which] ?? 0;
  }

  /** When a computed record happened. */
  at(index: EventIndex): Cycle {
    return present(this.#baseTime[this.#baseFor(index)], 'every record has a base') + this.word(index, 2);
  }

  /** The first computed record at or after a time; `length` if there is none. */
  firstAtOrAfter(at: Cycle): EventIndex {
    let low = this.#first;
    let high = this.#length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.at(middle) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Shows computed records [from, to) in order, the same object each time, until `see` says that it has seen enough. */
  scan(from: EventIndex, to: EventIndex, see: (record: PackedRecord) => boolean): void {
    const record = new PackedRecord();
    record.beside = this.#beside;
    const last = Math.min(to, this.#length);
    for (let index = Math.max(this.#first, from); index < last; ) {
      const base = this.#baseFor(index);
      const baseTime = this.#baseTime[base] ?? 0;
      const end = Math.min(last, this.#baseIndex[base + 1] ?? last, ((index >>> CHUNK_BITS) + 1) << CHUNK_BITS);
      const chunk = present(this.#chunks[index >>> CHUNK_BITS], 'a computed record lies in a chunk');
      for (let slot = (index & CHUNK_MASK) * RECORD_WORDS; index < end; index++, slot += RECORD_WORDS) {
        record.index = index;
        record.w0 = chunk[slot] ?? 0;
        record.w1 = chunk[slot + 1] ?? 0;
        record.at = baseTime + (chunk[slot + 2] ?? 0);
        record.distance = chunk[slot + 3] ?? 0;
        if (see(record)) return;
      }
    }
  }

  /** A copy of records [from, to), clipped to what is computed: bulk for the bridge. */
  window(from: EventIndex, to: EventIndex): RecordWindow {
    const first = Math.max(this.#first, Math.min(from, this.#length));
    const last = Math.max(first, Math.min(to, this.#length));
    const words = new Uint32Array((last - first) * RECORD_WORDS);
    for (let index = first; index < last; ) {
      const inChunk = Math.min(last, ((index >>> CHUNK_BITS) + 1) << CHUNK_BITS);
      const chunk = present(this.#chunks[index >>> CHUNK_BITS], 'a computed record lies in a chunk');
      const start = (index & CHUNK_MASK) * RECORD_WORDS;
      words.set(chunk.subarray(start, start + (inChunk - index) * RECORD_WORDS), (index - first) * RECORD_WORDS);
      index = inChunk;
    }
    const bases: number[] = [];
    if (last > first) {
      const lastBase = this.#baseFor(last - 1);
      for (let b = this.#baseFor(first); b <= lastBase; b++)
        bases.push(this.#baseIndex[b] ?? 0, this.#baseTime[b] ?? 0);
    }
    return new RecordWindow(first, words, Float64Array.from(bases), this.#beside.window(first, last));
  }

  /** Stands the store at event `index`; records from there on stay readable as the computed future. */
  rewind(index: EventIndex): void {
    assert(index >= this.#first && index <= this.#length, `rewind to ${index} of ${this.#first} to ${this.#length}`);
    this.#next = index;
    this.#due = this.#dueFrom(index);
    if (index === 0) return;
    this.#base = present(this.#baseTime[this.#baseFor(index - 1)], 'every record has a base');
    this.#chunk = present(this.#chunks[(index - 1) >>> CHUNK_BITS], 'a computed record lies in a chunk');
  }

  /** Forgets the computed future: what follows now is a new one. */
  truncate(): void {
    this.#length = this.#next;
    this.#beside.truncate(this.#next);
    while ((this.#baseIndex.at(-1) ?? -1) >= this.#next) {
      this.#baseIndex.pop();
      this.#baseTime.pop();
    }
  }

  /**
   * Lets go of records before `index`, in whole chunks: they can't be read any more, and later ones take their memory. For a
   * run that nobody will look at again.
   */
  forget(index: EventIndex): void {
    const kept = Math.min(index, this.#next) >>> CHUNK_BITS;
    for (let number = this.#first >>> CHUNK_BITS; number < kept; number++) {
      this.#spare = this.#chunks[number];
      this.#chunks[number] = undefined;
      this.#first = (number + 1) * CHUNK_RECORDS;
    }
    this.#beside.forget(this.#first);
    const bases = this.#first === 0 ? 0 : this.#baseFor(this.#first);
    this.#baseIndex.splice(0, bases);
    this.#baseTime.splice(0, bases);
  }

  #prepare(index: EventIndex, at: Cycle): void {
    this.beginNext();
    if ((index & CHUNK_MASK) === 0) this.#openChunk(index >>> CHUNK_BITS);
    if ((index & (BLOCK_RECORDS - 1)) === 0 || at - this.#base > LARGEST_DELTA) this.#rebase(index, at);
    this.#due = this.#dueFrom(index + 1);
  }

  #dueFrom(index: EventIndex): EventIndex {
    const block = Math.ceil(index / BLOCK_RECORDS) * BLOCK_RECORDS;
    return this.#stop >= index ? Math.min(block, this.#stop) : block;
  }

  #openChunk(number: number): void {
    let chunk = this.#chunks[number];
    if (chunk === undefined) {
      chunk = this.#spare ?? new Uint32Array(CHUNK_RECORDS * RECORD_WORDS);
      this.#spare = undefined;
      this.#chunks[number] = chunk;
    }
    this.#chunk = chunk;
  }

  #rebase(index: EventIndex, at: Cycle): void {
    this.#base = at;
    if (index < this.#length) return; // re-execution: the same base is there already
    this.#baseIndex.push(index);
    this.#baseTime.push(at);
  }

  #baseFor(index: EventIndex): number {
    let low = 0;
    let high = this.#baseIndex.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#baseIndex[middle] ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
