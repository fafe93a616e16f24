// The machine's memory: any address can be asked for, and a snapshot shares what did not change.
import {expect, test} from 'vitest';
import {HOST_PAGE_BYTES, HostMemory} from '../../../src/sim/machine/host-memory.ts';

const SIZE = 4 * HOST_PAGE_BYTES;

test('holds what was written, at any alignment and across pages', () => {
  const memory = new HostMemory(SIZE);
  memory.write(HOST_PAGE_BYTES - 3, Uint8Array.from([1, 2, 3, 4, 5]));
  expect([...memory.read(HOST_PAGE_BYTES - 4, 7)]).toEqual([0, 1, 2, 3, 4, 5, 0]);
});

test('where nothing is, reads give zeros and writes are lost', () => {
  const memory = new HostMemory(SIZE);
  memory.write(SIZE - 2, Uint8Array.from([7, 8, 9]));
  expect([...memory.read(SIZE - 2, 4)]).toEqual([7, 8, 0, 0]);
  for (const address of [SIZE, 2 ** 32, 2 ** 60]) {
    memory.write(address, Uint8Array.from([1]));
    expect([...memory.read(address, 2)]).toEqual([0, 0]);
  }
  expect(memory.bytes.filter((byte) => byte !== 0)).toHaveLength(2);
});

test('what was read is a copy', () => {
  const memory = new HostMemory(SIZE);
  const read = memory.read(0, 4);
  memory.write(0, Uint8Array.from([1, 1, 1, 1]));
  expect([...read]).toEqual([0, 0, 0, 0]);
});

test('a snapshot shares the pages that are as they were, and brings all of them back', () => {
  const memory = new HostMemory(SIZE);
  memory.write(0, Uint8Array.from([1]));
  const before = memory.snapshot();
  memory.write(2 * HOST_PAGE_BYTES, Uint8Array.from([2]));
  const after = memory.snapshot(before);
  expect(after.pages.map((page, i) => page === before.pages[i])).toEqual([true, true, false, true]);
  memory.restore(before);
  expect(memory.bytes[2 * HOST_PAGE_BYTES]).toBe(0);
  memory.restore(after);
  expect([memory.bytes[0], memory.bytes[2 * HOST_PAGE_BYTES]]).toEqual([1, 2]);
  memory.write(0, Uint8Array.from([9]));
  expect(after.pages[0]?.[0]).toBe(1);
});
