// What is known of the devices before a kit is fetched.
import {expect, test} from 'vitest';
import {present} from '../../src/base/assert.ts';
import {factsOf, profileOn, RECORDED_DEVICES, recordedFacts} from '../../src/kits/facts.ts';

test('a recording’s device is one that there is, and none is taken for another', () => {
  for (const name of RECORDED_DEVICES) expect(recordedFacts(name).inRecordings).toBe(name);
  expect(() => recordedFacts('rtl8169')).toThrow('this is of rtl8169');
});

test('a device that lacks the wanted profile has its usual one', () => {
  const engine = present(factsOf('copy-engine'), 'there is a copy engine');
  const card = present(factsOf('ne2000'), 'there is an NE2000');
  expect([profileOn(engine, 'qemu'), profileOn(card, 'qemu'), profileOn(card, 'datasheet')]).toEqual([
    'datasheet',
    'qemu',
    'datasheet',
  ]);
});
