// The exploration of the copy engine's model: all holds, and each rule broken on purpose is found.
import {expect, test} from 'vitest';
import {present} from '../../../src/base/assert.ts';
import {atOnce} from '../../../src/base/at-once.ts';
import type {ExploreReport} from '../../../src/kits/contract/exploration.ts';
import {COPY_EXPLORATION} from '../../../src/kits/copy-engine/exploration.ts';
import {FAULTS, type FaultName} from '../../../src/sim/explore/faults.ts';
import {COMMON_PROPERTIES, type PropertyName} from '../../../src/sim/explore/properties.ts';

const BROKEN: readonly (readonly [FaultName, PropertyName])[] = [
  ['skip-check', 'no-dma-outside-window'],
  ['bitmap-open', 'no-access-of-a-non-owner'],
  ['handoff-any-time', 'no-handoff-while-busy'],
  ['replay-twice', 'suspended-once-in-order'],
  ['drop-suspended', 'suspended-once-in-order'],
  ['no-queue', 'no-guest-waits-forever'],
  ['owner-runs-on', 'no-guest-waits-forever'],
  ['no-restore', 'no-dma-outside-window'],
];
/** States that are enough to find each. */
const BOUND = 3000;

const explored = (faults: readonly string[], bound?: number): ExploreReport =>
  atOnce(COPY_EXPLORATION.explore({faults, bound}));

test('every property holds in every state', () => {
  const {properties, walks, withoutForcedAbort, variables} = explored([]);
  expect(properties.map(({name}) => name)).toEqual(COMMON_PROPERTIES);
  expect(properties.filter(({holds}) => !holds)).toEqual([]);
  expect(walks.every(({complete}) => complete)).toBe(true);
  const {initial} = present(withoutForcedAbort, 'a guest waits for ever where nobody takes the engine by force');
  for (const [name, value] of Object.entries(initial)) expect(variables[name], name).toContain(value);
});

test('every rule that can be broken is', () => {
  expect(BROKEN.map(([fault]) => fault).sort()).toEqual(Object.keys(FAULTS).sort());
});

test.each(BROKEN)('%s breaks %s, and the counterexample ends where it does', (fault, property) => {
  const found = present(
    explored([fault], BOUND).properties.find(({name}) => name === property)?.counterexample,
    `${fault} breaks ${property}`,
  );
  expect(found).toMatchObject({format: 'vpio-exploration', model: 'copy-engine', property, faults: [fault]});
  if (property === 'no-guest-waits-forever') expect(found.loopsTo).not.toBeNull();
  else expect(found.steps.at(-1)?.breaks).not.toBeNull();
});

test('the same exploration twice gives the same report', () => {
  expect(explored([], 300)).toEqual(explored([], 300));
});

test('a fault that is none is an error of ours', () => {
  expect(() => explored(['no-such'])).toThrow('no-such is a fault');
});
