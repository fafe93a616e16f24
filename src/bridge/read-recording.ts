// A recording as the page sends it, read. Fetched with the first one: most runs have none.
import {fail, type Result} from '../base/result.ts';
import {RECORDED_DEVICES} from '../kits/facts.ts';
import {gunzipText} from '../trace/gunzip.ts';
import type {RecordedRun} from '../trace/recorded-run.ts';
import {parseVpioTrace} from '../trace/vpio-trace.ts';

/** Reads a `vpio-trace`, gzipped or plain. */
export function readRecording(bytes: ArrayBuffer): Result<RecordedRun> {
  const text = gunzipText(new Uint8Array(bytes));
  return text.ok
    ? parseVpioTrace(text.value, RECORDED_DEVICES, 'recording')
    : fail(text.fault.place || 'recording', text.fault.message);
}
