// `vpio replay TRACE [--hooks SET] [--json]`: plays a recording of a real driver on our card and compares what it met.
// Exit status: 0 all as recorded, 1 a read, an interrupt or a frame differs or was not compared, 2 bad input.

import {atOnce} from '../../base/at-once.ts';
import {fail, ok, type Result} from '../../base/result.ts';
import {recordedFacts} from '../../kits/facts.ts';
import {recordedGuest} from '../../scenarios/recorded-scenario.ts';
import type {Scenario} from '../../scenarios/scenario.ts';
import {scenarioOf} from '../../scenarios/scenario-of.ts';
import type {Lab} from '../../sim/lab/lab.ts';
import {openLab} from '../../sim/lab/open-lab.ts';
import {PassingRecords} from '../../sim/lab/passing-records.ts';
import {recordedProfile} from '../../sim/lab/recording-fit.ts';
import {isAsRecorded} from '../../sim/lab/run-end.ts';
import type {RecordedRun} from '../../trace/recorded-run.ts';
import {readArguments} from '../arguments.ts';
import {readRecording} from '../files.ts';
import {type Outcome, refused} from '../outcome.ts';
import {runThrough} from '../run-through.ts';
import {replayInWords} from '../words.ts';

const USAGE = 'usage: replay TRACE [--hooks SET] [--json]';

/** What the command prints and its exit status. */
export function replayOutcome(args: readonly string[]): Outcome {
  const given = readArguments(args, {values: ['hooks'], switches: ['json'], word: 'TRACE', usage: USAGE});
  if (!given.ok) return refused(given.fault);
  const {word: file, values, switches} = given.value;
  const recording = readRecording(file);
  const lab = recording.ok ? open(recording.value, file, values.hooks) : recording;
  if (!lab.ok) return refused(lab.fault);
  atOnce(runThrough(lab.value, new PassingRecords(lab.value.store, lab.value.frames, {undigested: true})));
  const report = lab.value.replayReport();
  return {
    status: isAsRecorded(report) ? 0 : 1,
    stdout: switches.has('json')
      ? `${JSON.stringify(report)}\n`
      : replayInWords(file, report, lab.value.machine.scenario.device),
    stderr: '',
  };
}

function open(recording: RecordedRun, file: string, hooks: string | undefined): Result<Lab> {
  if (recording.length === 0) return fail(file, 'the recording has no event');
  const lab = openLab(replayScenario(recording, file, hooks), {recording, forwardsOnly: true});
  return lab.ok ? ok(lab.value) : fail(lab.fault.place.startsWith('hooks') ? '--hooks' : file, lab.fault.message);
}

/** The recording alone on a card of the kind it was made on, for as long as it takes: exits make it longer than it was. */
function replayScenario({header}: RecordedRun, file: string, hooks: string | undefined): Scenario {
  const {name, usualHooks} = recordedFacts(header.device);
  const profile = recordedProfile(header);
  return {
    ...scenarioOf(
      recordedGuest(header, file),
      {title: file, about: header.driver},
      hooks ?? usualHooks.alone[profile],
      name,
    ),
    profile,
    costs: profile === 'qemu' ? 'qemu' : 'hp',
  };
}
