// A recording on the command line: replayed on the device that it was made of, or refused with one line.
import {Buffer} from 'node:buffer';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {hooksOutcome} from '../../src/cli/commands/hooks.ts';
import {replayOutcome} from '../../src/cli/commands/replay.ts';
import {runOutcome} from '../../src/cli/commands/run.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'vpio-recorded-'));
afterAll(() => rmSync(FOLDER, {recursive: true}));

const fileOf = (name: string, content: string): string => {
  writeFileSync(join(FOLDER, name), content);
  return join(FOLDER, name);
};
const recording = (device: string, offset: number): string =>
  `{"format":"vpio-trace","version":1,"device":"${device}","machine":"a board"}\n[0,"r",${offset},1,0]\n`;
const SCENARIO = {
  format: 'vpio-scenario',
  version: 1,
  name: 'tape',
  guests: [{name: 'tape', driver: 'recorded', recording: 'tape.jsonl'}],
};
const MISFIT =
  'guests[0].recording: the recording was made of device copy-engine, and the scenario’s device is ne2000\n';

fileOf('tape.jsonl', recording('copy-engine', 3));

test('a recording alone is played on its device, in a profile that it has', () => {
  const path = join(FOLDER, 'tape.jsonl');
  expect(replayOutcome([path])).toMatchObject({status: 0, stderr: ''});
  expect(hooksOutcome([path])).toMatchObject({stderr: ''});
});

test.each([
  ['"bar":"memory",', 3, 'memory'],
  ['"bar":"ports",', 1, 'ports'],
  ['', 1, 'ports'],
])('a recording with %s in its header exits as the registers were reached', (bar, exits, registers) => {
  const reads = [55, 0, 62].map((offset, at) => `[${at},"r",${offset},1,0]\n`).join('');
  const header = `{"format":"vpio-trace","version":1,"device":"rtl8139",${bar}"machine":"a board"}\n`;
  const path = fileOf('way.jsonl', header + reads);
  const replay = JSON.parse(replayOutcome([path, '--hooks', 'w:CR', '--json']).stdout);
  expect(replay).toMatchObject({accesses: 3, hooked: 0, exits});
  expect(JSON.parse(hooksOutcome([path, '--json']).stdout)).toMatchObject({registers});
});

test('a scenario’s file says which device it has, and a recording of another is refused', () => {
  const path = fileOf('other.json', JSON.stringify(SCENARIO));
  for (const command of [runOutcome, hooksOutcome]) {
    const {status, stderr} = command([path]);
    expect([status, stderr.endsWith(MISFIT)], stderr).toEqual([2, true]);
  }
  const own = fileOf('own.json', JSON.stringify({...SCENARIO, device: 'copy-engine'}));
  expect(runOutcome([own])).toMatchObject({status: 0, stderr: ''});
});

test.each([
  ['of a recording that was dropped on the page has the recording’s device', {}, 0, ''],
  ['that names another device is refused', {device: 'ne2000'}, 2, MISFIT],
])('a saved work %s', (_, more, status, line) => {
  const work = {
    format: 'vpio-work',
    version: 2,
    scenario: {...SCENARIO, ...more},
    seed: 1,
    profile: status === 0 ? 'datasheet' : 'qemu',
    changes: null,
    event: 1,
    recording: Buffer.from(readFileSync(join(FOLDER, 'tape.jsonl'))).toString('base64'),
    screen: 'lab',
    side: 'event',
    theme: 'system',
    speed: 3,
    filter: {text: '', brief: true},
    branches: null,
  };
  const ran = runOutcome([fileOf('x.vpio.json', JSON.stringify(work))]);
  expect([ran.status, ran.stderr.endsWith(line)], ran.stderr).toEqual([status, true]);
});

test.each([
  ['ne2k', 32, 'line 2: the offset is 32, and the ports of the NE2000 are 0 to 31'],
  ['copy-engine', 255, 'line 2: the offset is 255, and the ports of the copy engine are 0 to'],
])('an access past the ports of a device %s is refused with its line', (device, offset, line) => {
  const {status, stderr} = replayOutcome([fileOf('beyond.jsonl', recording(device, offset))]);
  expect(status).toBe(2);
  expect(stderr).toContain(line);
});
