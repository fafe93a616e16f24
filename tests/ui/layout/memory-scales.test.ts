// The map of host memory at its scales: what each shows, where a range lies on it, whose a place is.
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {speakOf} from '../../../src/kits/screens.ts';
import {USUAL_DEVICE} from '../../../src/kits/usual-device.ts';
import {byteMarks, markedFirst, markOf} from '../../../src/ui/layout/byte-marks.ts';
import type {GuestPages} from '../../../src/ui/layout/guest-pages.ts';
import {columnText, pieces, windowOutline} from '../../../src/ui/layout/memory-map.ts';
import {
  addressAfterKey,
  cellWords,
  mapSpans,
  placeWords,
  shapeAt,
  spanText,
} from '../../../src/ui/layout/memory-scales.ts';

beforeAll(() => speakOf('rtl8139'));
afterAll(() => speakOf(USUAL_DEVICE));

const GUESTS: readonly GuestPages[] = [
  {
    id: 0,
    window: {firstPage: 0x40, endPage: 0x80},
    pageMap: [{guestPage: 0, hostPage: 0x40, count: 0x40}],
  },
  {
    id: 1,
    window: {firstPage: 0x80, endPage: 0x84},
    pageMap: [
      {guestPage: 0, hostPage: 0x80, count: 1},
      {guestPage: 1, hostPage: 0x83, count: 1},
    ],
  },
];

test('there are three: all of it, sixteen pages, one page; a small memory of a device’s own has one', async () => {
  expect(mapSpans().map(spanText)).toEqual(['1 MiB', '64 KiB', '4 KiB']);
  await speakOf(USUAL_DEVICE);
  expect(mapSpans().map(spanText)).toEqual(['16 KiB']);
  await speakOf('rtl8139');
});

test('a closer map begins where its span does, and each scale has as many cells', () => {
  const shown = [0, 1, 2].map((scale) => shapeAt({scale, at: 0x4f2a3}));
  expect(shown.map(({start, cellBytes}) => [start, cellBytes])).toEqual([
    [0, 4096],
    [0x40000, 256],
    [0x4f000, 16],
  ]);
  expect(shown.every(({columns, rows}) => columns * rows === 256)).toBe(true);
  expect(shown.map((shape) => columnText(1, shape))).toEqual(['1000', '100', '10']);
});

test('a range lies on each of them where its bytes are, and what is outside is left out', () => {
  const range = [0x4fff8, 0x10] as const;
  expect(pieces(...range, shapeAt({scale: 2, at: 0x4f000}))).toEqual([{row: 15, left: 15.5, right: 16}]);
  expect(pieces(...range, shapeAt({scale: 2, at: 0x50000}))).toEqual([{row: 0, left: 0, right: 0.5}]);
  expect(pieces(...range, shapeAt({scale: 1, at: 0x30000}))).toEqual([]);
});

test('the edge of a window goes as far as the map', () => {
  const whole = 'M0,0 H16 V15 H16 V16 H0 V1 H0 Z';
  expect(windowOutline({firstPage: 0x40, endPage: 0x80}, shapeAt({scale: 1, at: 0x50000}))).toBe(whole);
  expect(windowOutline({firstPage: 0x80, endPage: 0x84}, shapeAt({scale: 1, at: 0x80000}))).toBe(
    'M0,0 H16 V3 H16 V4 H0 V1 H0 Z',
  );
  expect(windowOutline({firstPage: 0x80, endPage: 0x84}, shapeAt({scale: 1, at: 0x40000}))).toBe('');
});

describe('keys', () => {
  test.each([
    ['ArrowRight', 0xffff0, 0xffff0],
    ['ArrowRight', 0x4fff0, 0x50000],
    ['ArrowUp', 0x50000, 0x4ff00],
    ['ArrowLeft', 0, 0],
    ['Home', 0x4f123, 0x4f000],
    ['End', 0x4f123, 0x4fff0],
    ['w', 0x4f123, null],
  ] as const)('%s leads from %i over the edge of the map too', (key, at, next) => {
    expect(addressAfterKey(key, at, shapeAt({scale: 2, at}))).toBe(next);
  });
});

test('a place says whose it is, and where its guest has it by its own addresses', () => {
  expect(placeWords({scale: 1, at: 0x40000}, GUESTS)).toBe(
    '0x40000–0x4FFFF: guest A’s, by its own addresses 0x0000–0xFFFF',
  );
  expect(placeWords({scale: 2, at: 0x83010}, GUESTS)).toBe(
    'Page 83, 0x83000–0x83FFF: guest B’s, by its own addresses 0x1000–0x1FFF',
  );
  expect(placeWords({scale: 1, at: 0x80000}, GUESTS)).toBe('0x80000–0x8FFFF: guest B’s; the VMM’s');
  expect(cellWords(0x41000, shapeAt({scale: 2, at: 0x41000}), GUESTS)).toBe(
    '0x41000–0x4100F, guest A’s, by its own addresses 0x1000–0x100F',
  );
});

test('a byte has the mark of what befell it last; what leads nowhere marks none', () => {
  const refused = {index: 1, denial: 1, at: 0, guest: 0, allowed: false, access: null, refusedAt: 0x20, to: 3} as const;
  const move = {way: 'transmit', address: 0x80000, length: 4, space: 0} as const;
  const view = {pending: [], standing: [{move: 'write', guest: 0, address: 0x80000, length: 64} as const], guests: []};
  const marks = byteMarks(view, {...refused, move, reason: 2}, null);
  expect([0x80000, 0x80004, 0x80040].map((at) => markOf(at, marks))).toEqual(['denied', 'standing', undefined]);
});

test('a closer look begins at what moves, else at what was denied, else at what the device may reach', () => {
  const [denied, moving, standing] = (['denied', 'moving', 'standing'] as const).map((mark, n) => ({
    mark,
    address: (n + 1) * 0x1000,
    length: 4,
  }));
  const first = (...marks: readonly (typeof denied)[]) => markedFirst(marks.flatMap((mark) => mark ?? []));
  expect([first(standing, denied, moving), first(standing, denied), first(standing), first()]).toEqual([
    0x2000,
    0x1000,
    0x3000,
    null,
  ]);
});
