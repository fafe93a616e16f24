// Guests that write anything anywhere: whatever they try, no byte of anybody else's moves by their hand, and the good
// guest beside them keeps its memory. Hook sets are the ones that the shared scenarios ship with.
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {remote} from '../vmm/listed-guest.ts';
import {hostileAct, trespasses} from './hostile-guests.ts';

const INS = 'insw data 40';
const SETTINGS = [
  {profile: 'datasheet', hooks: undefined},
  {profile: 'qemu', hooks: undefined},
  {profile: 'datasheet', hooks: 'sharing,dynamic'},
  {profile: 'qemu', hooks: 'sharing,rw:data,dynamic'},
] as const;

describe.each(SETTINGS)('profile $profile, hooks $hooks', ({profile, hooks}) => {
  test.each([
    [
      'RSAR moved after the approval, and the command given again',
      `${remote(0x0a, 0x4000, 64)}; out RSAR1 60; out CR a; ${INS}`,
    ],
    ['the same for a write', `${remote(0x12, 0x4000, 64)}; out RSAR1 60; out CR 12; outsw data bad1 bad1 bad1`],
    [
      'RSAR moved after an abort',
      `${remote(0x12, 0x4000, 64)}; out CR 22; out RSAR1 60; out CR 12; outsw data bad1 bad1`,
    ],
    ['PSTOP moved while a read goes round the ring', `${remote(0x0a, 0x5f00, 0xf000)}; out PSTOP 4f; insw data 400`],
    [
      'PSTART moved to the end, PSTOP to where the read is',
      `${remote(0x0a, 0x4000, 0x1f00)}; out PSTART 5f; out PSTOP 41; insw data 800`,
    ],
    [
      'PSTOP moved while the DMA was aborted, and the rest of it opened again',
      `${remote(0x12, 0x5000, 0xf000)}; out CR 21; out PSTOP 48; out CR 22; out CR 12; ${Array.from({length: 16}, () => `outsw data ${'bad1 '.repeat(256)}`).join(';')}`,
    ],
    [
      'CURR past PSTOP, then frames',
      'out CR 21; out PSTOP 48; out CR 61; out CURR 5f; out CR 22; out RCR 1c; wait 800000',
    ],
    [
      'PSTOP moved below CURR while started',
      'out CR 62; out CURR 5f; out CR 22; out PSTOP 48; out RCR 1c; wait 800000',
    ],
    ['an odd address in word mode, which QEMU’s card never wraps', `${remote(0x0a, 0x5f01, 0x200)}; insw data 100`],
    ['bytes, then words', `out DCR 48; ${remote(0x0a, 0x5fff, 2)}; in data; out DCR 49; inw data; inw data`],
    ['32-bit reads up to the end and on', `${remote(0x0a, 0x5ff0, 16)}; ${'inl data;'.repeat(6)} in ISR`],
  ])('%s', (_, text) => {
    expect(trespasses(text, profile, hooks)).toEqual([]);
  });
});

test.each(SETTINGS)('nothing that a random guest does reaches past its window ($profile, hooks $hooks)', ({
  profile,
  hooks,
}) => {
  fc.assert(
    fc.property(fc.array(hostileAct, {minLength: 3, maxLength: 24}), (acts) => {
      expect(trespasses(acts.join(';'), profile, hooks)).toEqual([]);
    }),
    {numRuns: Number(process.env['HOSTILE'] ?? 15), endOnFailure: process.env['SHRINK'] === undefined},
  );
}, 600_000);
