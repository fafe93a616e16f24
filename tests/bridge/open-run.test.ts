// A recording and the card it is opened on: its own, or none.
import {expect, test} from 'vitest';
import {openLabFor} from '../../src/bridge/open-run.ts';
import {scenarioOf} from '../../src/scenarios/scenario-of.ts';
import {machineOfOurs} from '../../src/trace/recorded-card.ts';
import {RunRecorder} from '../../src/trace/recorded-run.ts';

function opened(profile: 'qemu' | 'datasheet', machine: string) {
  const recorder = new RunRecorder();
  recorder.access(0, false, 0, 1, 0x21);
  const recording = recorder.run({
    device: 'ne2k',
    driver: '',
    machine,
    workload: '',
    mac: '52:54:00:12:34:56',
    clock: 'ns',
    phases: [],
    guestCounters: null,
    rxRefused: null,
    others: {},
  });
  const guest = {name: 'tape', driver: 'recorded', recording: 'tape.jsonl'} as const;
  const scenario = {...scenarioOf(guest, {title: 'tape', about: ''}, 'deck'), profile};
  return openLabFor({seed: null, profile: null, changes: null}, scenario, recording);
}

test('a run of ours brings the data sheet’s card along, with its prices', () => {
  const lab = opened('qemu', machineOfOurs('datasheet'));
  if (!lab.ok) throw new Error(lab.fault.message);
  expect([lab.value.machine.scenario.profile, lab.value.machine.scenario.costs]).toEqual(['datasheet', 'hp']);
});

test('a recording of QEMU’s card stays on that card, and is refused by a scenario that asks for the printed one', () => {
  const lab = opened('qemu', 'QEMU 7.2.22, ne2k_pci');
  if (!lab.ok) throw new Error(lab.fault.message);
  expect(lab.value.machine.scenario.profile).toBe('qemu');
  const refused = opened('datasheet', 'QEMU 7.2.22, ne2k_pci');
  expect(refused.ok ? null : refused.fault).toEqual({
    place: 'profile',
    message: 'a recording made on QEMU’s card replays in profile qemu only',
  });
});
