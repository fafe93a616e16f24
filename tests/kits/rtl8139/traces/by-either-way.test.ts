// The recorded driver on a whole machine, by ports and by memory: what it meets is the same, what it costs is not.
import {expect, test} from 'vitest';
import {readRecording} from '../../../../src/cli/files.ts';
import {fetchKit} from '../../../../src/kits/device-kits.ts';
import {scenarioNamed} from '../../../../src/scenarios/library.ts';
import type {Scenario} from '../../../../src/scenarios/scenario.ts';
import {openLab} from '../../../../src/sim/lab/open-lab.ts';

await fetchKit('rtl8139');

/** A scenario of the library that replays a recording, with its registers reached so. */
function replay(name: string, registers: 'ports' | 'memory') {
  const scenario = scenarioNamed(name);
  const recording = readRecording(`public/traces/${name}.jsonl.gz`);
  if (scenario === undefined || !recording.ok) throw new Error(`no ${name}`);
  const guests = scenario.guests.map((guest) => ({...guest, registers}));
  const opened = openLab({...scenario, guests} as Scenario, {recording: recording.value});
  if (!opened.ok) throw new Error(opened.fault.message);
  opened.value.runToEnd();
  return opened.value.replayReport();
}

test('a recording made by memory meets the same by ports: accesses, hooks, frames, and no read that differs', () => {
  const byPorts = replay('linux-8139too-mmio', 'ports');
  const byMemory = replay('linux-8139too-mmio', 'memory');
  for (const {readMismatches, irqMismatches, frames, denials} of [byPorts, byMemory])
    expect([readMismatches, irqMismatches, frames.txMismatches, denials]).toEqual([0, 0, 0, 0]);
  const met = ({accesses, hooked, transitions}: typeof byPorts) => ({accesses, hooked, transitions});
  expect(met(byMemory)).toEqual(met(byPorts));
});

test('by memory each access leaves the guest, since one hook is on the page; by ports only those whose bit is set', () => {
  const byPorts = replay('linux-8139too-pio', 'ports');
  const byMemory = replay('linux-8139too-mmio', 'memory');
  expect(byMemory.exits).toBe(byMemory.accesses);
  expect(byPorts.exits).toBeLessThan(byPorts.accesses / 4);
  expect(byMemory.hooked).toBe(byPorts.hooked);
});
