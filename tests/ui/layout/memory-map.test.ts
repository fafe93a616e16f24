import {describe, expect, test} from 'vitest';
import type {GuestView} from '../../../src/bridge/protocol/messages.ts';
import {hexRows} from '../../../src/ui/layout/memory-hex.ts';
import {
  aboutToMove,
  flagsOf,
  heldRanges,
  pageFacts,
  pieces,
  ringLabelPage,
  transmitBuffers,
  windowOutline,
} from '../../../src/ui/layout/memory-map.ts';
import {ringPicture, sector} from '../../../src/ui/layout/memory-ring.ts';
import {fixtureMemory, fixtureView} from '../fixture-view.ts';

const {guests} = fixtureView();
const guest = (n: number): GuestView => {
  const found = guests[n];
  if (found === undefined) throw new Error(`no guest ${n}`);
  return found;
};

describe('ranges on the map', () => {
  test('a range over the end of a row is two pieces', () => {
    expect(pieces(0x4600, 1514)).toEqual([
      {row: 0, left: 6, right: 8},
      {row: 1, left: 0, right: 3 + 0xea / 256},
    ]);
  });

  test('what lies outside packet memory is left out', () => {
    expect(pieces(0x3f80, 0x100)).toEqual([{row: 0, left: 0, right: 0.5}]);
    expect(pieces(0x8000, 64)).toEqual([]);
    expect(pieces(0, 32)).toEqual([]);
  });

  test('the pieces of a range add up to its bytes', () => {
    const bytes = pieces(0x4123, 0x1fff).reduce((sum, {left, right}) => sum + (right - left) * 256, 0);
    expect(bytes).toBe(0x1fff);
  });
});

describe('windows', () => {
  test('whole rows are one box', () => {
    expect(windowOutline({firstPage: 0x40, endPage: 0x60})).toBe('M0,0 H8 V3 H8 V4 H0 V1 H0 Z');
  });

  test('a window that begins and ends within rows is one shape with two steps', () => {
    expect(windowOutline({firstPage: 0x5a, endPage: 0x6d})).toBe('M2,3 H8 V5 H5 V6 H0 V4 H2 Z');
  });

  test('a window whose rows do not touch is two boxes', () => {
    expect(windowOutline({firstPage: 0x46, endPage: 0x4a})).toBe('M6,0 H8 V1 H6 Z M0,1 H2 V2 H0 Z');
  });

  test('transmit buffers are six pages each before the ring', () => {
    expect(transmitBuffers(guest(0))).toEqual([
      {page: 0x40, number: 1},
      {page: 0x46, number: 2},
    ]);
    expect(transmitBuffers(guest(2))).toEqual([{page: 0x6d, number: null}]);
  });
});

describe('ring pointers', () => {
  test('PSTOP stands at the end of the page before it', () => {
    expect(flagsOf(guest(0)).find(({names}) => names.includes('PSTOP'))).toMatchObject({
      page: 0x59,
      edge: 'right',
      isInCard: true,
    });
  });

  test('pointers at the same page share a flag', () => {
    expect(flagsOf(guest(2))[0]).toMatchObject({page: 0x73, names: ['PSTART', 'BNRY'], isInCard: false});
  });

  test('a pointer outside packet memory has no flag', () => {
    const a = guest(0);
    const wild = {...a, ring: a.ring === null ? null : {...a.ring, current: 0x05}};
    expect(flagsOf(wild).some(({names}) => names.includes('CURR'))).toBe(false);
  });

  test('undrained frames lie after BNRY up to CURR', () => {
    expect(heldRanges({start: 0x4c, stop: 0x60, boundary: 0x4f, current: 0x53, sendPage: 0, sendBytes: 0}, 2)).toEqual([
      {address: 0x5000, length: 0x300},
    ]);
  });

  test('frames that go around the end are two ranges', () => {
    expect(heldRanges({start: 0x4c, stop: 0x60, boundary: 0x5d, current: 0x4e, sendPage: 0, sendBytes: 0}, 3)).toEqual([
      {address: 0x5e00, length: 0x200},
      {address: 0x4c00, length: 0x200},
    ]);
  });

  test('a drained ring holds nothing wherever its pointers stand', () => {
    expect(heldRanges({start: 0x4c, stop: 0x60, boundary: 0x5d, current: 0x4e, sendPage: 0, sendBytes: 0}, 0)).toEqual(
      [],
    );
  });

  test('the ring’s name stands on a page with no flag and no frame', () => {
    expect(ringLabelPage(guest(0))).toBe(0x4d);
  });

  test('a ring picture counts pages clockwise from PSTART', () => {
    const picture = ringPicture({start: 0x4c, stop: 0x60, boundary: 0x51, current: 0x56, sendPage: 0, sendBytes: 0}, 2);
    expect(picture).toMatchObject({pages: 20, boundary: 0.25, current: 0.5, held: [{from: 0.3, to: 0.5}]});
    expect(ringPicture({start: 0x4c, stop: 0x4c, boundary: 0, current: 0, sendPage: 0, sendBytes: 0}, 0)).toBeNull();
  });

  test('a quarter turn ends at the right', () => {
    expect(sector({from: 0, to: 0.25}, 10, 20)).toBe(
      'M0.00,-20.00 A20,20 0 0 1 20.00,0.00 L10.00,0.00 A10,10 0 0 0 0.00,-10.00 Z',
    );
  });
});

describe('pages', () => {
  test('a page is told by owner, use and pointers', () => {
    expect(pageFacts(0x40, guests)).toMatchObject({owner: {id: 0}, use: 'transmit', pointers: []});
    expect(pageFacts(0x4c, guests)).toMatchObject({owner: {id: 0}, use: 'ring', pointers: ['PSTART']});
    expect(pageFacts(0x6c, guests)).toMatchObject({owner: {id: 1}, use: 'ring', pointers: ['PSTOP']});
  });

  test('a frame on the wire is no longer about to move', () => {
    expect(aboutToMove(fixtureView()).map(({move}) => move)).toEqual(['write']);
  });

  test('a page is sixteen rows of sixteen bytes', () => {
    const rows = hexRows(fixtureMemory(), 0x41);
    expect(rows).toHaveLength(16);
    expect(rows[0]).toMatchObject({address: 0x4100});
    expect(rows[15]?.bytes).toHaveLength(16);
  });

  test('only printable ASCII is shown as itself', () => {
    const memory = new Uint8Array(0x4000);
    memory.set([0x41, 0x7e, 0x7f, 0x1f, 0x20], 0);
    expect(hexRows(memory, 0x40)[0]?.text.slice(0, 5)).toBe('A~·· ');
  });
});
