import {expect, test} from 'vitest';
import {apart, type LetterPlace} from '../../../src/ui/layout/range-letters.ts';

const RADIUS = 7;
const RIGHT = 430;

function touching(places: readonly LetterPlace[]): number {
  return places.flatMap((one, i) =>
    places.slice(i + 1).filter((other) => Math.hypot(one.x - other.x, one.y - other.y) < 2 * RADIUS),
  ).length;
}

test('a letter that touches nobody stays at its range', () => {
  const wanted = [
    {x: 61, y: 10},
    {x: 200, y: 10},
    {x: 61, y: 40},
  ];
  expect(apart(wanted, RADIUS, RIGHT)).toEqual(wanted);
});

test.each([
  61, 240, 421, 429,
])('letters of ranges that begin at %i, or near it, do not touch, and none leaves the map', (x) => {
  const wanted = [0, 1, 2, 3, 4, 5].map((i) => ({x: x + (i % 2) * 3, y: 10 + i * 4}));
  const places = apart(wanted, RADIUS, RIGHT);
  expect(touching(wanted)).toBeGreaterThan(0);
  expect(touching(places)).toBe(0);
  expect(places.map(({y}) => y)).toEqual(wanted.map(({y}) => y));
  expect(places.filter((place) => place.x > RIGHT)).toEqual([]);
});
