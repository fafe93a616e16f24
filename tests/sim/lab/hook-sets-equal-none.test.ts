// What is hooked changes nothing for a guest that does nothing forbidden: whatever the hook set, in both profiles and in every
// width, it reads the same values, its card ends in the same state and sends the same frames as with nothing hooked at all.
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {NE2000_HOOKS} from '../../../src/kits/ne2000/model/hook-sets.ts';
import {type LoneAct, loneRun} from './lone-guest.ts';

const SETS = [
  ...Object.keys(NE2000_HOOKS.sets).filter((name) => name !== 'none'),
  'deck,dynamic',
  'sharing,dynamic',
  'all,dynamic',
  'w:CR,r:0:ISR',
  'w:0:PSTART,w:1:CURR',
];

const size = fc.constantFrom(1 as const, 2 as const, 4 as const);
const byte = fc.nat(0xff);

/** CR as drivers and others write it: pages, remote commands, and a frame to send now and then. */
const command = fc.constantFrom(0x21, 0x22, 0x22, 0x62, 0x61, 0xa2, 0xe2, 0x0a, 0x12, 0x26, 0x00, 0x02, 0x20, 0x4a);

/** An OUT; CR's RD2 comes without RD1 and RD0, whose meaning beside it is another test's. */
const out = (offset: number, width: 1 | 2 | 4, value: number): LoneAct => {
  const isAbort = offset === 0 && (value & 0x20) !== 0;
  return {op: 'out', offset, size: width, value: isAbort ? value - (value & 0x18) : value};
};

/** A number written to adjacent registers in the widths given, lowest first. */
function written(offset: number, bytes: readonly number[], widths: readonly (1 | 2 | 4)[]): LoneAct[] {
  const acts: LoneAct[] = [];
  let at = 0;
  for (let i = 0; at < bytes.length; i++) {
    const wanted = widths[i % widths.length] ?? 1;
    const width = at + wanted <= bytes.length ? wanted : 1;
    const value = bytes.slice(at, at + width).reduce((sum, each, place) => sum + each * 2 ** (8 * place), 0);
    acts.push(out(offset + at, width, value));
    at += width;
  }
  return acts;
}

/** A transfer inside packet memory, its registers written in any widths and its bytes moved in any, all of them or fewer. */
const transfer = fc
  .record({
    start: fc.integer({min: 0x4000, max: 0x7e00}),
    bytes: fc.integer({min: 1, max: 40}),
    isRead: fc.boolean(),
    widths: fc.array(size, {minLength: 1, maxLength: 3}),
    data: fc.array(
      fc.record({
        offset: fc.constantFrom(0x10, 0x10, 0x10, 0x10, 0x12, 0x0f, 0x0e, 0x11),
        size,
        value: fc.nat(0xffff_ffff),
      }),
      {maxLength: 12},
    ),
    between: fc.array(fc.record({offset: fc.nat(0x1f), size}), {maxLength: 2}),
  })
  .map(({start, bytes, isRead, widths, data, between}): LoneAct[] => [
    out(0, 1, 0x22),
    ...written(8, [start & 0xff, start >>> 8, bytes & 0xff, bytes >>> 8], widths),
    ...between.map(({offset, size: width}): LoneAct => ({op: 'in', offset, size: width})),
    out(0, 1, isRead ? 0x0a : 0x12),
    ...data.map(
      ({offset, size: width, value}): LoneAct =>
        isRead ? {op: 'in', offset, size: width} : out(offset, width, value % 2 ** (8 * width)),
    ),
  ]);

const anything = fc.oneof(
  {weight: 4, arbitrary: fc.record({offset: fc.nat(0x1f), size}).map((act): LoneAct[] => [{op: 'in', ...act}])},
  {
    weight: 3,
    arbitrary: fc
      .record({offset: fc.nat(0x1f), size, value: fc.nat(0xffff_ffff)})
      .map(({offset, size: width, value}): LoneAct[] => [out(offset, width, value % 2 ** (8 * width))]),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(command, size, byte, byte)
      .map(([value, width, second, third]): LoneAct[] => [
        out(0, width, (value | (second << 8) | (third << 16)) % 2 ** (8 * width)),
      ]),
  },
  {weight: 3, arbitrary: transfer},
  {
    weight: 1,
    arbitrary: fc
      .record({page: fc.integer({min: 0x40, max: 0x7a}), length: fc.integer({min: 60, max: 300})})
      .map(({page, length}): LoneAct[] => [
        out(4, 1, page),
        out(5, 1, length & 0xff),
        out(6, 1, length >>> 8),
        out(0, 1, 0x26),
      ]),
  },
  {weight: 1, arbitrary: fc.integer({min: 60, max: 200}).map((bytes): LoneAct[] => [{op: 'offer', bytes}])},
);

/** What none of the sets denies of these acts: what is left is forbidden by nobody. And what its guest saw under each set. */
function lawful(acts: readonly LoneAct[], profile: 'qemu' | 'datasheet', sets: readonly string[]) {
  let left = acts;
  for (;;) {
    const kept = left;
    const runs = sets.map((hooks) => {
      const {seen, denied} = loneRun(left, profile, hooks);
      if (denied.size > 0) left = left.filter((_, i) => !denied.has(i));
      return {hooks, seen};
    });
    if (left === kept) return {acts: left, runs};
  }
}

describe.each(['qemu', 'datasheet'] as const)('on the card in profile %s', (profile) => {
  test('every hook set is as no hook set to a guest that does nothing forbidden', () => {
    fc.assert(
      fc.property(fc.array(anything, {minLength: 1, maxLength: 14}), (pieces) => {
        const {acts, runs} = lawful(pieces.flat(), profile, SETS);
        const bare = loneRun(acts, profile, 'none');
        for (const {hooks, seen} of runs) expect({hooks, ...seen}).toEqual({hooks, ...bare.seen});
      }),
      {seed: 20260, numRuns: 100},
    );
  });

  test.each(SETS)('%s: each width at each offset reads as with nothing hooked, past the card’s end too', (hooks) => {
    const acts: LoneAct[] = [];
    for (let offset = 0; offset < 0x20; offset++)
      for (const width of [1, 2, 4] as const) acts.push({op: 'in', offset, size: width}, out(0, 1, 0x22));
    const {acts: kept, runs} = lawful(acts, profile, [hooks]);
    // Only the data port is anybody's to deny, which moves bytes that no command asked for.
    expect(acts.filter((act) => !kept.includes(act)).every(touchesData)).toBe(true);
    expect(runs[0]?.seen).toEqual(loneRun(kept, profile, 'none').seen);
  });
});

test.each(
  SETS,
)('%s: RBCR written and not yet asked for keeps QEMU’s card from saying RDC at an abort with RD1 or RD0', (hooks) => {
  for (const abort of [0x2a, 0x32, 0x3a, 0x2e]) {
    const range = [out(8, 1, 0), out(9, 1, 0x41), out(10, 1, 4), out(11, 1, 0)];
    const acts: LoneAct[] = [...range, {op: 'out', offset: 0, size: 1, value: abort}, {op: 'in', offset: 7, size: 1}];
    expect(loneRun(acts, 'qemu', hooks)).toEqual(loneRun(acts, 'qemu', 'none'));
  }
});

function touchesData(act: LoneAct): boolean {
  return act.op === 'in' && act.offset < 0x18 && act.offset + act.size > 0x10;
}
