// A slice of the event store that can travel: the records' words, the time bases they lean on, and what lies beside them.
import {PackedRecord} from './packed-record.ts';
import {type MemoryRange, type RangesBeside, ROW_NUMBERS, rangeIn} from './range-rows.ts';
import {RECORD_WORDS} from './record-layout.ts';
import {type RecordView, viewOf} from './record-view.ts';
import type {Cycle, EventIndex} from './units.ts';

/** Records [from, from + length) as the event store lays them out. The arrays may be transferred. */
export class RecordWindow implements RangesBeside {
  readonly from: EventIndex;
  /** Four words a record. */
  readonly words: Uint32Array<ArrayBuffer>;
  /** Pairs (first record, time base in cycles), ascending. */
  readonly bases: Float64Array<ArrayBuffer>;
  /** Rows of what lies beside the records, ascending. */
  readonly ranges: Float64Array<ArrayBuffer>;

  constructor(
    from: EventIndex,
    words: Uint32Array<ArrayBuffer>,
    bases: Float64Array<ArrayBuffer>,
    ranges: Float64Array<ArrayBuffer>,
  ) {
    this.from = from;
    this.words = words;
    this.bases = bases;
    this.ranges = ranges;
  }

  /** How many records the window holds. */
  get length(): number {
    return this.words.length / RECORD_WORDS;
  }

  /** True where record `index` lies in the window. */
  holds(index: EventIndex): boolean {
    return index >= this.from && index < this.from + this.length;
  }

  /** What lies beside record `index`. */
  of(index: EventIndex): MemoryRange {
    return rangeIn(this.ranges, this.ranges.length / ROW_NUMBERS, index);
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
    record.beside = this;
    return record;
  }

  /** Record `index` as an object for the screen; undefined outside the window. */
  view(index: EventIndex): RecordView | undefined {
    if (!this.holds(index)) return undefined;
    const at = (index - this.from) * RECORD_WORDS;
    return viewOf(index, this.words[at] ?? 0, this.words[at + 1] ?? 0, this.words[at + 3] ?? 0, this.at(index), this);
  }
}
