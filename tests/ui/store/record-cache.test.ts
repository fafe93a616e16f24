// Pages of records at hand, fetched from a run written by hand.
import {expect, test} from 'vitest';
import {PAGE_RECORDS, RecordCache} from '../../../src/ui/store/record-cache.ts';
import {fakeRun} from '../fake-run.ts';

const run = fakeRun(3 * PAGE_RECORDS);

/** A cache over the run as far as it is computed, noting every fetch. */
function bench(computed = run.length) {
  const cache = new RecordCache();
  const fetched: number[] = [];
  let reach = computed;
  cache.connect(async (from, to) => {
    fetched.push(from);
    return run.window(from, Math.min(to, reach));
  });
  cache.setComputed(computed);
  const computeTo = (index: number): void => {
    reach = index;
    cache.setComputed(index);
  };
  return {cache, fetched, computeTo};
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

test('a record that is not at hand is fetched once with its page', async () => {
  const {cache, fetched} = bench();
  expect(cache.record(700)).toBeUndefined();
  expect(cache.record(701)).toBeUndefined();
  await settled();
  expect(fetched).toEqual([PAGE_RECORDS]);
  expect(cache.record(700)?.index).toBe(700);
});

test('a record that is not computed is not asked for', () => {
  const {cache, fetched} = bench(100);
  expect(cache.record(100)).toBeUndefined();
  expect(cache.record(-1)).toBeUndefined();
  expect(fetched).toEqual([]);
});

test('a page fetched half computed is fetched again when the run has grown', async () => {
  const {cache, fetched, computeTo} = bench(100);
  cache.record(10);
  await settled();
  computeTo(300);
  expect(cache.record(200)).toBeUndefined();
  await settled();
  expect(cache.record(200)?.index).toBe(200);
  expect(fetched).toEqual([0, 0]);
});

test('a fork forgets the future and keeps the past', async () => {
  const {cache} = bench();
  cache.record(10);
  cache.record(1200);
  await settled();
  cache.setComputed(1100);
  cache.setComputed(run.length);
  expect(cache.record(10)?.index).toBe(10);
  expect(cache.record(1200)).toBeUndefined();
});

test('an answer from before a fork is not kept', async () => {
  const {cache} = bench();
  cache.record(10);
  cache.invalidateFrom(0);
  await settled();
  expect(cache.record(10)).toBeUndefined();
});

test('a record keeps its identity while its page is at hand', async () => {
  const {cache} = bench();
  cache.record(10);
  await settled();
  expect(cache.record(10)).toBe(cache.record(10));
});
