// The run as a file, in the format that was asked for. Fetched when somebody first saves one.
import {exportCsv, exportPcap} from '../sim/lab/export-run.ts';
import type {Lab} from '../sim/lab/lab.ts';
import type {RecordedRun} from '../trace/recorded-run.ts';
import type {RequestId} from './protocol/messages.ts';
import type {SessionHost} from './session-host.ts';
import {exportTrace} from './trace-slices.ts';

/** Answers with `exported`: at once, or in slices where the run has to be executed again; then it gives how to stop that. */
export function answerExport(
  host: SessionHost,
  id: RequestId,
  lab: Lab,
  format: 'pcap' | 'csv' | 'trace',
  recording: RecordedRun | undefined,
): (() => void) | null {
  if (format === 'trace') return exportTrace(host, id, lab, recording);
  const bytes = format === 'pcap' ? exportPcap(lab) : new TextEncoder().encode(exportCsv(lab));
  host.say({type: 'exported', id, name: `${lab.machine.scenario.name}.${format}`, bytes}, [bytes.buffer]);
  return null;
}
