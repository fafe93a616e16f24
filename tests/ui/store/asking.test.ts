import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {Asking} from '../../../src/ui/store/asking.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function far(delay: number) {
  const asked: number[] = [];
  const told: number[] = [];
  const asking = new Asking<number, number>(
    (question) => {
      asked.push(question);
      return new Promise((resolve) => setTimeout(() => resolve(question), delay));
    },
    (answer) => told.push(answer),
  );
  return {asked, told, asking};
}

test('while an answer is on its way only the newest question waits', async () => {
  const {asked, told, asking} = far(100);
  for (const question of [1, 2, 3, 4]) asking.want(question);
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toEqual([1, 4]);
  expect(told).toEqual([1, 4]);
});

test('a far end that answers at once is asked at most 31 times a second', async () => {
  const {asked, asking} = far(0);
  for (let ms = 0; ms < 1000; ms += 5) {
    asking.want(ms);
    await vi.advanceTimersByTimeAsync(5);
  }
  expect(asked.length).toBeLessThanOrEqual(31);
  expect(asked.length).toBeGreaterThan(20);
});

test('a question that is never answered holds up the next for two seconds', async () => {
  const asked: number[] = [];
  const asking = new Asking<number, number>(
    (question) => {
      asked.push(question);
      return new Promise(() => undefined);
    },
    () => undefined,
  );
  asking.want(1);
  asking.want(2);
  await vi.advanceTimersByTimeAsync(1900);
  expect(asked).toEqual([1]);
  await vi.advanceTimersByTimeAsync(200);
  expect(asked).toEqual([1, 2]);
});

test('after closing nothing is told', async () => {
  const {told, asking} = far(100);
  asking.want(1);
  asking.close();
  await vi.advanceTimersByTimeAsync(5000);
  expect(told).toEqual([]);
});
