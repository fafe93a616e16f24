// The exploration: what holds, what each broken rule breaks, and that docs/explore.md says so. Walks are cut short here;
// `node tools/explore.mjs --check` does all of it.
import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {present} from '../../../../src/base/assert.ts';
import type {ExploreReport} from '../../../../src/kits/contract/exploration.ts';
import {NE2000_EXPLORATION} from '../../../../src/kits/ne2000/explore/exploration.ts';
import {exploreNe2k} from '../../../../src/kits/ne2000/explore/explore-ne2k.ts';
import type {FaultName} from '../../../../src/kits/ne2000/explore/faults.ts';
import {COMMON_PROPERTIES, type PropertyName} from '../../../../src/sim/explore/properties.ts';
import {exploreFault, FAULT_BOUND, faultTable, variableTable} from '../../../../src/sim/lab/exploration-page.ts';

const BROKEN: readonly (readonly [FaultName, PropertyName])[] = [
  ['skip-check', 'no-dma-outside-window'],
  ['bitmap-open', 'no-access-of-a-non-owner'],
  ['handoff-any-time', 'no-handoff-while-busy'],
  ['replay-twice', 'suspended-once-in-order'],
  ['drop-suspended', 'suspended-once-in-order'],
  ['no-queue', 'no-guest-waits-forever'],
  ['owner-runs-on', 'no-guest-waits-forever'],
  ['late-rdc', 'reusable-implies-idle'],
];

const explored = new Map<string, ExploreReport>(
  BROKEN.map(([fault]) => [fault, exploreFault(NE2000_EXPLORATION, fault)]),
);
const reportOf = (fault: string): ExploreReport => present(explored.get(fault), `${fault} was explored`);

describe('the shipped monitor', () => {
  const report = exploreNe2k({bound: FAULT_BOUND});

  test('breaks no property in the first states', () => {
    expect(report.properties.map(({name}) => name)).toEqual(COMMON_PROPERTIES);
    expect(report.properties.filter(({holds}) => !holds)).toEqual([]);
    expect(report.states).toBeGreaterThan(FAULT_BOUND);
  });

  test('the same exploration twice gives the same report', () => {
    expect(exploreNe2k({bound: 300})).toEqual(exploreNe2k({bound: 300}));
  });

  test('every variable has a domain, and every state’s value is in it', () => {
    const {initial} = present(report.withoutForcedAbort, 'a guest waits for ever without forced abort');
    expect(Object.keys(report.variables).length).toBeGreaterThan(40);
    for (const [name, value] of Object.entries(initial)) expect(report.variables[name], name).toContain(value);
  });

  test('without forced abort a guest waits for ever, in a loop that is told', () => {
    const patient = exploreNe2k({scheduler: 'patient', bound: FAULT_BOUND});
    const broken = patient.properties.filter(({holds}) => !holds);
    expect(broken.map(({name}) => name)).toEqual(['no-guest-waits-forever']);
    const {steps, loopsTo} = present(broken[0]?.counterexample, 'a loop');
    expect(loopsTo).toBeGreaterThanOrEqual(0);
    expect(loopsTo).toBeLessThan(steps.length);
    expect(report.withoutForcedAbort?.loopsTo).toBe(loopsTo);
  });
});

test('every property has a fault that breaks it', () => {
  expect(new Set(BROKEN.map(([, property]) => property))).toEqual(new Set(COMMON_PROPERTIES));
});

test.each(BROKEN)('%s breaks %s, and the counterexample ends where it does', (fault, property) => {
  const found = present(
    reportOf(fault).properties.find(({name}) => name === property)?.counterexample,
    `${fault} breaks ${property}`,
  );
  expect(found).toMatchObject({format: 'vpio-exploration', version: 1, property, faults: [fault]});
  const last = present(found.steps.at(-1), 'a counterexample has steps');
  if (property === 'no-guest-waits-forever') expect(found.loopsTo).not.toBeNull();
  else expect(last.breaks).not.toBeNull();
  for (const step of found.steps.slice(0, -1)) expect(step.breaks).toBeNull();
});

test('docs/explore.md names the variables, and what each fault breaks', () => {
  const page = readFileSync('docs/explore.md', 'utf8');
  expect(page, 'node tools/explore.mjs writes it anew').toContain(
    `\n${variableTable(exploreNe2k({bound: 10}).variables)}\n`,
  );
  expect(page, 'node tools/explore.mjs writes it anew').toContain(`\n${faultTable(NE2000_EXPLORATION, reportOf)}\n`);
});
