// A slice of the event store that can travel: the records' words and the time bases they lean on.
import {PackedRecord} from './packed-record.ts';
import {RECORD_WORDS} from './record-layout.ts';
import {type RecordView, viewOf} from './record-view.ts';
import type {Cycle, EventIndex} from './units.ts';

/** Records [from, from + length) as the event store lays them out. Both arrays may be transferred. */
export class RecordWindow {
  readonly from: EventIndex;
  /** Four words a record. */
  readonly words: Uint32Array<ArrayBuffer>;
  /** Pairs (first record, time base in cycles), ascending. */
  readonly bases: Float64Array<ArrayBuffer>;

  constructor(from: EventIndex, words: Uint32Array<ArrayBuffer>, bases: Float64Array<ArrayBuffer>) {
    this.from = from;
    this.words = words;
    this.bases = bases;
  }

  /** How many records the window holds. */
  get length(): number {
    return this.words.length / RECORD_WORDS;
  }

  /** True where record `index` lies in the window. */
  holds(index: EventIndex): boolean {
    return index >= this.from && index < this.from + this.length;
  }

  /** When record `index` happened. */
  at(index: EventIndex): Cycle {
    let base = 0;
    for (let i = 0; i < this.bases.length; i += 2) {
      if ((this.bases[i] ?? 0) > index) break;
      base = this.bases[i + 1] ?? 0;
    }
    return base + (this.words[(index - this.from) * RECORD_WORDS + 2] ?? 0);
  }

  /** The words of record `index`, for a filter to ask; undefined outside the window. */
  packed(index: EventIndex): PackedRecord | undefined {
    if (!this.holds(index)) return undefined;
    const word = (index - this.from) * RECORD_WORDS;
    const record = new PackedRecord();
    record.index = index;
    record.w0 = this.words[word] ?? 0;
    record.w1 = this.words[word + 1] ?? 0;
    record.distance = this.words[word + 3] ?? 0;
    record.at = this.at(index);
    return record;
  }

  /** Record `index` as an object for the screen; undefined outside the window. */
  view(index: EventIndex): RecordView | undefined {
    if (!this.holds(index)) return undefined;
    const at = (index - this.from) * RECORD_WORDS;
    return viewOf(index, this.words[at] ?? 0, this.words[at + 1] ?? 0, this.words[at + 3] ?? 0, this.at(index));
  }
}
