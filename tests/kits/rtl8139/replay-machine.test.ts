// A run of this card replayed, and the replay looked at back and forth in time: the card acts where the recording says, after a jump too.
import {expect, test} from 'vitest';
import {fetchKit} from '../../../src/kits/device-kits.ts';
import {scenarioNamed} from '../../../src/scenarios/library.ts';
import {recordedGuest} from '../../../src/scenarios/recorded-scenario.ts';
import {scenarioOf} from '../../../src/scenarios/scenario-of.ts';
import {BusRecorder} from '../../../src/sim/lab/bus-recorder.ts';
import type {Lab} from '../../../src/sim/lab/lab.ts';
import {type LabOptions, openLab} from '../../../src/sim/lab/open-lab.ts';
import {fetchReplays} from '../../../src/sim/lab/replay-code.ts';
import type {RecordedRun} from '../../../src/trace/recorded-run.ts';

type Opened = Parameters<typeof openLab>[0];

function open(scenario: Opened | undefined, options: LabOptions): Lab {
  const lab = scenario === undefined ? null : openLab(scenario, {profile: 'datasheet', ...options});
  if (lab === null || !lab.ok) throw new Error('it does not open');
  return lab.value;
}

function replayed(recording: RecordedRun): Lab {
  const guest = recordedGuest(recording.header, 'run.jsonl');
  return open(scenarioOf(guest, {title: 'a run', about: ''}, 'minimal', 'rtl8139'), {recording});
}

test('a replay goes on after a jump into it as it did, and meets all of its run', async () => {
  await Promise.all([fetchKit('rtl8139'), fetchReplays()]);
  const recorder = new BusRecorder();
  open(scenarioNamed('rtl8139-two-guests'), {recorder}).runToEnd();
  const lab = replayed(recorder.recording('two', 'VPIO Lab, profile datasheet', 'a run'));
  lab.runToEnd();
  const [end, last] = [lab.digest(), lab.position];
  for (const share of [0.2, 0.5, 0.9]) {
    lab.seek(Math.floor(last * share));
    lab.runToEnd();
    expect(lab.digest()).toBe(end);
  }
  const [replay] = lab.machine.replays;
  expect([replay?.isOver, replay?.differences]).toEqual([true, {read: 0, irq: 0, tx: 0, rx: 0}]);
});
