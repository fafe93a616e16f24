// Guests that write anything anywhere: whatever they try, no byte of anybody else's moves by their hand, and the good
// guest beside them keeps its memory. Hook sets are the ones that the shared scenarios ship with.
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {present} from '../../../src/base/assert.ts';
import {Kind} from '../../../src/trace/record-layout.ts';
import {ListedGuest, remote, setUp} from '../vmm/listed-guest.ts';
import {BusTap} from './bus-tap.ts';
import {ofKind, scenarioOf, viewsOf} from './runs.ts';

const BASE = scenarioOf('two-guests');
const HOSTILE = 0;
const BROADCAST = new Uint8Array(1000).fill(0xff);
const START = setUp(0x40, 0x60);

/** Runs lines of a hostile guest with window 0x40 to 0x5f beside a guest that pings; what it moved of others'. */
function trespasses(text: string, profile: 'qemu' | 'datasheet'): string[] {
  const tap = new BusTap({...BASE, quantum: 100_000, limitUs: 12_000}, {profile});
  const guest = new ListedGuest(`${START}; ${text}`);
  const record = present(tap.lab.machine.guests[HOSTILE], 'the hostile guest');
  Object.assign(record, {program: guest});
  // Broadcasts all the time, so that whoever's ring it is fills.
  for (let at = 200_000; at < 20_000_000; at += 300_000) tap.lab.machine.segment.offer(BROADCAST, at);
  tap.lab.runToEnd();
  const unsafe = ofKind(viewsOf(tap.lab, [Kind.UNSAFE]), 'unsafe').filter(
    // Not its own loss: a stop with the remote command left standing, which QEMU's card goes on with.
    ({guest, reason}) => guest === HOSTILE && reason !== 'thought_reusable',
  );
  return [...tap.trespasses.slice(0, 5), ...unsafe.map(({reason, cause}) => `${reason} by #${cause}`)];
}

const INS = 'insw data 40';
const BOTH = ['datasheet', 'qemu'] as const;

describe.each(BOTH)('profile %s', (profile) => {
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
    expect(trespasses(text, profile)).toEqual([]);
  });
});

const page = fc.oneof(fc.integer({min: 0x40, max: 0x60}), fc.integer({min: 0x3e, max: 0x62}));
const address = fc.oneof(
  page.map((each) => each << 8),
  fc.integer({min: 0x3f00, max: 0x60ff}),
  fc.nat(0xffff),
);
const length = fc.oneof(fc.nat(0x300), fc.constantFrom(0x100, 0x1000, 0x2000, 0xf000, 0xffff));
const hex = (value: number): string => value.toString(16);
const command = fc
  .oneof(fc.constantFrom(0x0a, 0x12, 0x22, 0x21, 0x26, 0x16, 0x62, 0x4a, 0x0a, 0x12, 0x1a, 0x20, 0x02), fc.nat(0xff))
  .map((value) => `out CR ${hex(value)}`);
const act = fc.oneof(
  {weight: 3, arbitrary: command},
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom(0x0a, 0x12), address, length)
      .map(([code, at, bytes]) => remote(code, at, bytes)),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('PSTART', 'PSTOP', 'BNRY', 'TPSR'), page)
      .map(([name, value]) => `out ${name} ${hex(value)}`),
  },
  {weight: 1, arbitrary: page.map((value) => `out CR 62; out CURR ${hex(value)}; out CR 22`)},
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('RSAR0', 'RSAR1', 'RBCR0', 'RBCR1', 'TBCR0', 'TBCR1'), fc.nat(0xff))
      .map(([name, value]) => `out ${name} ${hex(value)}`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'out DCR 48',
      'out DCR 49',
      'out RCR 1c',
      'out RCR 4',
      'out IMR 3f; out IMR 0',
      'in reset',
      'in ISR',
      'out ISR ff',
    ),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom('insw', 'ins', 'insl'), fc.integer({min: 1, max: 0x900}))
      .map(([op, count]) => `${op} data ${hex(count)}`),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('outsw', 'outs'), fc.integer({min: 1, max: 900}))
      .map(([op, count]) => `${op} data ${'d1 '.repeat(count)}`),
  },
  {weight: 1, arbitrary: fc.tuple(fc.nat(31), fc.nat(0xffff)).map(([at, value]) => `outw ${hex(at)} ${hex(value)}`)},
  {weight: 1, arbitrary: fc.constantFrom('wait 20000', 'wait 80000')},
);

test.each(BOTH)('nothing that a random guest does reaches past its window (%s)', (profile) => {
  fc.assert(
    fc.property(fc.array(act, {minLength: 3, maxLength: 24}), (acts) => {
      expect(trespasses(acts.join(';'), profile)).toEqual([]);
    }),
    {numRuns: Number(process.env['HOSTILE'] ?? 15), endOnFailure: process.env['SHRINK'] === undefined},
  );
}, 600_000);
