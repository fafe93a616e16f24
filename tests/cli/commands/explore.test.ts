// `vpio explore`: the fields of the contract, the exit status, and what is refused.
import {expect, test} from 'vitest';
import {exploreOutcome} from '../../../src/cli/commands/explore.ts';
import {parseExploration} from '../../../src/scenarios/counterexample-schema.ts';

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

test('it says what of the model was met, what was not and why, and what no walk has in it', () => {
  const {stdout} = exploreOutcome(['rtl8139', '--states', '400']);
  expect(stdout).toMatch(/^of the model 6 of 6 states and 21 of 23 edges were met$/m);
  expect(stdout).toMatch(/^ {2}not met: Receiving\.ReceiveOn, in C\+ mode alone/m);
  expect(stdout).toMatch(/^ {2}left out: bounce buffers/m);
  expect(exploreOutcome(['copy-engine', '--states', '1']).stdout).toMatch(/^ {2}not met: Idle\.Copy$/m);
});

test('a rule about bus mastering that is broken is told as a write to configuration space', () => {
  const {status, stdout} = exploreOutcome(['rtl8139', '--fault', 'master-unasked', '--states', '300', '--json']);
  const read = parseExploration(JSON.parse(stdout));
  const steps = read.ok ? read.value.flatMap((each) => each.steps) : [];
  const accesses = steps.filter(({words}) => words === 'Guest A: turn bus mastering off.').map(({access}) => access);
  expect([status, accesses[0]]).toEqual([1, {direction: 'out', offset: 0x204, size: 1, value: 3}]);
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
