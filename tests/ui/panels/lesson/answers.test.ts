// What a student's hand makes of a question: an order by moves, a number by its digits.
import {expect, test} from 'vitest';
import {readCount} from '../../../../src/ui/panels/lesson/CountField.tsx';
import {moved} from '../../../../src/ui/panels/lesson/OrderList.tsx';

test('a thing moves to any place, and the others close ranks', () => {
  const order = ['a', 'b', 'c', 'd'];
  expect(moved(order, 'd', 0)).toEqual(['d', 'a', 'b', 'c']);
  expect(moved(order, 'a', 2)).toEqual(['b', 'c', 'a', 'd']);
});

test('what cannot move stays, and the order is the same one', () => {
  const order = ['a', 'b'];
  expect([moved(order, 'a', -1), moved(order, 'b', 2), moved(order, 'a', 0), moved(order, 'z', 1)]).toEqual([
    order,
    order,
    order,
    order,
  ]);
  expect(moved(order, 'a', -1)).toBe(order);
});

test('a number has spaces between its digits or none, and a part behind the point or none', () => {
  expect(['63', '1 514', '1\u2009514', ' 7 '].map(readCount)).toEqual([63, 1514, 1514, 7]);
  expect(['6.5', '59,25'].map(readCount)).toEqual([6.5, 59.25]);
  expect(['', '-1', '6.', '0x10', '1e3', '9999999999', 'many'].map(readCount)).toEqual(Array(7).fill(null));
});
