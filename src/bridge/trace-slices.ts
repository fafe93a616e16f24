// The run as a `vpio-trace` file, executed again in slices beside the open run. Fetched when somebody first saves one.
import {gzipSync} from 'fflate';
import type {Lab} from '../sim/lab/lab.ts';
import {TraceExport} from '../sim/lab/trace-export.ts';
import type {RecordedRun} from '../trace/recorded-run.ts';
import {writeVpioTrace} from '../trace/vpio-trace.ts';
import type {RequestId} from './protocol/messages.ts';
import {BATCH, type SessionHost, SLICE_MS} from './session-host.ts';

/** Answers with `exported` once the present of `lab` is reached again, and tells how far it is on the way; gives how to stop it. */
export function exportTrace(
  host: SessionHost,
  id: RequestId,
  lab: Lab,
  recording: RecordedRun | undefined,
): (() => void) | null {
  const {scenario} = lab.machine;
  const opened = TraceExport.open(scenario, recording, lab.inputs, lab.position);
  if (!opened.ok) {
    host.say({type: 'refused', id, ...opened.fault}, []);
    return null;
  }
  const run = opened.value;
  let isOver = false;
  const slice = (): void => {
    if (isOver) return;
    const began = host.nowMs();
    while (host.nowMs() - began < SLICE_MS) {
      if (!run.advance(BATCH)) continue;
      isOver = true;
      const text = new TextEncoder().encode(writeVpioTrace(run.recording()));
      const bytes = gzipSync(text, {mtime: 0});
      host.say({type: 'exported', id, name: `${scenario.name}.jsonl.gz`, bytes}, [bytes.buffer]);
      return;
    }
    host.say({type: 'exporting', share: run.share}, []);
    host.later(0, slice);
  };
  host.later(0, slice);
  return () => {
    if (!isOver) host.say({type: 'refused', id, place: 'recording', message: 'stopped, nothing was saved'}, []);
    isOver = true;
  };
}
