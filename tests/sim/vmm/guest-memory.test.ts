// A guest's memory by its own addresses: its pages, wherever they lie, and nobody else's.
import {describe, expect, test} from 'vitest';
import {HostMemory} from '../../../src/sim/machine/host-memory.ts';
import type {Translation} from '../../../src/sim/machine/page-map.ts';
import {TranslatedMemory} from '../../../src/sim/machine/translated-memory.ts';
import {GuestMemory} from '../../../src/sim/vmm/guest-memory.ts';

const PAGE = 4096;
const SCATTERED: Translation = {kind: 'table', pageBytes: PAGE, pages: [3 * PAGE, PAGE]};
const BLOCK: Translation = {kind: 'offset', by: 2 * PAGE, size: PAGE};

describe('of scattered pages', () => {
  test('a run over two pages lies in two places', () => {
    const host = new HostMemory(4 * PAGE);
    const own = new TranslatedMemory(host, SCATTERED);
    own.write(PAGE - 2, Uint8Array.from([1, 2, 3, 4]));
    expect([...host.read(4 * PAGE - 2, 2)]).toEqual([1, 2]);
    expect([...host.read(PAGE, 2)]).toEqual([3, 4]);
    expect([...own.read(PAGE - 2, 4)]).toEqual([1, 2, 3, 4]);
  });

  test('what leads past its pages is not there: nothing is written, zeros are read', () => {
    const host = new HostMemory(4 * PAGE);
    const own = new TranslatedMemory(host, SCATTERED);
    own.write(2 * PAGE - 1, Uint8Array.from([1, 2]));
    expect(host.bytes.every((byte) => byte === 0)).toBe(true);
    host.bytes.fill(7);
    expect([...own.read(2 * PAGE - 1, 2)]).toEqual([0, 0]);
  });
});

test('each guest reaches its own', () => {
  const host = new HostMemory(4 * PAGE);
  const memory = new GuestMemory([SCATTERED, BLOCK].map((map) => new TranslatedMemory(host, map)));
  memory.store(0, 0, Uint8Array.from([1]));
  memory.store(1, 0, Uint8Array.from([2]));
  expect([host.bytes[3 * PAGE], host.bytes[2 * PAGE]]).toEqual([1, 2]);
  expect([...memory.load(1, 0, 1)]).toEqual([2]);
});

test('eight bytes are moved in a cycle', () => {
  expect([0, 1, 8, 9].map((bytes) => GuestMemory.cycles(bytes))).toEqual([0, 1, 1, 2]);
});
