// Verdicts of the command line: what was cut short, stopped or never compared does not pass for what was met.
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterAll, describe, expect, test} from 'vitest';
import {compareOutcome} from '../../src/cli/commands/compare.ts';
import {conformanceOutcome} from '../../src/cli/commands/conformance.ts';
import {replayOutcome} from '../../src/cli/commands/replay.ts';
import {runOutcome} from '../../src/cli/commands/run.ts';

const CASES = fileURLToPath(new URL('../cases/', import.meta.url));
const FOLDER = mkdtempSync(join(tmpdir(), 'vpio-verdicts-'));
afterAll(() => rmSync(FOLDER, {recursive: true}));

const HEADER = '{"format":"vpio-trace","version":1,"machine":"QEMU 7.2.22, ne2k_isa"}';

function fileOf(name: string, content: string): string {
  const path = join(FOLDER, name);
  writeFileSync(path, content);
  return path;
}

/** A scenario around a recording that lies beside it. */
function scenarioOf(name: string, events: readonly string[], more: object = {}): string {
  fileOf(`${name}.jsonl`, [HEADER, ...events, ''].join('\n'));
  const guests = [{name, driver: 'recorded', recording: `${name}.jsonl`}];
  return fileOf(`${name}.json`, JSON.stringify({format: 'vpio-scenario', version: 1, name, guests, ...more}));
}

/** What a command says with and without `--json`, and its status, which both agree on. */
function said(command: typeof runOutcome, path: string) {
  const words = command([path]);
  const json = command([path, '--json']);
  expect([words.stderr, json.stderr, json.status]).toEqual(['', '', words.status]);
  return {status: words.status, words: words.stdout, json: JSON.parse(json.stdout)};
}

describe('a recording with eleven minutes in it', () => {
  test.each([
    ['run', runOutcome, '01-replay-cut-by-limit.json'],
    ['replay', replayOutcome, '01-replay-cut-by-limit.jsonl'],
  ] as const)('is played by `%s` to its last read, which differs', (_, command, name) => {
    const {status, words, json} = said(command, join(CASES, name));
    expect(status).toBe(1);
    expect(words).toContain('differs from the recording: 1 reads');
    expect(words).not.toContain('as recorded');
    expect(json.replay ?? json).toMatchObject({
      end: 'recording',
      events: 3,
      met: 3,
      compared: 2,
      mismatches: [{line: 4, expected: '0x63', got: '0x21'}],
    });
  });
});

describe('a replay that is not whole is never "as recorded"', () => {
  const reads = ['[0,"r",0,1,0]', '[2000000,"r",0,1,0]', '[4000000,"r",0,1,0]'];

  test('cut by its scenario’s limit it says after how many events, and ends with 1', () => {
    const {status, words, json} = said(runOutcome, scenarioOf('cut', reads, {limitUs: 3000}));
    expect(status).toBe(1);
    expect(words).toContain(
      'cut by the scenario’s limit after 2 of the recording’s 3 events: the rest was not compared',
    );
    expect(words).not.toContain('as recorded');
    expect(json).toMatchObject({end: 'limit', replay: {end: 'limit', met: 2, events: 3, compared: 2}});
  });

  test('with time enough it is', () => {
    const {status, words, json} = said(runOutcome, scenarioOf('whole', reads));
    expect([status, json.end, json.replay.end]).toEqual([0, 'finished', 'recording']);
    expect(words).toContain('as recorded: every read, interrupt and frame');
  });

  test.each([
    'stop',
    'machine-check',
  ])('its guest stopped by denial policy %s, it says so and ends with 1', (denial) => {
    // A frame from a page behind the card's memory is denied; what follows would have been as recorded.
    const forbidden = ['[0,"w",0,1,34]', '[1000,"w",4,1,208]', '[2000,"w",5,1,64]', '[3000,"w",0,1,38]'];
    const path = scenarioOf(`stopped-${denial}`, [...forbidden, '[4000,"r",0,1,34]', '[5000,"r",0,1,34]'], {
      policies: {denial},
    });
    const {status, words, json} = said(runOutcome, path);
    expect(status).toBe(1);
    expect(words).toMatch(/the guest was stopped after [45] of the recording’s 6 events: the rest was not compared/);
    expect(words).not.toContain('as recorded');
    expect(json.replay).toMatchObject({end: 'stopped', readMismatches: 0});
  });

  test('with nothing in it that can be compared it fails', () => {
    const {status, words, json} = said(
      replayOutcome,
      fileOf('writes.jsonl', `${HEADER}\n[0,"w",0,1,33]\n[9,"w",0,1,34]\n`),
    );
    expect(status).toBe(1);
    expect(words).toContain('nothing was compared');
    expect([json.compared, json.end]).toEqual([0, 'recording']);
  });

  test('of a recording without any event it is refused or fails', () => {
    expect(said(runOutcome, scenarioOf('empty', [])).status).toBe(1);
  });
});

describe('a run of the lab, saved as a recording and played again', () => {
  const recorded = (scenario: string): string => {
    const path = join(FOLDER, `${scenario}.jsonl`);
    expect(runOutcome([scenario, '--trace', path]).status).toBe(0);
    return path;
  };

  test('of three guests says that it is one stream of one card, without a monitor’s verdicts', () => {
    const {status, words, json} = said(replayOutcome, recorded('rogue'));
    const stream = 'one stream of one card, of 3 guests and their VMM, without a monitor’s verdicts';
    expect(words).toContain(stream);
    expect(json.stream).toContain(stream);
    expect([status, json.end]).toEqual([0, 'recording']);
  });

  test('of one guest says that its VMM is in it; a driver’s own recording says nothing of the kind', () => {
    expect(said(replayOutcome, recorded('transmit')).words).toContain(
      'of a guest and its VMM, without a monitor’s verdicts',
    );
    const {words, json} = said(replayOutcome, 'public/traces/ipxe.jsonl.gz');
    expect(words).not.toContain('one stream');
    expect(json.stream).toBe(null);
  });
});

describe('a run that its limit cuts says so', () => {
  const shortened = (limitUs: number): string => {
    const scenario = JSON.parse(readFileSync('src/scenarios/library/ping.json', 'utf8'));
    return fileOf(`ping-${limitUs}.json`, JSON.stringify({...scenario, limitUs}));
  };

  test('in `run`, in words and as a field', () => {
    const cut = said(runOutcome, shortened(20_000));
    expect(cut.words).toMatch(/^cut by the scenario's limit after 20\.\d+ ms: something was still to come$/m);
    expect([cut.status, cut.json.end]).toEqual([0, 'limit']);
    const whole = said(runOutcome, 'ping');
    expect(whole.words).not.toContain('cut by');
    expect(whole.json.end).toBe('finished');
  });

  test('in `run` under another technique', () => {
    const path = shortened(20_000);
    expect(runOutcome([path, '--technique', 'emulated']).stdout).toContain("cut by the scenario's limit");
    expect(JSON.parse(runOutcome([path, '--technique', 'emulated', '--json']).stdout).end).toBe('limit');
    expect(JSON.parse(runOutcome(['ping', '--technique', 'emulated', '--json']).stdout).end).toBe('finished');
  });

  test('in `compare`, technique by technique', () => {
    const {words, json} = said(compareOutcome as typeof runOutcome, shortened(20_000));
    for (const name of ['full emulation', 'direct-mapped', 'VPIO'])
      expect(words).toMatch(new RegExp(`^${name} .* cut  `, 'm'));
    expect(words).toContain("cut: the scenario's limit came with something still to come");
    for (const report of Object.values(json.techniques)) expect(report).toMatchObject({end: 'limit'});
    const whole = said(compareOutcome as typeof runOutcome, 'ping');
    expect(whole.words).not.toContain('cut');
    for (const report of Object.values(whole.json.techniques)) expect(report).toMatchObject({end: 'finished'});
  });
});

describe('vectors that were not compared have not passed', () => {
  test.each([
    ['03a-vectors-no-step.jsonl', 'no step does anything to the card: there is nothing to compare'],
    ['03b-vectors-cut.jsonl', 'line 1, steps: 685, and the file has 2: it is not whole'],
    [
      '03c-vectors-outcome-first.jsonl',
      'line 2: irq is the outcome of an access or an arrival, and there is none before it',
    ],
  ])('%s is refused by name', (name, words) => {
    for (const profile of ['qemu', 'datasheet']) {
      const {status, stdout, stderr} = conformanceOutcome([join(CASES, name), '--profile', profile]);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toContain(name);
      expect(stderr).toContain(words);
    }
  });

  test('a file that the data sheet differs from at its first step is named and not counted as passed', () => {
    const {status, stdout} = conformanceOutcome(['tests/vectors/d01-power-on.jsonl.gz', '--profile', 'datasheet']);
    expect(status).toBe(1);
    expect(stdout).toContain('d01-power-on.jsonl.gz: nothing compared');
    expect(stdout).toMatch(/1 files, 0 passed, 0 failed, 1 not compared, 0 steps disputed, 0 of \d+ steps compared/);
  });
});
