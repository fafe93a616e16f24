// Names for people on the screen Explore, and which runs break a property of an exploration.
import {expect, test} from 'vitest';
import {exploreNe2k} from '../../../src/kits/ne2000/explore/explore-ne2k.ts';
import {FAULTS} from '../../../src/kits/ne2000/explore/faults.ts';
import {PROPERTY_NAMES} from '../../../src/sim/explore/properties.ts';
import {faultSays, faultTitle, isContrast, propertyTitle} from '../../../src/ui/layout/exploration-words.ts';

test('every fault and every property has a name of words, each its own', () => {
  const titles = [...Object.keys(FAULTS).map(faultTitle), ...PROPERTY_NAMES.map(propertyTitle)];
  expect(new Set(titles).size).toBe(titles.length);
  for (const title of titles) expect(title).toMatch(/^[A-Za-z]+( [A-Za-z.,-]+)+$/);
});

test('a fault that this page does not know keeps its word', () => {
  expect([faultTitle('no-such'), faultSays('toString'), propertyTitle('constructor')]).toEqual([
    'no-such',
    'toString',
    'constructor',
  ]);
});

test('a run without forced abort contradicts no property of an exploration with it, and is one of a patient exploration', () => {
  const forced = exploreNe2k({bound: 300});
  const patient = exploreNe2k({scheduler: 'patient', bound: 2000});
  const waits = patient.properties.find(({name}) => name === 'no-guest-waits-forever')?.counterexample;
  expect(
    [forced.withoutForcedAbort, waits].map((run) => run && [isContrast(run, forced), isContrast(run, patient)]),
  ).toEqual([
    [true, false],
    [true, false],
  ]);
});
