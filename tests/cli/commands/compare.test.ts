// `vpio compare` and `vpio run --technique`: the fields of the contract, the table, and what is refused.
import {describe, expect, test} from 'vitest';
import {compareOutcome} from '../../../src/cli/commands/compare.ts';
import {runOutcome} from '../../../src/cli/commands/run.ts';
import {main} from '../../../src/cli/main.ts';
import {TECHNIQUES} from '../../../src/sim/techniques/technique.ts';

describe('compare two-guests --json', () => {
  const {status, stdout, stderr} = compareOutcome(['two-guests', '--json']);
  const report = JSON.parse(stdout);

  test('prints one object and nothing else', () => {
    expect({status, stderr}).toEqual({status: 0, stderr: ''});
    expect(stdout.split('\n')).toHaveLength(2);
    expect(report).toMatchObject({scenario: 'two-guests', profile: 'datasheet', seed: 1});
  });

  test('tells all six techniques with every field of the contract', () => {
    expect(Object.keys(report.techniques)).toEqual([...TECHNIQUES]);
    for (const technique of TECHNIQUES) {
      const figures = report.techniques[technique];
      for (const field of ['exits', 'exitsByOperation', 'cyclesByCause', 'guests', 'attack', 'needs'])
        expect(figures, `${technique}.${field}`).toHaveProperty(field);
      expect(figures.guests.map(({name}: {name: string}) => name)).toEqual(['linux-1', 'geekos-1']);
    }
  });

  test('prints the same twice, and other figures for the other card', () => {
    expect(compareOutcome(['two-guests', '--json']).stdout).toBe(stdout);
    const qemu = JSON.parse(compareOutcome(['two-guests', '--json', '--profile', 'qemu']).stdout);
    expect(qemu.profile).toBe('qemu');
    expect(qemu.techniques.vpio.digest).not.toBe(report.techniques.vpio.digest);
  });
});

test('the table has one row for each technique, with names, and what each needs', () => {
  const {stdout} = compareOutcome(['rogue']);
  for (const name of ['full emulation', 'paravirtual', 'passthrough', 'self-virtualizing', 'direct-mapped', 'VPIO'])
    expect(stdout.split('\n').filter((line) => line.startsWith(name))).toHaveLength(1);
  expect(stdout).toMatch(/direct-mapped .*LEAKED/);
  expect(stdout).toMatch(/VPIO .*held, \d+ denied/);
  expect(stdout).toContain('driver replaced: a ring and hypercalls');
});

test.each(TECHNIQUES)('run --technique %s gives the fields that every run has', (technique) => {
  const {status, stdout, stderr} = runOutcome(['two-guests', '--technique', technique, '--json']);
  expect({status, stderr}).toEqual({status: 0, stderr: ''});
  const report = JSON.parse(stdout);
  expect(report).toMatchObject({scenario: 'two-guests', seed: 1, technique, profile: 'datasheet'});
  for (const field of ['events', 'cycles', 'digest', 'handoffs', 'suspensions', 'denials', 'exits'])
    expect(report).toHaveProperty(field);
  for (const guest of report.guests)
    for (const field of ['name', 'txFrames', 'rxFrames', 'lost', 'denials', 'ownedCycles', 'suspendedCycles'])
      expect(guest).toHaveProperty(field);
});

test('run tells a technique’s figures in words too', () => {
  const {stdout} = runOutcome(['bulk', '--technique', 'passthrough']);
  expect(stdout).toContain('technique passthrough, profile datasheet');
  expect(stdout).toContain('linux-2: has no network card');
});

test.each([
  [['compare'], /SCENARIO is missing/],
  [['compare', 'no-such'], /neither a file nor a scenario/],
  [['compare', 'bulk', '--profile', 'ne1000'], /--profile: ne1000 is not one of/],
  [['compare', 'bulk', '--seed', '-1'], /--seed/],
  [['compare', 'bulk', '--hooks', 'w:NOPE'], /--hooks/],
  [['compare', 'linux-ne-isa'], /guests\[0\]\.driver: a recording/],
  [['run', 'bulk', '--technique', 'magic'], /there is no technique magic; there are emulated/],
  [['run', 'bulk', '--technique', 'emulated', '--pcap', 'out.pcap'], /--pcap: goes with technique vpio only/],
  [['run', 'linux-ne-isa', '--technique', 'emulated'], /guests\[0\]\.driver/],
])('%j is bad input: one line says why', (args, why) => {
  const [command, ...rest] = args;
  const outcome = command === 'run' ? runOutcome(rest) : compareOutcome(rest);
  expect(outcome).toMatchObject({status: 2, stdout: ''});
  expect(outcome.stderr).toMatch(why);
  expect(outcome.stderr.trimEnd().split('\n')).toHaveLength(1);
});

test('compare is a command of the lab', async () => {
  expect(await main(['compare', '--help'])).toBe(0);
});
