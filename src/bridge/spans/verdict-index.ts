// Which records are verdicts: every check asked, and every access refused without one. Positions only; rows are read on demand.
import type {SpaceNumber} from '../../base/address-space.ts';
import type {EventStore} from '../../trace/event-store.ts';
import {
  Flag,
  flagsOf,
  guestOf,
  Kind,
  kindOf,
  offsetOf,
  pageOf,
  stateOf,
  Verdict,
  verdictOf,
} from '../../trace/record-layout.ts';
import {checkedRange} from '../../trace/told-range.ts';
import {type Cycle, cardAbout, type EventIndex, type GuestId} from '../../trace/units.ts';
import {wordColumn} from './growing-column.ts';
import {scanRecords} from './scan-records.ts';

/** One line of the verdict list. */
export interface VerdictRow {
  /** The denial where there was one, whatever was asked before it; else the check. */
  readonly index: EventIndex;
  /** The denial that followed; null if it was allowed. */
  readonly denial: EventIndex | null;
  readonly at: Cycle;
  readonly guest: GuestId;
  readonly allowed: boolean;
  /** What was asked; null where an access was refused without a check. */
  readonly move: {
    readonly way: 'read' | 'write' | 'transmit';
    readonly address: number;
    readonly length: number;
    readonly space: SpaceNumber;
  } | null;
  /** The refused access where no check was asked: port offset, register page and direction. */
  readonly access: {readonly offset: number; readonly page: number; readonly direction: 'in' | 'out'} | null;
  /** The offset that the refused access met; null where none was. */
  readonly refusedAt: number | null;
  /** The model state it would lead to, by number. */
  readonly to: number;
  /** The model's reason number; 0 if allowed. */
  readonly reason: number;
}

/** How often checks were asked and what came out. */
export interface VerdictCounts {
  /** Checks asked. */
  readonly asked: number;
  readonly allowed: number;
  /** Accesses refused, those without a check included. */
  readonly denied: number;
}

/** Which verdicts a list shows. */
export type VerdictChoice = 'all' | 'denied';

/** No denial belongs to this row. */
const NONE = 0xffff_ffff;

/** The verdicts of a run about one card by position, extended as it is computed; 8 bytes a verdict and 4 more a denied one. */
export class VerdictIndex {
  /** Check or lone denial, and the denial of a denied check. */
  readonly #index = wordColumn();
  readonly #denial = wordColumn();
  /** Rows that were denied. */
  readonly #denied = wordColumn();
  #asked = 0;
  #allowed = 0;
  #read: EventIndex = 0;
  readonly #card: number;
  readonly #cardOf: readonly number[];

  /** Of the card of this number; `cardOf`: the number of each guest's, where the machine has several. */
  constructor(card = 0, cardOf: readonly number[] = []) {
    this.#card = card;
    this.#cardOf = cardOf;
  }

  /** Records read so far. */
  get length(): EventIndex {
    return this.#read;
  }

  get counts(): VerdictCounts {
    return {asked: this.#asked, allowed: this.#allowed, denied: this.#denied.length};
  }

  /** Rows in the list. */
  rowCount(choice: VerdictChoice): number {
    return choice === 'all' ? this.#index.length : this.#denied.length;
  }

  /** Reads on from where it stopped to the end of what is computed. */
  extend(store: EventStore): void {
    if (store.length < this.#read) this.forget(store.length);
    scanRecords(store, this.#read, store.length, (index, w0) => {
      const kind = kindOf(w0);
      if (kind !== Kind.CHECK && kind !== Kind.DENIAL) return;
      if (cardAbout(guestOf(w0), this.#cardOf) !== this.#card) return;
      if (kind === Kind.CHECK) this.#addCheck(index, verdictOf(w0) === Verdict.DENY);
      else this.#addDenial(store, index);
    });
    this.#read = store.length;
  }

  /** Drops what was read from record `from` on: the run forked there. */
  forget(from: EventIndex): void {
    if (from >= this.#read) return;
    for (const column of [this.#index, this.#denial, this.#denied]) column.clear();
    this.#asked = 0;
    this.#allowed = 0;
    this.#read = 0;
  }

  /** Rows [from, to) of the list, oldest first, clipped to what there is. */
  rows(store: EventStore, choice: VerdictChoice, from: number, to: number): VerdictRow[] {
    const rows: VerdictRow[] = [];
    for (let n = Math.max(0, from); n < Math.min(to, this.rowCount(choice)); n++) {
      rows.push(this.#row(store, choice === 'all' ? n : this.#denied.at(n)));
    }
    return rows;
  }

  /** How many rows of the list lie before record `event`. */
  rowsBefore(choice: VerdictChoice, event: EventIndex): number {
    const rows = this.#index.firstAtLeast(event);
    return choice === 'all' ? rows : this.#denied.firstAtLeast(rows);
  }

  #addCheck(index: EventIndex, denied: boolean): void {
    this.#asked++;
    if (denied) this.#denied.push(this.#index.length);
    else this.#allowed++;
    this.#index.push(index);
    this.#denial.push(NONE);
  }

  /** A denial that a denied check caused completes the check's row; any other is a row of its own. */
  #addDenial(store: EventStore, index: EventIndex): void {
    const last = this.#index.length - 1;
    const check = this.#index.at(last);
    const w0 = last >= 0 ? store.word(check, 0) : 0;
    const isOfCheck =
      kindOf(w0) === Kind.CHECK &&
      verdictOf(w0) === Verdict.DENY &&
      this.#denial.at(last) === NONE &&
      guestOf(w0) === guestOf(store.word(index, 0));
    if (isOfCheck) {
      this.#denial.set(last, index);
      return;
    }
    this.#denied.push(this.#index.length);
    this.#index.push(index);
    this.#denial.push(index);
  }

  #row(store: EventStore, n: number): VerdictRow {
    const index = this.#index.at(n);
    const denial = this.#denial.at(n);
    const w0 = store.word(index, 0);
    const w1 = store.word(index, 1);
    const flags = flagsOf(w0);
    const isCheck = kindOf(w0) === Kind.CHECK;
    const direction = (flags & Flag.WRITE) !== 0 ? 'out' : 'in';
    const way = (flags & Flag.TRANSMIT) !== 0 ? 'transmit' : (flags & Flag.WRITE) !== 0 ? 'write' : 'read';
    return {
      index: denial === NONE ? index : denial,
      at: store.at(index),
      guest: guestOf(w0),
      to: stateOf(w0),
      denial: denial === NONE ? null : denial,
      allowed: isCheck && verdictOf(w0) !== Verdict.DENY,
      move: isCheck ? {way, ...checkedRange(index, w0, w1, store.beside)} : null,
      access: isCheck ? null : {offset: offsetOf(w0), page: pageOf(w0), direction},
      refusedAt: denial === NONE ? null : offsetOf(store.word(denial, 0)),
      reason: denial === NONE ? 0 : store.word(denial, 1),
    };
  }
}
