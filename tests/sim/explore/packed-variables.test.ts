// Variables in one word: each comes back as it was, and a value outside its domain is our own mistake.
import {expect, test} from 'vitest';
import {PackedVariables} from '../../../src/sim/explore/packed-variables.ts';
import {bit, values} from '../../../src/sim/explore/variable.ts';

function three() {
  const now = {page: 0, isLive: false, place: 0};
  const packed = new PackedVariables([
    values(
      'page',
      [0, 0x40, 0x50],
      ['none', 'A’s', 'B’s'],
      () => now.page,
      (value) => {
        now.page = value;
      },
    ),
    bit(
      'live',
      () => now.isLive,
      (yes) => {
        now.isLive = yes;
      },
    ),
    {
      name: 'place',
      domain: ['first', 'second', 'third', 'fourth', 'fifth'],
      read: () => now.place,
      stage: (value) => {
        now.place = value;
      },
    },
  ]);
  return {now, packed};
}

test('what is read is staged again, and every other value has another word', () => {
  const {now, packed} = three();
  const words = new Set<number>();
  for (const page of [0, 0x40, 0x50]) {
    for (const isLive of [false, true]) {
      for (const place of [0, 1, 2, 3, 4]) {
        Object.assign(now, {page, isLive, place});
        const word = packed.read();
        words.add(word);
        Object.assign(now, {page: 0, isLive: false, place: 0});
        packed.stage(word);
        expect(now).toEqual({page, isLive, place});
      }
    }
  }
  expect(words.size).toBe(30);
});

test('one variable of a word is read, and set, by its name', () => {
  const {now, packed} = three();
  Object.assign(now, {page: 0x50, isLive: true, place: 4});
  const word = packed.with(packed.read(), 'place', 2);
  expect(['page', 'live', 'place'].map((name) => packed.place(word, name))).toEqual([2, 1, 2]);
});

test('a value outside of the domain stops the exploration', () => {
  const {now, packed} = three();
  now.page = 0x41;
  expect(() => packed.read()).toThrow('page has a value outside its domain');
  Object.assign(now, {page: 0, place: 5});
  expect(() => packed.read()).toThrow('place has a value outside its domain');
});
