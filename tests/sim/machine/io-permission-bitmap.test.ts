// The I/O permission bitmap: one bit a port, wide accesses look at every port they cover. [AMD APM vol. 2, 15.10.1]
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {IoPermissionBitmap} from '../../../src/sim/machine/io-permission-bitmap.ts';

test('an access exits when any port it covers is set, whatever its width and alignment', () => {
  const port = fc.oneof(fc.integer({min: 0x2f8, max: 0x328}), fc.integer({min: 0, max: 0xffff}));
  fc.assert(
    fc.property(fc.uniqueArray(port, {maxLength: 12}), port, fc.constantFrom(1, 2, 4), (ports, at, size) => {
      const bitmap = new IoPermissionBitmap();
      for (const each of ports) bitmap.set(each, true);
      const covered = Array.from({length: size}, (_, i) => at + i);
      expect(bitmap.exits(at, size)).toBe(covered.some((each) => ports.includes(each)));
    }),
  );
});

test('a fresh bitmap lets everything through, and a bit that is cleared is gone', () => {
  const bitmap = new IoPermissionBitmap();
  expect(bitmap.exits(0x300, 4)).toBe(false);
  bitmap.set(0x303, true);
  expect([bitmap.exits(0x300, 4), bitmap.exits(0x300, 2), bitmap.exits(0x303, 1)]).toEqual([true, false, true]);
  bitmap.set(0x303, false);
  expect(bitmap.exits(0x300, 4)).toBe(false);
});

test('a wide access at the last port looks past the end and finds nothing', () => {
  const bitmap = new IoPermissionBitmap();
  bitmap.set(0, true);
  expect(bitmap.exits(0xffff, 4)).toBe(false);
  bitmap.set(0xffff, true);
  expect([bitmap.exits(0xffff, 4), bitmap.exits(0xfffc, 4), bitmap.exits(0xfffc, 2)]).toEqual([true, true, false]);
});
