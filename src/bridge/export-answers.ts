// The run as a file, in the format that was asked for. Fetched when somebody first saves one.
import {gzipSync} from 'fflate';
import {fail} from '../base/result.ts';
import {exportCsv, exportPcap} from '../sim/lab/export-run.ts';
import {TraceExport} from '../sim/lab/trace-export.ts';
import {writeVpioTrace} from '../trace/vpio-trace.ts';
import {BATCH} from './clock.ts';
import type {OpenRun} from './open-run.ts';
import {moving, type Pieces, type Told} from './told.ts';

/** What a run can be saved as. */
export type RunFormat = 'pcap' | 'csv' | 'trace';

/** A run as a file. */
export interface ExportedFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The run up to the present; progress is the share that is written, 0 to 1. */
export function exportedRun(run: OpenRun, format: RunFormat): Told<ExportedFile, number> {
  if (format === 'trace') return exportedTrace(run);
  const {lab} = run;
  const bytes = format === 'pcap' ? exportPcap(lab) : new TextEncoder().encode(exportCsv(lab));
  return moving({name: `${lab.machine.scenario.name}.${format}`, bytes}, bytes.buffer);
}

/** As a `vpio-trace` of the card that is looked at: the run is executed again, up to what is its present now. */
function* exportedTrace({lab, recording, shownCard}: OpenRun): Pieces<ExportedFile, number> {
  const {scenario} = lab.machine;
  const opened = TraceExport.open(scenario, recording, lab.inputs, lab.position, shownCard);
  if (!opened.ok) return opened;
  const again = opened.value;
  while (!again.advance(BATCH)) if (yield again.share) return fail('recording', 'stopped, nothing was saved');
  const text = new TextEncoder().encode(writeVpioTrace(again.recording()));
  const bytes = gzipSync(text, {mtime: 0});
  const {cards} = lab.machine;
  const which = cards.length === 1 ? '' : `-${cards[shownCard]?.kit.facts.name}`;
  return moving({name: `${scenario.name}${which}.jsonl.gz`, bytes}, bytes.buffer);
}
