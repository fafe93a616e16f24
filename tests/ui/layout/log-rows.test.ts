// Rows of the log and the slots they are scrolled in.
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {LARGEST_SLOTS, logRows, rowInSlot, slotForTopRow} from '../../../src/ui/layout/log-rows.ts';

test('without a filter each record is its own row', () => {
  const rows = logRows(null, 100);
  expect([rows.count, rows.at(7), rows.rowOf(7), rows.rowOf(500)]).toEqual([100, 7, 7, 99]);
});

test('the present stands at the last row at or before it', () => {
  const rows = logRows(Uint32Array.of(3, 8, 20), 100);
  expect([2, 3, 7, 8, 19, 20, 99].map((index) => rows.rowOf(index))).toEqual([-1, 0, 0, 1, 1, 2, 2]);
});

test('up to the tallest element a slot is a row', () => {
  expect(rowInSlot(70, 64, 12, 1000)).toBe(70);
  expect(slotForTopRow(70, 12, 1000)).toBe(70);
});

test('beyond it the first and the last row stay in reach', () => {
  const rows = 10_000_000;
  expect(rowInSlot(0, 0, 14, rows)).toBe(0);
  expect(rowInSlot(LARGEST_SLOTS - 1, LARGEST_SLOTS - 14, 14, rows)).toBe(rows - 1);
});

test('scrolling down never goes back up in a long run', () => {
  fc.assert(
    fc.property(
      fc.integer({min: LARGEST_SLOTS, max: 20_000_000}),
      fc.integer({min: 0, max: LARGEST_SLOTS - 20}),
      (rows, slot) => {
        const here = rowInSlot(slot, slot, 14, rows);
        const next = rowInSlot(slot + 1, slot + 1, 14, rows);
        expect(next).toBeGreaterThanOrEqual(here);
        expect(next - here).toBeLessThanOrEqual(Math.ceil(rows / LARGEST_SLOTS) + 1);
      },
    ),
  );
});

test('a row that is scrolled to is shown near the top', () => {
  fc.assert(
    fc.property(
      fc.integer({min: LARGEST_SLOTS, max: 20_000_000}),
      fc.double({min: 0, max: 1, noNaN: true}),
      (rows, share) => {
        const row = Math.floor(share * (rows - 14));
        const slot = slotForTopRow(row, 14, rows);
        expect(Math.abs(rowInSlot(slot, slot, 14, rows) - row)).toBeLessThanOrEqual(Math.ceil(rows / LARGEST_SLOTS));
      },
    ),
  );
});
