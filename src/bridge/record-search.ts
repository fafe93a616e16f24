// Filters over the open run: read with its words, compiled, and laid over the columns.
import {ok, type Result} from '../base/result.ts';
import type {Lab} from '../sim/lab/lab.ts';
import {recordsThat} from '../trace/filter/compile.ts';
import {asksFor} from '../trace/filter/terms.ts';
import {Kind, kindOf} from '../trace/record-layout.ts';
import type {RecordQuery, ToLab} from './protocol/messages.ts';
import {readFilter} from './read-filter.ts';
import type {SessionHost} from './session-host.ts';
import {briefLog} from './spans/brief-log.ts';

/** Kinds that come by the thousand and say little: left out of the brief list unless the filter speaks of them. */
const NOISY_KINDS = (1 << Kind.EXIT) | (1 << Kind.SCHEDULE);
const NOISY_FIELDS = ['kind', 'vm.exit'];

/** Records that pass, ascending, and how many accesses each stands for; null: one. */
interface FoundRecords {
  readonly indices: Uint32Array<ArrayBuffer>;
  readonly counts: Uint32Array<ArrayBuffer> | null;
}

/** Answers the page's search. */
export function answerFilter(host: SessionHost, lab: Lab, query: Extract<ToLab, {readonly type: 'filter'}>): void {
  const found = searchRecords(lab, query);
  if (!found.ok) return host.say({type: 'refused', id: query.id, ...found.fault}, []);
  const {indices, counts} = found.value;
  const buffers = counts === null ? [indices.buffer] : [indices.buffer, counts.buffer];
  host.say({type: 'matches', id: query.id, indices, counts, computed: lab.store.length}, buffers);
}

/** All computed records that pass. */
function searchRecords(lab: Lab, {text, brief}: RecordQuery): Result<FoundRecords> {
  const read = readFilter(text, lab.machine.guests);
  if (!read.ok) return read;
  const {filter, passes} = read.value;
  if (!brief) return ok({indices: recordsThat(passes, lab.store), counts: null});
  const isQuiet = !asksFor(filter, NOISY_FIELDS);
  const indices = recordsThat(
    isQuiet ? (record) => ((NOISY_KINDS >>> kindOf(record.w0)) & 1) === 0 && passes(record) : passes,
    lab.store,
  );
  return ok(briefLog(lab.store, indices, (offset) => lab.machine.monitor.model.isDataPort(offset)));
}
