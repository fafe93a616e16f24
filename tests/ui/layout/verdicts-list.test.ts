import {expect, test} from 'vitest';
import {CARD_MEMORY} from '../../../src/base/address-space.ts';
import type {VerdictRow} from '../../../src/bridge/spans/verdict-index.ts';
import {EventStore} from '../../../src/trace/event-store.ts';
import {Flag, Kind, packAccess, packPlain} from '../../../src/trace/record-layout.ts';
import {NO_CAUSE} from '../../../src/trace/units.ts';
import {oldestFirst, presentRow, rowsToAsk, verdictCountWords} from '../../../src/ui/layout/verdicts-list.ts';

test('a list at its top asks for its newest rows', () => {
  expect(rowsToAsk(1000, 0, 12)).toEqual({from: 968, to: 1000});
  expect(oldestFirst(1000, 0)).toBe(999);
});

test('a scrolled list asks for what is drawn and a little beyond', () => {
  expect(rowsToAsk(100_000, 4998, 5012)).toEqual({from: 94_968, to: 95_022});
});

test('a list shorter than its viewport is asked for whole', () => {
  expect(rowsToAsk(3, 0, 3)).toEqual({from: 0, to: 3});
});

test('accesses that were refused without a check stand apart from what was asked', () => {
  expect(verdictCountWords({asked: 1056, allowed: 1054, denied: 2})).toBe(
    '1\u2009056 asked, 1\u2009054 allowed, 2 denied',
  );
  expect(verdictCountWords({asked: 56, allowed: 56, denied: 2})).toBe(
    '56 asked, 56 allowed, 0 denied; 2 denied without a check',
  );
  expect(verdictCountWords({asked: 56, allowed: 55, denied: 2})).toBe(
    '56 asked, 55 allowed, 1 denied; 1 more denied without a check',
  );
});

const row = (index: number): VerdictRow => ({
  index,
  denial: null,
  at: 0,
  guest: 0,
  allowed: true,
  move: {way: 'write', address: 0x4000, length: 60, space: CARD_MEMORY},
  access: null,
  refusedAt: null,
  to: 4,
  reason: 0,
});

/** An exit, its access, the model's event, the check and the transition; then an unhooked access. */
function oneAccess(): EventStore {
  const store = new EventStore();
  const exit = store.append(packPlain(Kind.EXIT, 0, 0, 1, 0), 0, 0, NO_CAUSE);
  const access = store.append(packAccess(Kind.ACCESS, 0, 0, 1, 0, true, 1, Flag.WRITE), 0x12, 0, exit);
  const event = store.append(packPlain(Kind.MODEL_EVENT, 0, 0, 1, 0), 3, 0, access);
  const check = store.append(packPlain(Kind.CHECK, 0, 1, 4, Flag.WRITE), 0x4000_003c, 0, event);
  store.append(packPlain(Kind.TRANSITION, 0, 0, 4, 0), 1, 0, check);
  store.append(packAccess(Kind.ACCESS, 0, 0x10, 2, 0, false, 4, Flag.WRITE), 0, 0, NO_CAUSE);
  return store;
}

test('the present row is the check of the present access', () => {
  const store = oneAccess();
  const lookup = (index: number) => store.window(index, index + 1).view(index);
  expect(presentRow([row(3)], 4, lookup)).toBe(3);
  expect(presentRow([row(3)], 3, lookup)).toBe(3);
});

test('an access that was not checked has no present row, nor has one whose check is still ahead', () => {
  const store = oneAccess();
  const lookup = (index: number) => store.window(index, index + 1).view(index);
  expect(presentRow([row(3)], 5, lookup)).toBeNull();
  expect(presentRow([row(3)], 1, lookup)).toBeNull();
});
