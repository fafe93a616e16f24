// `vpio explore`: the fields of the contract, the exit status, and what is refused.
import {expect, test} from 'vitest';
import {exploreOutcome} from '../../../src/cli/commands/explore.ts';

test('--json prints one object with states, transitions, variables and properties', () => {
  const {status, stdout, stderr} = exploreOutcome(['--states', '500', '--json']);
  expect({status, stderr}).toEqual({status: 0, stderr: ''});
  const report = JSON.parse(stdout);
  for (const field of ['states', 'transitions', 'variables', 'properties']) expect(report).toHaveProperty(field);
  for (const property of report.properties) {
    expect(property).toMatchObject({holds: true, counterexample: null});
    expect(property.name).toMatch(/^[a-z-]+$/);
  }
  for (const domain of Object.values(report.variables)) expect((domain as unknown[]).length).toBeGreaterThan(1);
});

test('a property that does not hold is told step by step, with status 1', () => {
  const {status, stdout} = exploreOutcome(['ne2k', '--fault', 'replay-twice', '--states', '500']);
  expect(status).toBe(1);
  expect(stdout).toMatch(/^BROKEN {2}suspended-once-in-order$/m);
  expect(stdout).toMatch(/^ +1\. /m);
  expect(stdout).toMatch(/^ +2\. .* => /m);
});

test('a guest that waits for ever is told as a loop', () => {
  const {stdout} = exploreOutcome(['--scheduler', 'patient', '--states', '2000']);
  expect(stdout).toMatch(/^BROKEN {2}no-guest-waits-forever$/m);
  expect(stdout).toMatch(/and again from step \d+, for ever/);
});

test.each([
  [['pcnet'], /there is no such model to explore; there is ne2k, copy-engine, rtl8139/],
  [['--fault', 'nothing'], /--fault: nothing is not one of/],
  [['--scheduler', 'lazy'], /--scheduler/],
  [['--states', '0'], /--states/],
])('%j is bad input: one line says why', (args, why) => {
  const outcome = exploreOutcome(args);
  expect(outcome).toMatchObject({status: 2, stdout: ''});
  expect(outcome.stderr).toMatch(why);
  expect(outcome.stderr.trimEnd().split('\n')).toHaveLength(1);
});
