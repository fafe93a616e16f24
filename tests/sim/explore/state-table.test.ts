// The table of states: numbers in the order of their adding, and found again however many there are.
import {expect, test} from 'vitest';
import {StateTable} from '../../../src/sim/explore/state-table.ts';

const rowOf = (number: number) => Uint32Array.of(number % 7, Math.imul(number, 0x1_0001), number >>> 3);

test('every state of thousands has the number of its adding, and a strange one has none', () => {
  const table = new StateTable(3);
  const numbers = Array.from({length: 5000}, (_, number) => number);
  expect(numbers.map((number) => table.find(rowOf(number)) + table.add(rowOf(number)))).toEqual(
    numbers.map((number) => number - 1),
  );
  expect(table.count).toBe(5000);
  expect(numbers.map((number) => table.find(rowOf(number)))).toEqual(numbers);
  expect(numbers.map((number) => [...table.row(number)])).toEqual(numbers.map((number) => [...rowOf(number)]));
  expect(table.find(Uint32Array.of(9, 9, 9))).toBe(-1);
});

test('another table adds what is new in it', () => {
  const [one, other] = [new StateTable(3), new StateTable(3)];
  for (let number = 0; number < 10; number++) one.add(rowOf(number));
  for (let number = 5; number < 15; number++) other.add(rowOf(number));
  one.addAll(other);
  expect(one.count).toBe(15);
});
