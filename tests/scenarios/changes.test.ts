// Changes come from links and from the page: they are held to the schema like a scenario.
import {expect, test} from 'vitest';
import {present} from '../../src/base/assert.ts';
import {changedScenario} from '../../src/scenarios/changes.ts';
import {SCENARIO_LIBRARY, scenarioNamed} from '../../src/scenarios/library.ts';

const base = present(scenarioNamed('two-guests'), 'two-guests is in the library');
const faultOf = (changes: unknown): string => {
  const changed = changedScenario(base, changes);
  return changed.ok ? '' : `${changed.fault.place}: ${changed.fault.message}`;
};

test('no change leaves every scenario of the library as it is', () => {
  for (const {name} of SCENARIO_LIBRARY) {
    const scenario = present(scenarioNamed(name), name);
    const changed = changedScenario(scenario, {});
    expect(changed.ok && JSON.stringify(changed.value)).toBe(JSON.stringify(scenario));
  }
});

test('what is changed takes the place of the scenario’s own, the rest stays', () => {
  const changed = changedScenario(base, {
    policies: {denial: 'error', forcedAbortUs: 900},
    hooks: 'w:CR',
    costs: 'qemu',
    quantum: 50_000,
  });
  expect(changed).toEqual({
    ok: true,
    value: {
      ...base,
      policies: {...base.policies, denial: 'error', forcedAbortUs: 900},
      hooks: {qemu: 'w:CR', datasheet: 'w:CR'},
      costs: 'qemu',
      quantum: 50_000,
    },
  });
});

test('guests without windows use all pages', () => {
  const changed = changedScenario(base, {policies: {packetMemory: 'none'}});
  const windows = changed.ok && changed.value.guests.map((guest) => ('window' in guest ? guest.window : null));
  expect(windows).toEqual(base.guests.map(() => ({firstPage: 0x40, endPage: 0x80})));
});

test.each([
  [null, 'changes: changes are a JSON object'],
  [{seed: 3}, 'changes: "seed" cannot be changed'],
  [{policies: {denial: 'shout'}}, 'policies.denial: "shout"'],
  [{policies: {colour: 'red'}}, 'policies.colour: unknown field'],
  [{policies: {forcedAbortUs: 0}}, 'policies.forcedAbortUs: 0'],
  [{policies: 7}, 'policies: policies are a JSON object'],
  [{quantum: 1}, 'quantum: 1'],
  [{costs: 'vax'}, 'costs: "vax"'],
  [{hooks: ['w:CR']}, 'hooks.qemu'],
])('%j is refused with its field', (changes, fault) => {
  expect(faultOf(changes)).toContain(fault);
});
