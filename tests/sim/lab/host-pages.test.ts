// Page maps: every page of a window is met once, under every policy; and the VMM has what is left.
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {DeviceFacts} from '../../../src/kits/contract/device-facts.ts';
import {guestPages, pageMapOf, recordedPageMap, vmmPages} from '../../../src/sim/lab/host-pages.ts';
import {translate} from '../../../src/sim/machine/page-map.ts';

const PAGE = 4096;
const MEMORY = {name: 'host memory', start: 0, end: 256 * PAGE, pageBytes: PAGE, isHost: true};
const KINDS = ['identity', 'offset', 'scattered'] as const;

describe('a guest’s page map', () => {
  test.each(KINDS)('%s: leads each of its pages to one of its window, and none twice', (kind) => {
    fc.assert(
      fc.property(fc.integer({min: 0, max: 200}), fc.integer({min: 1, max: 56}), (first, count) => {
        const map = pageMapOf(kind, {start: first * PAGE, end: (first + count) * PAGE}, MEMORY);
        const pages = guestPages(kind, {firstPage: first, endPage: first + count});
        expect(pages.endPage - pages.firstPage).toBe(count);
        const led = new Set<number>();
        for (let page = pages.firstPage; page < pages.endPage; page++) {
          const [piece, ...others] = translate(map, {start: page * PAGE, length: PAGE}) ?? [];
          expect(others).toEqual([]);
          led.add((piece?.start ?? -1) / PAGE);
        }
        expect([...led].sort((a, b) => a - b)).toEqual(Array.from({length: count}, (_, i) => first + i));
        expect(translate(map, {start: pages.endPage * PAGE, length: 1})).toBeNull();
      }),
    );
  });

  test('identity: its pages are the host’s, offset: one block, scattered: a buffer of two pages lies in two places', () => {
    const window = {start: 64 * PAGE, end: 128 * PAGE};
    const range = {start: 65 * PAGE, length: 2 * PAGE};
    expect(translate(pageMapOf('identity', window, MEMORY), range)).toEqual([range]);
    const low = {start: PAGE, length: 2 * PAGE};
    expect(translate(pageMapOf('offset', window, MEMORY), low)).toEqual([range]);
    expect(translate(pageMapOf('scattered', window, MEMORY), low)).toHaveLength(2);
  });

  test('identity: no page below its window is its own', () => {
    const map = pageMapOf('identity', {start: 64 * PAGE, end: 128 * PAGE}, MEMORY);
    expect(translate(map, {start: 63 * PAGE, length: 1})).toBeNull();
  });
});

describe('a recorded driver’s page map', () => {
  const window = {start: 0, end: 4 * PAGE};

  test('each buffer lies in one block, one that two share lies there once', () => {
    const high = 0x7f00_0000;
    const buffers = [
      {start: high + 16, length: PAGE},
      {start: 0x1000, length: 32},
      {start: high, length: 64},
    ];
    const map = recordedPageMap(buffers, window, MEMORY);
    if (!map.ok) throw new Error(map.fault.message);
    expect(translate(map.value, {start: high + 16, length: PAGE})).toHaveLength(1);
    expect(translate(map.value, {start: 0x1000, length: PAGE})).toEqual([{start: 0, length: PAGE}]);
    expect(translate(map.value, {start: 0x2000, length: 1})).toBeNull();
  });

  test('more than there is room for is a fault', () => {
    const map = recordedPageMap([{start: 0, length: 5 * PAGE}], window, MEMORY);
    expect(map.ok ? '' : map.fault.message).toBe('its driver gave the device 5 pages of memory, and there are 4');
  });
});

describe('the VMM’s own pages', () => {
  const facts = (isHost: boolean): DeviceFacts => ({memory: {...MEMORY, isHost}}) as DeviceFacts;
  const window = (first: number, end: number) => ({start: first * PAGE, end: end * PAGE});

  test('are the longest run that is nobody’s', () => {
    expect(vmmPages(facts(true), [window(128, 192), window(64, 128)])).toEqual(window(0, 64));
    expect(vmmPages(facts(true), [window(0, 16), window(32, 64)])).toEqual(window(64, 256));
  });

  test('are none where guests have all of memory, or no device reaches it', () => {
    expect(vmmPages(facts(true), [window(0, 256)])).toBeNull();
    expect(vmmPages(facts(false), [window(0, 16)])).toBeNull();
  });
});
