import {expect, test} from 'vitest';
import {fuzzOutcome} from '../../../src/cli/commands/fuzz.ts';

/** Split over the two profiles. */
const ACCESSES = 2_000_000;

test('two million random accesses and frames find nothing, and meet every register, page, direction and rule', () => {
  const {status, stdout} = fuzzOutcome(['--accesses', String(ACCESSES / 2), '--json']);
  const {profiles} = JSON.parse(stdout);
  for (const report of profiles) {
    expect(report.findings).toEqual([]);
    expect(report.gaps).toEqual({});
    expect([report.exceptions, report.violations]).toEqual([0, 0]);
    console.log(`fuzz ${report.profile}: ${report.accesses} accesses, ${report.accessesPerSecond} a second`);
  }
  expect(profiles[0].accesses + profiles[1].accesses).toBeGreaterThanOrEqual(ACCESSES);
  expect(status).toBe(0);
}, 300_000);

test('the same seed finds the same', () => {
  const run = (): unknown => {
    const {profiles} = JSON.parse(
      fuzzOutcome(['--accesses', '50000', '--seed', '7', '--profile=qemu', '--json']).stdout,
    );
    return {...profiles[0], seconds: 0, accessesPerSecond: 0};
  };
  expect(run()).toEqual(run());
});

test('any device that has trials can be named', () => {
  const {status, stdout} = fuzzOutcome(['--device', 'rtl8139', '--accesses', '20000', '--profile=qemu', '--json']);
  const {profiles} = JSON.parse(stdout);
  expect([status, profiles[0].findings, profiles[0].gaps]).toEqual([0, [], {}]);
  expect(profiles[0].met['w:RBSTART']).toBeGreaterThan(0);
});

test.each([
  [['--device', 'copy-engine'], /^--device: copy-engine is not one of ne2000, rtl8139$/],
  [['--accesses', 'many'], /^--accesses: many is no whole number above 0$/],
  [['--profile', 'silicon'], /^--profile: silicon is not one of qemu, datasheet$/],
  [['card'], /^card: no word; usage: fuzz/],
])('bad input %j ends with 2 and one line', (args, line) => {
  const {status, stderr} = fuzzOutcome(args);
  expect(status).toBe(2);
  expect(stderr.trimEnd()).toMatch(line);
});
