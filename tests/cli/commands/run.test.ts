// `vpio run`: scenarios of the library and out of files, their figures, and what is refused.
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, test} from 'vitest';
import {hooksOutcome} from '../../../src/cli/commands/hooks.ts';
import {replayOutcome} from '../../../src/cli/commands/replay.ts';
import {runOutcome} from '../../../src/cli/commands/run.ts';
import {SCENARIO_LIBRARY} from '../../../src/scenarios/library.ts';
import {packScenario} from '../../../src/scenarios/own-scenario.ts';
import {opened} from '../../sim/lab/runs.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'vpio-run-'));
afterAll(() => rmSync(FOLDER, {recursive: true}));

function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(FOLDER, name);
  writeFileSync(path, content);
  return path;
}

function ran(...args: string[]) {
  const {status, stdout, stderr} = runOutcome([...args, '--json']);
  expect(stderr).toBe('');
  expect(stdout.split('\n')).toHaveLength(2);
  return {status, report: JSON.parse(stdout)};
}

interface GuestFigures {
  readonly name: string;
  readonly txFrames: number;
  readonly rxFrames: number;
  readonly lost: number;
  readonly denials: number;
  readonly ownedCycles: number;
  readonly suspendedCycles: number;
  readonly pings: {readonly sent: number; readonly answered: number};
}

describe('two-guests', () => {
  const {status, report} = ran('two-guests');
  const guests: GuestFigures[] = report.guests;

  test('hands the card over and answers every ping at its own seed', () => {
    expect(report).toMatchObject({scenario: 'two-guests', technique: 'vpio', profile: 'datasheet', denials: 0});
    expect(report.belief.unsafe).toBe(0);
    expect(report.handoffs).toBeGreaterThanOrEqual(20);
    expect(report.suspensions).toBeGreaterThan(0);
    for (const {pings, lost, ownedCycles} of guests) {
      expect(pings).toEqual({sent: 24, answered: 24});
      expect(lost).toBe(0);
      expect(ownedCycles).toBeGreaterThan(0);
    }
    expect(status).toBe(0);
  });

  test('has the same digest twice and another with another seed', () => {
    expect(ran('two-guests').report).toEqual(report);
    const other = ran('two-guests', '--seed', '2').report;
    expect(other.seed).toBe(2);
    expect(other.digest).not.toBe(report.digest);
  });

  test('runs on QEMU’s card too, with the set that watches every access', () => {
    const {report: onQemu} = ran('two-guests', '--profile=qemu');
    expect(onQemu).toMatchObject({profile: 'qemu', hooks: 'all', denials: 0});
    expect(onQemu.hooked).toBe(onQemu.accesses);
  });
});

test('transmit sends one frame', () => {
  const {status, report} = ran('transmit');
  expect(report.guests).toMatchObject([{txFrames: 1, rxFrames: 0, lost: 0, denials: 0, suspendedCycles: 0}]);
  expect(report).toMatchObject({handoffs: 0, suspensions: 0, denials: 0, hooks: 'deck'});
  expect(status).toBe(0);
});

test.each([
  'datasheet',
  'qemu',
])('rogue: the rogue alone is denied, and the good guests miss nothing (%s)', (profile) => {
  const {status, report} = ran('rogue', '--profile', profile);
  const [linux, geekos, rogue]: (GuestFigures | undefined)[] = report.guests;
  expect(linux).toMatchObject({denials: 0, lost: 0, pings: {sent: 12, answered: 12}});
  expect(geekos).toMatchObject({denials: 0, lost: 0, pings: {sent: 12, answered: 12}});
  expect(rogue?.denials).toBe(report.denials);
  expect(report.denials).toBeGreaterThan(6);
  expect(report.belief.unsafe).toBe(0);
  expect(status).toBe(0);
});

describe('two cards in one machine', () => {
  test('figures are of both, what is one card’s is told by card, and fields without a plural are the first one’s', () => {
    const {report, status} = ran('two-cards');
    expect(report).toMatchObject({
      device: 'ne2000',
      hooks: 'sharing',
      cards: [
        {device: 'ne2000', hooks: 'sharing', guests: ['linux-1', 'geekos-1']},
        {device: 'rtl8139', hooks: 'sharing', guests: ['linux-2', 'linux-3']},
      ],
      policies: {packetMemory: 'partition', translation: 'rewrite'},
    });
    expect(report.guests).toHaveLength(4);
    expect(status).toBe(0);
    expect(ran('two-guests').report).not.toHaveProperty('cards');
  });

  test('a trace is of one card, named by its header, and on QEMU’s card it plays back exactly', () => {
    const path = join(FOLDER, 'first.jsonl');
    ran('two-cards', '--profile', 'qemu', '--trace', path);
    const {status, stdout} = replayOutcome([path, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      driver: 'linux and geekos of VPIO Lab',
      readMismatches: 0,
      mismatches: [],
    });
    expect(status).toBe(0);
    const second = join(FOLDER, 'second.jsonl');
    ran('two-cards', '--trace', second, '--card', 'rtl8139');
    expect(JSON.parse(readFileSync(second, 'utf8').split('\n')[0] ?? '')).toMatchObject({
      device: 'rtl8139',
      driver: 'linux and linux of VPIO Lab',
    });
  });

  test('another card than the machine has, and what is done on one card only, are refused with the reason', () => {
    const path = join(FOLDER, 'none.jsonl');
    expect(runOutcome(['two-cards', '--trace', path, '--card', 'copy-engine']).stderr).toContain(
      'the machine has no copy-engine; it has ne2000, rtl8139',
    );
    expect(runOutcome(['two-cards', '--card', 'rtl8139']).stderr).toContain('there is no --trace');
    const reason = 'on one card, and this machine has NE2000 and RTL8139: choose a scenario with one card';
    expect(runOutcome(['two-cards', '--technique', 'emulated']).stderr).toContain(reason);
    expect(hooksOutcome(['two-cards']).stderr).toContain(reason);
  });
});

test('a recording of the library meets what it recorded', () => {
  const {status, report} = ran('linux-ne2k-pci');
  expect(report.replay).toMatchObject({accesses: 94_121, readMismatches: 0, irqMismatches: 0});
  expect(report.guests).toMatchObject([{txFrames: 292, rxFrames: 315}]);
  expect(status).toBe(0);
});

test('a scenario file with a recording finds it beside itself first', () => {
  const recording = '{"format":"vpio-trace","version":1}\n[0,"r",0,1,0]\n[1000,"r",0,1,32]\n';
  fileOf('tape.jsonl', recording);
  const scenario = {
    format: 'vpio-scenario',
    version: 1,
    name: 'tape',
    guests: [{name: 'a', driver: 'recorded', recording: 'tape.jsonl'}],
  };
  const {status, report} = ran(fileOf('tape.json', JSON.stringify(scenario)));
  expect(report).toMatchObject({scenario: 'tape', profile: 'qemu', replay: {accesses: 2, readMismatches: 1}});
  expect(status).toBe(1);
});

describe('--trace writes what the card saw', () => {
  test.each([
    ['transmit', 'out.jsonl', {tx: 1, rx: 0}],
    ['two-guests', 'out.jsonl.gz', {tx: 50, rx: 50}],
    ['rogue', 'rogue.jsonl', {tx: 26, rx: 26}],
  ])('and %s on QEMU’s card plays back exactly', (scenario, name, frames) => {
    const path = join(FOLDER, name);
    const plain = ran(scenario, '--profile', 'qemu').report;
    expect(ran(scenario, '--profile', 'qemu', '--trace', path).report).toEqual(plain);
    const {status, stdout} = replayOutcome([path, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      readMismatches: 0,
      irqMismatches: 0,
      frames: {...frames, txMismatches: 0, rxMismatches: 0},
      mismatches: [],
    });
    expect(status).toBe(0);
  });
});

describe('--policies', () => {
  test('takes the place of the scenario’s own, as a link’s do', () => {
    const {report} = ran('rogue', '--policies', 'denial:error,reusable:drained');
    expect(report.policies).toMatchObject({denial: 'error', reusable: 'drained', parkedFrames: 'kept'});
    expect(report.digest).not.toBe(ran('rogue').report.digest);
    expect(ran('?scenario=rogue&policies=denial:error,reusable:drained&event=120').report).toEqual(report);
  });

  test.each([
    ['bla', '--policies: policies are written denial:error,reusable:drained'],
    [
      'denial:never-mind',
      '--policies: policies.denial: "never-mind" is not one of nothing, error, machine-check, stop',
    ],
    ['colour:red', '--policies: policies.colour: unknown field'],
    ['denial:error,denial:stop', '--policies: denial is chosen twice'],
  ])('%s is refused', (policies, words) => {
    expect(runOutcome(['rogue', '--policies', policies])).toEqual({status: 2, stdout: '', stderr: `${words}\n`});
  });
});

describe('a link', () => {
  test('runs what the page showed: scenario, seed, card and changes; where it stood is not read', () => {
    const linked = ran('http://localhost:4173/?scenario=two-guests&seed=7&profile=qemu&event=447#memory').report;
    expect(linked).toEqual(ran('two-guests', '--seed', '7', '--profile', 'qemu').report);
  });

  test('with a whole view runs the same; a scenario that it brings along runs too', () => {
    const rest = 'seed=7&profile=qemu&event=447';
    const {report} = ran('transmit', '--seed', '7', '--profile', 'qemu');
    expect(ran(`?v=2&scenario=transmit&${rest}&selected=3&theme=dark&filter=hook#dma`).report).toEqual(report);
    const own = packScenario(JSON.parse(readFileSync('src/scenarios/library/transmit.json', 'utf8')));
    expect(ran(`https://example.org/lab/?v=2&own=${own}&${rest}`).report).toEqual(report);
  });

  test.each([
    ['?seed=7', 'link: scenario: the link names no scenario'],
    ['?scenario=rouge', 'link: scenario: there is no scenario named rouge; '],
    ['?scenario=rogue&seed=x', 'link: seed: a seed is a whole number from 0 to 4294967295'],
    ['?v=3&scenario=rogue', 'link: v: version 3 is newer than this program'],
    [`?v=2&own=${packScenario({format: 'vpio-scenario', version: 1})}`, 'link: own: '],
    ['?scenario=rogue&policies=denial:red', 'link: policies.denial: "red" is not one of'],
  ])('%s is refused', (link, words) => {
    const {status, stderr} = runOutcome([link]);
    expect(stderr.startsWith(words), stderr).toBe(true);
    expect(status).toBe(2);
  });
});

describe('a saved work', () => {
  const work = {
    format: 'vpio-work',
    version: 2,
    scenario: 'rogue',
    seed: 7,
    profile: null,
    changes: null,
    recording: null,
    branches: null,
  };
  const saved = (name: string, fields: object): string => fileOf(name, JSON.stringify({...work, ...fields}));

  test('runs its scenario with its seed and its changes, from its beginning to its end', () => {
    const changes = {policies: {denial: 'error'}};
    expect(ran(saved('mine.vpio.json', {changes, event: 120, screen: 'memory'})).report).toEqual(
      ran('rogue', '--seed', '7', '--policies', 'denial:error').report,
    );
  });

  test('on a branch does again what was done to that branch', () => {
    const lab = opened('rogue', {seed: 7});
    lab.seek(500);
    lab.input({policies: {denial: 'error'}});
    const inputs = lab.inputs;
    lab.runToEnd();
    const branch = {id: 1, name: 'denial: error', from: 500, inputs, position: 600};
    const list = [{id: 0, name: 'the run as it began', from: null, inputs: [], position: 500}, branch];
    const run = (current: number) => ran(saved('branch.vpio.json', {branches: {current, list}})).report.digest;
    expect(run(1)).toBe(lab.digest());
    expect(run(0)).toBe(ran('rogue', '--seed', '7').report.digest);
    expect(run(1)).not.toBe(run(0));
  });

  test('brings its recording along', () => {
    const recording = Buffer.from('{"format":"vpio-trace","version":1}\n[0,"r",0,1,0]\n').toString('base64');
    const guests = [{name: 'a', driver: 'recorded', recording: 'elsewhere.jsonl'}];
    const scenario = {format: 'vpio-scenario', version: 1, name: 'tape', guests};
    const {status, report} = ran(saved('tape.vpio.json', {scenario, seed: null, recording}));
    expect(report.replay).toMatchObject({accesses: 1, readMismatches: 0});
    expect(status).toBe(0);
  });

  test.each([
    [{version: 9}, 'version: version 9 is not known here; this program reads versions 1 and 2'],
    [{scenario: 'rouge'}, 'scenario: there is no scenario named rouge; '],
    [{scenario: {format: 'vpio-scenario', version: 1, colour: 'red'}}, 'scenario'],
    [{recording: '%%%'}, 'recording: wanted null or base64'],
    [{recording: 'AAEC'}, 'recording: '],
    [{changes: {policies: {denial: 'red'}}}, 'policies.denial: "red" is not one of'],
    [{branches: {current: 0, list: []}}, 'branches.list: 0 branches, wanted 1 to 12'],
  ])('%j is refused', (fields, words) => {
    const path = saved('bad.vpio.json', fields);
    const {status, stdout, stderr} = runOutcome([path]);
    expect(stderr.startsWith(`${path}: ${words}`), stderr).toBe(true);
    expect(stderr).toMatch(/^[^\n]+\n$/);
    expect({status, stdout}).toEqual({status: 2, stdout: ''});
  });
});

describe('several scenarios', () => {
  test('give one object with a run each, in their order', () => {
    const {status, report} = ran('transmit', 'rogue', '--profile', 'qemu');
    expect(report.runs).toEqual(['transmit', 'rogue'].map((name) => ran(name, '--profile', 'qemu').report));
    expect(status).toBe(0);
    expect(runOutcome(['transmit', 'rogue']).stdout).toMatch(/^transmit: [\s\S]*\n\nrogue: /);
  });

  test('are all found before the first one runs, and write no file together', () => {
    expect(runOutcome(['transmit', 'nowhere'])).toMatchObject({status: 2, stdout: ''});
    expect(runOutcome(['transmit', 'rogue', '--pcap', join(FOLDER, 'two.pcap')]).stderr).toBe(
      '--pcap: one SCENARIO only, and there are 2\n',
    );
  });

  test('one that does not meet its recording is status 1 for all', () => {
    fileOf('differs.jsonl', '{"format":"vpio-trace","version":1}\n[0,"r",0,1,0]\n[1000,"r",0,1,32]\n');
    const guests = [{name: 'a', driver: 'recorded', recording: 'differs.jsonl'}];
    const scenario = {format: 'vpio-scenario', version: 1, name: 'differs', guests};
    expect(ran('transmit', fileOf('differs.json', JSON.stringify(scenario))).status).toBe(1);
  });
});

test('--pcap writes every frame with its time', () => {
  const path = join(FOLDER, 'out.pcap');
  const {report} = ran('two-guests', '--pcap', path);
  const bytes = readFileSync(path);
  expect(bytes.readUInt32LE(0)).toBe(0xa1b23c4d);
  let frames = 0;
  let last = 0;
  for (let at = 24; at < bytes.length; at += 16 + bytes.readUInt32LE(at + 8)) {
    const time = bytes.readUInt32LE(at) * 1e9 + bytes.readUInt32LE(at + 4);
    expect(time).toBeGreaterThanOrEqual(last);
    last = time;
    frames++;
  }
  const guests: GuestFigures[] = report.guests;
  expect(frames).toBe(guests.reduce((sum, {txFrames, rxFrames}) => sum + txFrames + rxFrames, 0));
});

test('without --json it tells the figures in words', () => {
  const {status, stdout} = runOutcome(['two-guests']);
  expect(stdout).toMatch(
    /^two-guests: Two guests, one card\ntechnique vpio, profile datasheet, hooks sharing, seed 1\npolicies parkedFrames:kept,.*denial:nothing,.*\n/,
  );
  expect(stdout).toMatch(
    /\n {2}geekos-1: sent 25 frames, received 25, lost 0; 0 denials; owned the card \d+\.\d{3} ms/,
  );
  expect(stdout).toMatch(/\ndigest [0-9a-f]{16}\n$/);
  expect(status).toBe(0);
});

describe('bad input is one line and ends with 2', () => {
  const whole = JSON.parse(readFileSync('src/scenarios/library/two-guests.json', 'utf8'));
  const recorded = {name: 'tape', driver: 'recorded', recording: 'linux-ne-isa.jsonl.gz'};

  test.each([
    [{...whole, colour: 'red'}, 'colour: unknown field'],
    [{...whole, version: 9}, 'version: 9 is newer than this program, which reads versions 0 to 1'],
    [{...whole, guests: [whole.guests[0], recorded]}, 'guests[1]: a recorded guest runs alone, and there are 2 guests'],
    [
      {...whole, hosts: [], guests: [{...recorded, recording: 'no.jsonl'}]},
      'guests[0].recording: no.jsonl is neither beside',
    ],
    [{...whole, hooks: {datasheet: 'w:XX'}}, 'hooks.datasheet: "w:XX": no register XX is written'],
  ])('a scenario file: case %#', (scenario, words) => {
    const path = fileOf('bad.json', JSON.stringify(scenario));
    const {status, stdout, stderr} = runOutcome([path, '--json']);
    expect(stderr.startsWith(`${path}: ${words}`), stderr).toBe(true);
    expect(stderr).toMatch(/^[^\n]+\n$/);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  test.each<readonly [string, string | Uint8Array, string]>([
    ['cut.json', JSON.stringify(whole).slice(0, 500), 'not JSON: '],
    ['bytes.json', Uint8Array.from({length: 300}, (_, i) => (i * 73) & 0xff), 'this is no text: byte 0 is 0x00'],
    ['large.json', new Uint8Array(1024 * 1024 + 1), 'the file has 1048577 bytes, more than the limit of 1048576'],
    ['list.json', '[[[[', 'not JSON: '],
  ])('%s', (name, content, words) => {
    const path = fileOf(name, content);
    const {status, stderr} = runOutcome([path]);
    expect(stderr.startsWith(`${path}: ${words}`), stderr).toBe(true);
    expect(stderr).toMatch(/^[^\n]+\n$/);
    expect(status).toBe(2);
  });

  test.each([
    [['three-guests'], 'three-guests: neither a file nor a scenario of the library; perhaps two-guests\n'],
    [['xyz'], `xyz: neither a file nor a scenario of the library; --help lists its ${SCENARIO_LIBRARY.length}\n`],
    [['src'], 'src: this is no file\n'],
    [['transmit', '--seed', '-1'], '--seed: -1 is no whole number from 0 to 4294967295\n'],
    [['transmit', '--seed', '4294967296'], '--seed: 4294967296 is no whole number from 0 to 4294967295\n'],
    [['transmit', '--seed', '1', '--seed', '2'], '--seed: given twice\n'],
    [['transmit', '--profile', 'real'], '--profile: real is not one of qemu, datasheet\n'],
    [
      ['transmit', '--technique', 'magic'],
      '--technique: there is no technique magic; there are emulated, paravirtual, passthrough, selfVirtualizing, directMapped, vpio\n',
    ],
    [['transmit', '--trace', 'both', '--pcap', './both'], "--pcap: ./both is --trace's file already\n"],
    [['transmit', '--trace', 'no/such/folder/t.jsonl'], 'no/such/folder/t.jsonl: ENOENT: no such file or directory\n'],
    [
      ['linux-ne-isa', '--profile', 'datasheet'],
      'linux-ne-isa: profile: a recording made on QEMU’s card replays in profile qemu only\n',
    ],
  ])('%j', (args, stderr) => {
    expect(runOutcome(args)).toEqual({status: 2, stdout: '', stderr});
  });

  test.each([[['transmit', '--fast']], [[]]])('%j shows the usage', (args) => {
    const {status, stderr} = runOutcome(args);
    expect(stderr).toMatch(/^[^\n]*usage: run SCENARIO\.\.\. [^\n]*\n$/);
    expect(status).toBe(2);
  });
});
