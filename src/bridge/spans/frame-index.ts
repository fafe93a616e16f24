// Which records are about whole frames: sent, received, refused, lost, kept for a parked guest. Positions only.
import type {EventStore} from '../../trace/event-store.ts';
import type {FrameArena} from '../../trace/frame-arena.ts';
import {Flag, flagsOf, guestOf, Kind, kindOf, Verdict, verdictOf} from '../../trace/record-layout.ts';
import {type RecordView, viewOf} from '../../trace/record-view.ts';
import {checkedRange} from '../../trace/told-range.ts';
import type {EventIndex} from '../../trace/units.ts';
import type {FrameRow} from '../protocol/frame-row.ts';
import {wordColumn} from './growing-column.ts';
import {scanRecords} from './scan-records.ts';

/** No check was seen for this frame. */
const NONE = 0xffff_ffff;

/** The frames of a run by position, extended as it is computed; 8 bytes a frame. */
export class FrameIndex {
  readonly #index = wordColumn();
  /** The check that let a frame out; NONE for frames that were not sent. */
  readonly #check = wordColumn();
  /** The last check that let a guest transmit, by guest. */
  readonly #allowed = new Map<number, EventIndex>();
  #read: EventIndex = 0;

  /** Rows in the list. */
  get length(): number {
    return this.#index.length;
  }

  /** Reads on from where it stopped to the end of what is computed. */
  extend(store: EventStore): void {
    if (store.length < this.#read) this.forget();
    scanRecords(store, this.#read, store.length, (index, w0) => {
      const kind = kindOf(w0);
      if (kind === Kind.CHECK) this.#addCheck(index, w0);
      else if (kind === Kind.FRAME_TX || kind === Kind.FRAME_RX || kind === Kind.LOST || kind === Kind.KEPT) {
        this.#index.push(index);
        this.#check.push(kind === Kind.FRAME_TX ? (this.#allowed.get(guestOf(w0)) ?? NONE) : NONE);
      }
    });
    this.#read = store.length;
  }

  /** Drops what was read: the run forked. */
  forget(): void {
    this.#index.clear();
    this.#check.clear();
    this.#allowed.clear();
    this.#read = 0;
  }

  /** How many rows lie before record `event`. */
  before(event: EventIndex): number {
    return this.#index.firstAtLeast(event);
  }

  /** The record that row `place` is about. */
  event(place: number): EventIndex {
    return this.#index.at(place);
  }

  /** Rows [from, to), oldest first, clipped to what there is; of `places` among all rows where only those count. */
  rows(store: EventStore, frames: FrameArena, from: number, to: number, places?: readonly number[]): FrameRow[] {
    const rows: FrameRow[] = [];
    for (let place = Math.max(0, from); place < Math.min(to, places?.length ?? this.length); place++) {
      const n = places?.[place] ?? place;
      const record = view(store, this.#index.at(n));
      const row = record === undefined ? null : rowOf(record, rangeOf(store, this.#check.at(n)), frames);
      if (row !== null) rows.push(row);
    }
    return rows;
  }

  #addCheck(index: EventIndex, w0: number): void {
    if ((flagsOf(w0) & Flag.TRANSMIT) !== 0 && verdictOf(w0) === Verdict.ALLOW) this.#allowed.set(guestOf(w0), index);
  }
}

function view(store: EventStore, index: EventIndex): RecordView | undefined {
  if (index < 0 || index >= store.length) return undefined;
  return viewOf(index, store.word(index, 0), store.word(index, 1), store.word(index, 3), store.at(index));
}

function rowOf(record: RecordView, range: FrameRow['range'], frames: FrameArena): FrameRow | null {
  if (record.kind !== 'frame-tx' && record.kind !== 'frame-rx' && record.kind !== 'lost' && record.kind !== 'kept')
    return null;
  const {index, at, guest, frame} = record;
  const bytes = frames.frame(frame).slice();
  const row = {index, at, guest, frame, bytes, why: null, range: null};
  switch (record.kind) {
    case 'frame-tx':
      return {...row, fate: 'sent', range};
    case 'frame-rx':
      return {...row, fate: record.taken ? 'received' : 'refused'};
    case 'lost':
      return {...row, fate: 'lost', why: record.why};
    case 'kept':
      return {...row, fate: 'kept'};
  }
}

function rangeOf(store: EventStore, check: number): FrameRow['range'] {
  if (check === NONE) return null;
  return checkedRange(check, store.word(check, 0), store.word(check, 1), store.beside);
}
