import {expect, test} from 'vitest';
import {nearWords, wordsToChoose} from '../../src/base/near-words.ts';
import {SCENARIO_LIBRARY} from '../../src/scenarios/library.ts';

const NAMES = SCENARIO_LIBRARY.map(({name}) => name);

test.each([
  ['two-guest', 'perhaps two-guests, rtl8139-two-guests or copy-two-guests'],
  ['TWO-GUESTS', 'perhaps two-guests, rtl8139-two-guests or copy-two-guests'],
  ['rouge', 'perhaps rogue'],
  ['linux', 'perhaps linux-ne2k-pci, linux-ne-isa or linux-8139too-pio'],
  ['xyzzy', 'all of them'],
])('of the %s that nobody knows, a refusal says %s', (typed, words) => {
  expect(wordsToChoose(typed, NAMES, 'all of them')).toBe(words);
});

test('a refusal never lists more than three of many words', () => {
  for (const typed of [...NAMES, 'attack', 'attack-', 'a', '', 'x'.repeat(1e6)])
    expect(nearWords(typed, NAMES).length).toBeLessThanOrEqual(3);
});

test('few words are listed whole', () => {
  expect(wordsToChoose('real', ['qemu', 'datasheet'], '')).toBe('there are qemu, datasheet');
});
