import {expect, test} from 'vitest';
import {CARD_MEMORY} from '../../../src/base/address-space.ts';
import {VerdictIndex} from '../../../src/bridge/spans/verdict-index.ts';
import {EventStore} from '../../../src/trace/event-store.ts';
import {Flag, Kind, packAccess, packPlain, Verdict} from '../../../src/trace/record-layout.ts';
import {NO_CAUSE} from '../../../src/trace/units.ts';

function check(store: EventStore, guest: number, address: number, length: number, verdict: Verdict, flags = 0): number {
  return store.append(
    packPlain(Kind.CHECK, guest, verdict, 3, flags),
    ((address << 16) | length) >>> 0,
    store.next * 10,
    NO_CAUSE,
  );
}

function denial(store: EventStore, guest: number, reason: number, offset = 0): number {
  return store.append(
    packAccess(Kind.DENIAL, guest, offset, 1, 0, false, 1, Flag.WRITE),
    reason,
    store.next * 10,
    NO_CAUSE,
  );
}

function story(): {store: EventStore; index: VerdictIndex} {
  const store = new EventStore();
  check(store, 0, 0x4000, 1514, Verdict.ALLOW, Flag.WRITE);
  store.append(packPlain(Kind.IRQ, 7, 0, 0, 0), 1, 15, NO_CAUSE);
  check(store, 2, 0x6600, 1024, Verdict.DENY);
  denial(store, 2, 1);
  denial(store, 2, 5, 0x10);
  check(store, 1, 0x5a00, 60, Verdict.ALLOW, Flag.TRANSMIT);
  const index = new VerdictIndex();
  index.extend(store);
  return {store, index};
}

test('the list of one card of two has its own guests’ verdicts alone', () => {
  const {store} = story();
  const lists = [0, 1].map((card) => new VerdictIndex(card, [0, 0, 1]));
  for (const list of lists) list.extend(store);
  expect(lists.map(({counts}) => counts)).toEqual([
    {asked: 2, allowed: 2, denied: 0},
    {asked: 1, allowed: 0, denied: 2},
  ]);
  expect(lists.map((list) => list.rows(store, 'all', 0, 9).map(({guest}) => guest))).toEqual([
    [0, 1],
    [2, 2],
  ]);
});

test('a denied check and its denial are one row with the reason', () => {
  const {store, index} = story();
  expect(index.rows(store, 'all', 1, 2)).toEqual([
    {
      index: 3,
      denial: 3,
      at: 20,
      guest: 2,
      allowed: false,
      move: {way: 'read', address: 0x6600, length: 1024, space: CARD_MEMORY},
      access: null,
      refusedAt: 0,
      to: 3,
      reason: 1,
    },
  ]);
});

test('a denial that no check caused is a row of its own and names the access', () => {
  const {store, index} = story();
  const [row] = index.rows(store, 'all', 2, 3);
  expect(row).toMatchObject({
    index: 4,
    denial: 4,
    allowed: false,
    move: null,
    access: {offset: 0x10, page: 0, direction: 'out'},
    reason: 5,
  });
});

test('asked counts checks, denied counts refused accesses', () => {
  expect(story().index.counts).toEqual({asked: 3, allowed: 2, denied: 2});
});

test('the list of denials holds no allowed move', () => {
  const {store, index} = story();
  expect(index.rowCount('denied')).toBe(2);
  expect(index.rows(store, 'denied', 0, 9).map((row) => row.index)).toEqual([3, 4]);
});

test('a transmission is told from a remote write', () => {
  const {store, index} = story();
  expect(index.rows(store, 'all', 0, 9).map((row) => row.move?.way ?? 'none')).toEqual([
    'write',
    'read',
    'none',
    'transmit',
  ]);
});

test('rows before an event are those whose record came before it', () => {
  const {index} = story();
  expect([0, 1, 3, 6].map((event) => index.rowsBefore('all', event))).toEqual([0, 1, 2, 4]);
  expect([2, 3, 6].map((event) => index.rowsBefore('denied', event))).toEqual([0, 1, 2]);
});

test('after a fork the rows of the old future are gone', () => {
  const {store, index} = story();
  store.rewind(1);
  store.truncate();
  index.forget(1);
  index.extend(store);
  expect(index.counts).toEqual({asked: 1, allowed: 1, denied: 0});
});
