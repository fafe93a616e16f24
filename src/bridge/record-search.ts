// Filters over the open run: read with its words, compiled, and laid over the columns.
import type {Lab} from '../sim/lab/lab.ts';
import {cardOfGuest} from '../sim/lab/machine.ts';
import {recordsThat} from '../trace/filter/compile.ts';
import {asksFor} from '../trace/filter/terms.ts';
import {Kind, kindOf} from '../trace/record-layout.ts';
import type {EventIndex} from '../trace/units.ts';
import {readFilter} from './read-filter.ts';
import {briefLog} from './spans/brief-log.ts';
import {type Answered, moving} from './told.ts';

/** Kinds that come by the thousand and say little: left out of the brief list unless the filter speaks of them. */
const NOISY_KINDS = (1 << Kind.EXIT) | (1 << Kind.SCHEDULE);
const NOISY_FIELDS = ['kind', 'vm.exit'];

/** Which records a list shows. */
export interface RecordQuery {
  /** A filter; empty: everything. */
  readonly text: string;
  /** Without records that come by the thousand and say little, and with runs of like accesses as one. */
  readonly brief: boolean;
}

/** Records that pass, ascending, among the first `computed`; `counts`: accesses that each stands for, null: one. */
export interface Matches {
  readonly indices: Uint32Array<ArrayBuffer>;
  readonly counts: Uint32Array<ArrayBuffer> | null;
  readonly computed: EventIndex;
}

/** All computed records that pass. */
export function searchRecords(lab: Lab, {text, brief}: RecordQuery): Answered<Matches> {
  const read = readFilter(text, lab.machine.scenario);
  if (!read.ok) return read;
  const {filter, passes} = read.value;
  const {store} = lab;
  const isQuiet = brief && !asksFor(filter, NOISY_FIELDS);
  const found = recordsThat(
    isQuiet ? (record) => ((NOISY_KINDS >>> kindOf(record.w0)) & 1) === 0 && passes(record) : passes,
    store,
  );
  if (!brief) return moving({indices: found, counts: null, computed: store.length}, found.buffer);
  const {indices, counts} = briefLog(store, found, (offset, guest) =>
    cardOfGuest(lab.machine, guest).monitor.model.isDataPort(offset),
  );
  return moving({indices, counts, computed: store.length}, indices.buffer, counts.buffer);
}
