import {mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {gunzipSync} from 'node:zlib';
import {describe, expect, test} from 'vitest';
import {conformanceOutcome} from '../../../src/cli/commands/conformance.ts';

const VECTORS = fileURLToPath(new URL('../../vectors/', import.meta.url));
const ONE = join(VECTORS, 'd02-prom-byte.jsonl.gz');
const TRACE = fileURLToPath(new URL('../../../public/traces/linux-8139too-pio.jsonl.gz', import.meta.url));
const NAMELESS = join(mkdtempSync(join(tmpdir(), 'vpio-')), 'nameless.jsonl');
writeFileSync(NAMELESS, '{"version":1}\n');

/** A copy of a recording with one answer changed. */
function tampered(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'vpio-')), 'tampered.jsonl');
  writeFileSync(file, gunzipSync(readFileSync(ONE)).toString().replace('["r",16,1,84]', '["r",16,1,85]'));
  return file;
}

describe('conformance', () => {
  test('of one file says how many steps agree and ends with 0', () => {
    const {status, stdout} = conformanceOutcome([ONE]);
    expect(status).toBe(0);
    expect(stdout).toBe('qemu: 1 files, 1 passed, 0 failed, 0 steps disputed, 59 of 59 steps compared\n');
  });

  test('of a directory under the data sheet counts files, and names the rule of each disputed step', () => {
    const {status, stdout} = conformanceOutcome([VECTORS, '--profile', 'datasheet', '--json']);
    expect(status).toBe(0);
    const report = JSON.parse(stdout);
    expect([report.files, report.passed, report.failed, report.mismatches]).toEqual([148, 144, 0, []]);
    const differFromTheFirst = ['d01-power-on', 'f019', 'f029', 'f038'].map((name) => `${name}.jsonl.gz`);
    expect(report.uncompared.map((file: string) => basename(file))).toEqual(differFromTheFirst);
    expect(report.steps).toBeLessThan(report.ofSteps);
    expect(report.disputes.length).toBe(report.disputed);
    const rules = new Set(report.disputes.map(({rule}: {rule: string}) => rule));
    const fidelity = readFileSync(new URL('../../../docs/fidelity.md', import.meta.url), 'utf8');
    for (const rule of rules) expect(fidelity).toContain(`\`${rule}\``);
  });

  test('of a tampered file names step, expected and got, shows the ten steps before, and ends with 1', () => {
    const file = tampered();
    const {status, stdout} = conformanceOutcome([file]);
    expect(status).toBe(1);
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toBe(`${file}: step 10: expected value 85, got value 84`);
    expect(lines.slice(1, -1).length).toBe(11);
    expect(lines.at(-2)?.trim()).toBe('["r",16,1,85]');
  });

  test('of a file that does not say where quirks begin says so under the data sheet, and only there', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'vpio-')), 'unmarked.jsonl');
    const [header = '', ...steps] = gunzipSync(readFileSync(join(VECTORS, 'f019.jsonl.gz')))
      .toString()
      .split('\n');
    const {quirks, ...rest} = JSON.parse(header);
    expect(quirks).toBeTypeOf('object');
    writeFileSync(file, [JSON.stringify(rest), ...steps].join('\n'));
    const told = /^1 of the failed files do not say at which step QEMU's quirks begin/m;
    expect(conformanceOutcome([file, '--profile', 'datasheet'])).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(told),
    });
    expect(conformanceOutcome([file]).stdout).not.toMatch(told);
    expect(conformanceOutcome([tampered(), '--profile', 'datasheet']).stdout).not.toMatch(told);
  });

  test('with --json prints one object and nothing else', () => {
    const file = tampered();
    const {status, stdout} = conformanceOutcome([file, '--json']);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      profile: 'qemu',
      files: 1,
      passed: 0,
      failed: 1,
      disputed: 0,
      steps: 11,
      ofSteps: 59,
      uncompared: [],
      mismatches: [{file, step: 10, expected: 'value 85', got: 'value 84'}],
      disputes: [],
    });
  });

  test.each([
    [[], /^usage: /],
    [['nowhere.jsonl'], /^nowhere\.jsonl: ENOENT: no such file or directory$/],
    [[ONE, '--profile', 'silicon'], /^--profile: qemu or datasheet, not silicon$/],
    [[ONE, '--fast'], /^--fast: no such option/],
    [[join(VECTORS, 'index.json')], /index\.json: line 1: no header of ne2k-vectors, rtl8139-vectors: not JSON: /],
    [[TRACE], /pio\.jsonl\.gz: line 1: format "vpio-trace"; known are ne2k-vectors, rtl8139-vectors$/],
    [[NAMELESS], /nameless\.jsonl: line 1: the header names no format; known are ne2k-vectors, rtl8139-vectors$/],
  ])('bad input %j ends with 2 and one line on standard error', (args, line) => {
    const {status, stdout, stderr} = conformanceOutcome(args);
    expect([status, stdout, stderr.trimEnd().split('\n').length]).toEqual([2, '', 1]);
    expect(stderr.trimEnd()).toMatch(line);
  });
});
