// Addresses where nothing is that could be anybody's: a guest may reach there, and by no way of reaching there comes to what is
// another's, whatever the width, the count, the ring or the alias it tries.

import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {REACH_WATCH} from '../../../src/sim/lab/compare/reach-watch.ts';
import type {GuestProgram, Instruction} from '../../../src/sim/machine/guest-program.ts';
import {CYCLES_PER_US} from '../../../src/trace/units.ts';
import {ne2000In} from '../../kits/ne2000/inside.ts';
import {type LoneAct, loneRun} from './lone-guest.ts';
import {opened, scenarioOf} from './runs.ts';

const out = (offset: number, value: number): LoneAct => ({op: 'out', offset, size: 1, value});
const RANGE = (start: number, bytes: number): LoneAct[] => [
  out(8, start & 0xff),
  out(9, start >>> 8),
  out(10, bytes & 0xff),
  out(11, bytes >>> 8),
];
const READ = 0x0a;
const WRITE = 0x12;

describe.each(['deck', 'minimal', 'sharing', 'all'])('under %s', (hooks) => {
  test.each([
    ['qemu', 0x2000],
    ['qemu', 0x0020],
    ['qemu', 0xc000],
    ['qemu', 0xffe0],
    ['datasheet', 0x2000],
    ['datasheet', 0x8000],
  ] as const)('a guest alone on the card in profile %s reads and writes at 0x%s unhindered', (profile, start) => {
    const moves: LoneAct[] = Array.from({length: 8}, () => ({op: 'out', offset: 16, size: 2, value: 0x1234}));
    const looks: LoneAct[] = Array.from({length: 8}, () => ({op: 'in', offset: 16, size: 2}));
    const acts = [
      out(0, 0x22),
      ...RANGE(start, 16),
      out(0, WRITE),
      ...moves,
      ...RANGE(start, 16),
      out(0, READ),
      ...looks,
      {op: 'in', offset: 7, size: 1},
    ] as const;
    const {seen, denied} = loneRun(acts, profile, hooks);
    expect(denied.size).toBe(0);
    expect(seen).toEqual(loneRun(acts, profile, 'none').seen);
  });

  test.each([
    ['qemu', 0x3ff0, 0x20, 'into packet memory from below'],
    ['datasheet', 0xc000, 4, 'by the map’s second copy of packet memory'],
    ['datasheet', 0xbff0, 0x20, 'into the second copy from below'],
  ] as const)('profile %s: a write at 0x%s of %i bytes is denied: it leads %s', (profile, start, bytes, _) => {
    expect(loneRun([out(0, 0x22), ...RANGE(start, bytes), out(0, WRITE)], profile, hooks).denied.size).toBe(1);
  });
});

const EDGES = [
  0x0000, 0x001e, 0x0020, 0x2000, 0x3ff0, 0x3ffe, 0x7ff0, 0x7ffe, 0x8000, 0xbff0, 0xbffe, 0xc000, 0xfff0, 0xfffe,
];

/** What somebody does who has read this file: ranges at every edge, moved ends, rings in nowhere, commands from any page. */
const attack = fc.array(
  fc.oneof(
    fc
      .record({
        edge: fc.constantFrom(...EDGES),
        near: fc.integer({min: -4, max: 4}),
        bytes: fc.oneof(fc.integer({min: 0, max: 40}), fc.constantFrom(0xffff, 0x4000, 0x100)),
        command: fc.constantFrom(READ, WRITE, 0x4a, 0x52, 0x16, 0x2a),
        moves: fc.array(
          fc.record({
            isIn: fc.boolean(),
            offset: fc.constantFrom(16, 16, 16, 15, 14, 17),
            size: fc.constantFrom(1 as const, 2 as const, 4 as const),
          }),
          {maxLength: 24},
        ),
      })
      .map(({edge, near, bytes, command, moves}): LoneAct[] => [
        ...RANGE((edge + near) & 0xffff, bytes),
        out(0, command),
        ...moves.map(
          ({isIn, offset, size}): LoneAct => (isIn ? {op: 'in', offset, size} : {op: 'out', offset, size, value: 0x5a}),
        ),
      ]),
    fc
      .tuple(
        fc.constantFrom(0, 1, 2, 3, 8, 9, 10, 14),
        fc.oneof(fc.constantFrom(0x00, 0x20, 0x22, 0x21, 0x40, 0x60, 0x80, 0x49, 0x48), fc.nat(0xff)),
      )
      .map(([offset, value]): LoneAct[] => [out(offset, value)]),
  ),
  {minLength: 1, maxLength: 10},
);

describe.each([
  ['datasheet', 'sharing'],
  ['datasheet', 'all'],
  ['datasheet', 'sharing,dynamic'],
  ['qemu', 'sharing,rw:data'],
  ['qemu', 'all'],
  ['qemu', 'all,dynamic'],
] as const)('beside another guest, profile %s, hooks %s', (profile, hooks) => {
  test('whoever reaches for nowhere gets to nothing of the other’s', () => {
    fc.assert(
      fc.property(attack, (pieces) => {
        const acts = [out(0, 0x22), ...pieces.flat()];
        const lab = opened(
          {...scenarioOf('two-guests'), hosts: [], limitUs: 30_000},
          {profile, hooks, watchReach: REACH_WATCH, programs: (guest) => (guest === 0 ? actor(acts) : actor([]))},
        );
        lab.runToEnd();
        expect(lab.machine.reach?.figures[0]).toEqual({bytesRead: 0, bytesWritten: 0, framesStolen: 0});
        expect(lab.machine.belief.counts.unsafe).toBe(0);
        const prom = [...ne2000In(lab.machine).promBytes];
        expect(prom.slice(0, 12)).toEqual(prom.slice(0, 12).map((_, i) => prom[i & ~1]));
      }),
      {seed: 2026, numRuns: 60},
    );
  });
});

/** A program that does one act after another. */
function actor(acts: readonly LoneAct[]): GuestProgram {
  let at = 0;
  return {
    operation: null,
    acceptsInterrupts: false,
    current: (now): Instruction => {
      const act = acts[at];
      if (act === undefined || act.op === 'offer') return {op: 'end'};
      const due = (at + 1) * 20 * CYCLES_PER_US;
      return now < due ? {op: 'hlt', until: due} : act;
    },
    complete: (_, now) => {
      if (now >= (at + 1) * 20 * CYCLES_PER_US) at++;
    },
    interrupt: () => {},
    snapshot: () => ({kind: `actor at ${at}`}),
    restore: ({kind}) => {
      at = Number(kind.slice('actor at '.length));
    },
  };
}
