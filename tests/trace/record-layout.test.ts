// Word 0: every field of every kind comes back as it was packed, at its limits too, and beside any other.
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
  Flag,
  flagsOf,
  guestOf,
  isBeside,
  isHooked,
  Kind,
  kindOf,
  offsetOf,
  packAccess,
  packPlain,
  pageOf,
  sizeOf,
  stateOf,
  Verdict,
  verdictOf,
  withBeside,
  withVerdict,
} from '../../src/trace/record-layout.ts';
import {viewOf} from '../../src/trace/record-view.ts';
import {NOBODY} from '../../src/trace/units.ts';

const WITH_PORT = [Kind.ACCESS, Kind.VMM_ACCESS, Kind.SUSPEND, Kind.DENIAL, Kind.EXIT];
const PLAIN = Object.values(Kind).filter((kind) => !WITH_PORT.includes(kind as never));

/** As a column of the store holds it: without a sign. */
const stored = (w0: number): number => w0 >>> 0;
const flagsAmong = (...flags: readonly number[]) =>
  fc.subarray([...flags]).map((some) => some.reduce((a, b) => a | b, 0));

const guest = fc.constantFrom(0, 1, 7, NOBODY);
const state = fc.integer({min: 0, max: 31});
const access = fc.record({
  kind: fc.constantFrom(...WITH_PORT),
  guest,
  offset: fc.integer({min: 0, max: 255}),
  size: fc.constantFrom(1, 2, 4, 8),
  page: fc.integer({min: 0, max: 3}),
  hooked: fc.boolean(),
  state,
  flags: flagsAmong(Flag.WRITE, Flag.EXITED, Flag.BURST, Flag.DENIED),
});
const plain = fc.record({
  kind: fc.constantFrom(...PLAIN),
  guest,
  verdict: fc.constantFrom(...Object.values(Verdict)),
  state,
  flags: flagsAmong(Flag.WRITE, Flag.END, Flag.TRANSMIT),
});

describe('word 0', () => {
  test('of an access gives each of its fields back', () => {
    const check = (told: typeof access extends fc.Arbitrary<infer T> ? T : never): void => {
      const {kind, guest, offset, size, page, hooked, state, flags} = told;
      const w0 = stored(packAccess(kind, guest, offset, size, page, hooked, state, flags));
      const read = {
        kind: kindOf(w0),
        guest: guestOf(w0),
        offset: offsetOf(w0),
        size: sizeOf(w0),
        page: pageOf(w0),
        hooked: isHooked(w0),
        state: stateOf(w0),
        flags: flagsOf(w0) & ~Flag.TRANSMIT,
      };
      expect(read).toEqual(told);
    };
    const most = {guest: NOBODY, offset: 255, size: 8, page: 3, hooked: true, state: 31} as const;
    for (const kind of WITH_PORT) check({...most, kind, flags: Flag.WRITE | Flag.EXITED | Flag.BURST | Flag.DENIED});
    fc.assert(fc.property(access, check), {numRuns: 3000});
  });

  test('of any other record gives each of its fields back', () => {
    fc.assert(
      fc.property(plain, ({kind, guest, verdict, state, flags}) => {
        const w0 = stored(packPlain(kind, guest, verdict, state, flags));
        expect([kindOf(w0), guestOf(w0), verdictOf(w0), stateOf(w0), flagsOf(w0), isBeside(w0)]).toEqual([
          kind,
          guest,
          verdict,
          state,
          flags,
          false,
        ]);
        expect(stored(withVerdict(packPlain(kind, guest, Verdict.NONE, state, flags), verdict))).toBe(w0);
      }),
      {numRuns: 3000},
    );
  });

  test('says of a check, a DMA, a copy and an unsafe belief alone that something lies beside it', () => {
    for (const kind of Object.values(Kind)) {
      const packed = withBeside(packPlain(kind, 0, Verdict.NONE, 31, Flag.TRANSMIT));
      expect([isBeside(packed), stateOf(packed), flagsOf(packed) & Flag.TRANSMIT]).toEqual([
        kind === Kind.CHECK || kind === Kind.DMA || kind === Kind.COPY || kind === Kind.UNSAFE,
        31,
        Flag.TRANSMIT,
      ]);
    }
  });

  test('of 32 offsets, 8 states and 4 bytes is the one that every digest so far was made of', () => {
    fc.assert(
      fc.property(access, (told) => {
        const {kind, guest, page, hooked, flags} = told;
        const [offset, state, size] = [told.offset & 31, told.state & 7, told.size === 8 ? 1 : told.size];
        const hashed =
          kind |
          ((guest & 7) << 5) |
          (offset << 8) |
          ((size >> 1) << 13) |
          (page << 15) |
          ((hooked ? 1 : 0) << 19) |
          (state << 20) |
          (flags << 23) |
          ((guest & 8) << 26);
        expect(packAccess(kind, guest, offset, size, page, hooked, state, flags)).toBe(hashed);
      }),
    );
  });
});

describe('as objects', () => {
  test('an access at its limits tells them, whatever it is', () => {
    fc.assert(
      fc.property(access, fc.integer({min: 0, max: 0xffff_ffff}), (told, value) => {
        const {kind, guest, offset, size, page, hooked, state, flags} = told;
        const view = viewOf(9, stored(packAccess(kind, guest, offset, size, page, hooked, state, flags)), value, 0, 5);
        const has = (flag: number): boolean => (flags & flag) !== 0;
        const direction = has(Flag.WRITE) ? 'out' : 'in';
        const moved = has(Flag.BURST) ? {value: 0, count: value} : {value, count: 1};
        if (view.kind === 'access')
          expect(view).toMatchObject({hooked, exited: has(Flag.EXITED), denied: has(Flag.DENIED), state});
        if (view.kind === 'denial') expect(view).toMatchObject({guest, direction, offset, page, reason: value});
        else if (view.kind !== 'exit') expect(view).toMatchObject({guest, direction, offset, size, page, ...moved});
      }),
      {numRuns: 2000},
    );
  });

  test('a transition tells 32 states, 256 events and as many edges as there is room for', () => {
    const number = (max: number) => fc.integer({min: 0, max});
    fc.assert(
      fc.property(number(31), number(255), number(31), fc.integer({min: -1, max: 0xfffe}), (from, event, to, edge) => {
        const w0 = stored(packPlain(Kind.TRANSITION, 0, Verdict.NONE, to, 0));
        const view = viewOf(0, w0, (from | (event << 8) | ((edge + 1) << 16)) >>> 0, 0, 0);
        expect(view).toMatchObject({kind: 'transition', from, event, to, edge});
      }),
    );
  });
});
