// Whole machines whose guests do anything at all, under the named hook sets: belief is never wrong in the dangerous direction. The sets
// that take a frame to be sent inside the write are QEMU's.
import {expect, test} from 'vitest';
import {RTL8139_FUZZ} from '../../../../src/kits/rtl8139/fuzz/fuzz.ts';
import {fuzzGuests} from '../../../../src/sim/lab/fuzz/guest-fuzz.ts';

test.each([
  ['qemu', 'minimal'],
  ['qemu', 'minimal-datasheet'],
  ['qemu', 'exact'],
  ['qemu', 'sharing'],
  ['qemu', 'all'],
  ['datasheet', 'minimal-datasheet'],
  ['datasheet', 'exact'],
  ['datasheet', 'sharing'],
  ['datasheet', 'all'],
] as const)('%s, hooks %s', (profile, hooks) => {
  const {violations, exceptions} = fuzzGuests(RTL8139_FUZZ, {profile, hooks, accesses: 12_000, seed: 1000});
  expect([...violations, ...exceptions]).toEqual([]);
});
