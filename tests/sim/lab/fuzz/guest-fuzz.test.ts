import {expect, test} from 'vitest';
import {fuzzGuests} from '../../../../src/sim/lab/fuzz/guest-fuzz.ts';

const BOTH = ['datasheet', 'qemu'] as const;

test.each(
  BOTH,
)('under a hook set that leaves the ring and the data port out, a hostile guest is caught out (%s)', (profile) => {
  const {violations, exceptions} = fuzzGuests({profile, accesses: 60_000, seed: 1, hooks: 'w:CR'});
  expect(exceptions).toEqual([]);
  expect(violations[0]?.what).toBe('belief');
});
