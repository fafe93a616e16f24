// Guest-physical to host-physical: where a range leads under each translation, and what a guest may touch.
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {addressOf, pieceFrom, type Translation, translate} from '../../../src/sim/machine/page-map.ts';
import {type DmaView, deviceMemory, mayTouch, movedPage} from '../../../src/sim/models/dma-view.ts';

const MIB = 1 << 20;
const IDENTITY: Translation = {kind: 'identity'};
/** A guest of 1 MiB that lies as one block at 16 MiB. */
const OFFSET: Translation = {kind: 'offset', by: 16 * MIB, size: MIB};
/** Four pages: the first two side by side but swapped with a hole, the third nobody's. */
const TABLE: Translation = {kind: 'table', pageBytes: 4096, pages: [0x9000, 0xa000, null, 0x4000]};
const hostView = (translation: Translation, ...windows: DmaView['windows']): DmaView => ({
  translation,
  windows,
});

describe('where a range leads', () => {
  test('identity: to itself', () => {
    expect(translate(IDENTITY, {start: 0x4000, length: 1514})).toEqual([{start: 0x4000, length: 1514}]);
  });

  test('offset: so much higher, and nowhere past the guest’s end', () => {
    expect(translate(OFFSET, {start: 0x1000, length: 64})).toEqual([{start: 16 * MIB + 0x1000, length: 64}]);
    expect(translate(OFFSET, {start: MIB - 64, length: 64})).toEqual([{start: 17 * MIB - 64, length: 64}]);
    expect(translate(OFFSET, {start: MIB - 64, length: 65})).toBeNull();
  });

  test('table: pages that lie side by side are one piece, others are several', () => {
    expect(translate(TABLE, {start: 0x0ff0, length: 0x20})).toEqual([{start: 0x9ff0, length: 0x20}]);
    const scattered: Translation = {kind: 'table', pageBytes: 4096, pages: [0xa000, 0x9000]};
    expect(translate(scattered, {start: 0x0ff0, length: 0x20})).toEqual([
      {start: 0xaff0, length: 0x10},
      {start: 0x9000, length: 0x10},
    ]);
  });

  test('table: a range that meets a page of nobody’s leads nowhere, whole', () => {
    expect(translate(TABLE, {start: 0x1ff0, length: 0x20})).toBeNull();
    expect(translate(TABLE, {start: 0x3ff0, length: 0x20})).toBeNull();
  });
});

describe('one address', () => {
  test('leads where the first piece begins, whose length is the bytes that go on there', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(IDENTITY, OFFSET, TABLE),
        fc.nat(5 * 4096),
        fc.integer({min: 1, max: 3 * 4096}),
        (map, start, length) => {
          const pieces = translate(map, {start, length});
          fc.pre(pieces !== null);
          expect([{start: addressOf(map, start), length: pieceFrom(map, start, length)}]).toEqual(pieces.slice(0, 1));
        },
      ),
    );
  });

  test('outside leads nowhere, and begins no piece', () => {
    const outside: [Translation, number][] = [
      [OFFSET, -1],
      [OFFSET, MIB],
      [TABLE, -1],
      [TABLE, 0x2800],
      [TABLE, 0x4000],
    ];
    for (const [map, address] of outside) {
      expect(addressOf(map, address)).toBeNull();
      expect(pieceFrom(map, address, 64)).toBe(0);
    }
  });

  test('a piece ends where the guest’s memory does', () => {
    expect(pieceFrom(OFFSET, MIB - 64, 1514)).toBe(64);
    expect(pieceFrom(TABLE, 0x3ff0, 1514)).toBe(0x10);
    expect(pieceFrom(TABLE, 0x0ff0, 0x4000)).toBe(0x1010);
  });
});

describe('what a guest may touch', () => {
  test('a device with memory of its own: the window, to the last byte', () => {
    const view = deviceMemory({start: 0x4000, end: 0x6000});
    expect(mayTouch(view, {start: 0x4000, length: 0x2000})).toBe(true);
    expect(mayTouch(view, {start: 0x4000, length: 0x2001})).toBe(false);
    expect(mayTouch(view, {start: 0x3fff, length: 1})).toBe(false);
    expect(mayTouch(view, {start: 0x6000, length: 0})).toBe(false);
  });

  test('a card on the bus: an address taken for a host’s reaches another guest, translated it does not', () => {
    const own = {start: 16 * MIB, end: 17 * MIB};
    const wanted = {start: 0x1000, length: 64};
    expect(mayTouch(hostView(IDENTITY, own), wanted)).toBe(false);
    expect(mayTouch(hostView(OFFSET, own), wanted)).toBe(true);
  });

  test('every piece has to lie in a window', () => {
    const both = [
      {start: 0x9000, end: 0xb000},
      {start: 0x4000, end: 0x5000},
    ];
    expect(mayTouch(hostView(TABLE, ...both), {start: 0x0800, length: 0x1000})).toBe(true);
    expect(mayTouch(hostView(TABLE, {start: 0x9000, end: 0xa000}), {start: 0x0800, length: 0x1000})).toBe(false);
  });
});

test('a table that adds the same to every page is the offset', () => {
  const pages = Array.from({length: 16}, (_, page) => 16 * MIB + page * 4096);
  const table: Translation = {kind: 'table', pageBytes: 4096, pages};
  const offset: Translation = {kind: 'offset', by: 16 * MIB, size: 16 * 4096};
  fc.assert(
    fc.property(fc.nat(17 * 4096), fc.integer({min: 1, max: 3 * 4096}), (start, length) => {
      expect(translate(table, {start, length})).toEqual(translate(offset, {start, length}));
    }),
  );
});

describe('a page that has moved', () => {
  const block: Translation = {kind: 'offset', by: 0x4000, size: 0x4000};
  const moved = movedPage(hostView(block, {start: 0x4000, end: 0x8000}), 1, 0xa, 4096);

  test('leads to its new place, and all others to theirs', () => {
    expect([0, 1, 2, 3].map((page) => addressOf(moved.translation, page * 4096 + 5))).toEqual([
      0x4005, 0xa005, 0x6005, 0x7005,
    ]);
    expect(addressOf(moved.translation, 0x4000)).toBeNull();
  });

  test('is the guest’s where it is, and no more where it was', () => {
    expect(moved.windows).toEqual([
      {start: 0x4000, end: 0x5000},
      {start: 0x6000, end: 0x8000},
      {start: 0xa000, end: 0xb000},
    ]);
    expect(mayTouch({translation: IDENTITY, windows: moved.windows}, {start: 0x5000, length: 1})).toBe(false);
    expect(mayTouch(moved, {start: 0x0800, length: 0x1000})).toBe(true);
  });

  test('that moves back leaves no trace', () => {
    expect(movedPage(moved, 1, 5, 4096).windows).toEqual([{start: 0x4000, end: 0x8000}]);
  });
});
