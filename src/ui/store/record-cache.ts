// Records the page has at hand: pages of 512 fetched from the worker as the screen asks for them, the oldest dropped.
import {useCallback, useSyncExternalStore} from 'react';
import type {PackedRecord} from '../../trace/packed-record.ts';
import type {RecordView} from '../../trace/record-view.ts';
import type {RecordWindow} from '../../trace/record-window.ts';
import type {EventIndex} from '../../trace/units.ts';

/** Records in a page. */
export const PAGE_RECORDS = 512;
const LARGEST_PAGES = 256;

type FetchWindow = (from: EventIndex, to: EventIndex) => Promise<RecordWindow>;

/** A page as far as it was computed when it was fetched, with the views made of it so far. */
interface Page {
  readonly window: RecordWindow;
  readonly views: Map<EventIndex, RecordView>;
}

/**
 * Least recently used pages of records. `record` answers at once: with the record, or with undefined and a fetch begun.
 * @example const stop = cache.subscribe(redraw); cache.record(58_364)?.kind
 */
export class RecordCache {
  #fetch: FetchWindow | null = null;
  #computed: EventIndex = 0;
  readonly #pages = new Map<number, Page>();
  readonly #fetching = new Set<number>();
  readonly #listeners = new Set<() => void>();
  #touched = -1;
  #generation = 0;
  #version = 0;
  #hiddenFrom: EventIndex = Number.POSITIVE_INFINITY;

  /** Changes whenever another record can be answered. */
  get version(): number {
    return this.#version;
  }

  /** Says where records come from, and forgets all. */
  connect(fetch: FetchWindow): void {
    this.#fetch = fetch;
    this.#computed = 0;
    this.invalidateFrom(0);
  }

  /** Says how far the run is computed; less than before means that the future was forgotten. */
  setComputed(computed: EventIndex): void {
    if (computed < this.#computed) this.invalidateFrom(computed);
    this.#computed = computed;
  }

  /** Forgets every record from `index` on, those under way included: the run forked there. */
  invalidateFrom(index: EventIndex): void {
    this.#generation++;
    this.#fetching.clear();
    for (const number of this.#pages.keys()) if ((number + 1) * PAGE_RECORDS > index) this.#pages.delete(number);
    this.#announce();
  }

  /** Hides what comes behind an instant, while somebody is asked about it; null hides nothing. */
  hideFrom(index: EventIndex | null): void {
    const from = index ?? Number.POSITIVE_INFINITY;
    if (from === this.#hiddenFrom) return;
    this.#hiddenFrom = from;
    this.#announce();
  }

  /** Record `index`; undefined while it is fetched, where nothing is computed, and what is hidden. */
  record(index: EventIndex): RecordView | undefined {
    return index < this.#hiddenFrom ? this.recordAhead(index) : undefined;
  }

  /** The same of a record that may be hidden, for who tells no more of it than may be told. */
  recordAhead(index: EventIndex): RecordView | undefined {
    if (index < 0 || index >= this.#computed) return undefined;
    const number = Math.floor(index / PAGE_RECORDS);
    const page = this.#pages.get(number);
    if (page?.window.holds(index) !== true) {
      this.#request(number);
      return undefined;
    }
    this.#touch(number, page);
    const known = page.views.get(index);
    if (known !== undefined) return known;
    const view = page.window.view(index);
    if (view !== undefined) page.views.set(index, view);
    return view;
  }

  /** The words of record `index`, where it is at hand. */
  packed(index: EventIndex): PackedRecord | undefined {
    return index < this.#computed ? this.#pages.get(Math.floor(index / PAGE_RECORDS))?.window.packed(index) : undefined;
  }

  /** Calls back when more records can be answered; returns how to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Makes a page the last to be dropped. */
  #touch(number: number, page: Page): void {
    if (number === this.#touched) return;
    this.#touched = number;
    this.#pages.delete(number);
    this.#pages.set(number, page);
  }

  #request(number: number): void {
    if (this.#fetch === null || this.#fetching.has(number)) return;
    const generation = this.#generation;
    this.#fetching.add(number);
    void this.#fetch(number * PAGE_RECORDS, (number + 1) * PAGE_RECORDS).then((window) => {
      if (generation !== this.#generation) return;
      this.#fetching.delete(number);
      this.#keep(number, window);
    });
  }

  #keep(number: number, window: RecordWindow): void {
    this.#touched = number;
    this.#pages.delete(number);
    this.#pages.set(number, {window, views: new Map()});
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= LARGEST_PAGES) break;
      this.#pages.delete(oldest);
    }
    this.#announce();
  }

  #announce(): void {
    this.#version++;
    for (const listener of this.#listeners) listener();
  }
}

/** The records of the open run. */
export const records = new RecordCache();

/** Redraws the component whenever more records can be answered; then ask `records.record(index)`. */
export function useRecordVersion(): number {
  return useSyncExternalStore(
    useCallback((listener: () => void) => records.subscribe(listener), []),
    () => records.version,
  );
}
