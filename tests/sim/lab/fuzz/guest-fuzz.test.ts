import {expect, test} from 'vitest';
import {NE2000_FUZZ} from '../../../../src/kits/ne2000/fuzz/fuzz.ts';
import {fuzzGuests} from '../../../../src/sim/lab/fuzz/guest-fuzz.ts';

const BOTH = ['datasheet', 'qemu'] as const;

test.each(
  BOTH,
)('under a hook set that leaves the ring and the data port out, a hostile guest is caught out (%s)', (profile) => {
  const {violations, exceptions} = fuzzGuests(NE2000_FUZZ, {profile, accesses: 60_000, seed: 1, hooks: 'w:CR'});
  expect(exceptions).toEqual([]);
  expect(violations[0]?.what).toBe('belief');
});

test.each([
  ['datasheet', 20261573, 'DCR.WTS was written while a read had a byte fetched: the count took the byte for a word'],
  ['qemu', 20261161, 'a write ran past 0xFFFF, where nothing is: the witness took it for the PROM'],
  ['qemu', 20261614, 'a transfer was taken up again past 0xFFFF: the witness took it for another range'],
] as const)('what a long run once found on %s stays found, seed %i: %s', (profile, seed, _) => {
  const {violations, exceptions} = fuzzGuests(NE2000_FUZZ, {profile, accesses: 1, seed});
  expect([violations, exceptions]).toEqual([[], []]);
});
