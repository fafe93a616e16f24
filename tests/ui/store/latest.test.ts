// Of what arrives between two frames only the last is shown.
import {expect, test} from 'vitest';
import {Latest} from '../../../src/ui/store/latest.ts';

function paced(): {
  readonly shown: number[];
  readonly latest: Latest<number>;
  frame: () => void;
  readonly asked: () => number;
} {
  const shown: number[] = [];
  const due: (() => void)[] = [];
  let asked = 0;
  const latest = new Latest<number>(
    (value) => shown.push(value),
    (act) => {
      asked++;
      due.push(act);
    },
  );
  return {
    shown,
    latest,
    asked: () => asked,
    frame: () => {
      for (const act of due.splice(0)) act();
    },
  };
}

test('a hundred values between two frames ask for one frame, and it shows the last', () => {
  const {shown, latest, frame, asked} = paced();
  for (let value = 0; value < 100; value++) latest.offer(value);
  expect([shown, asked()]).toEqual([[], 1]);
  frame();
  expect(shown).toEqual([99]);
  frame();
  expect(shown).toEqual([99]);
});

test('a value that arrives after a frame is shown with the next', () => {
  const {shown, latest, frame} = paced();
  latest.offer(1);
  frame();
  latest.offer(2);
  frame();
  expect(shown).toEqual([1, 2]);
});

test('a value that arrives while one is shown is not lost', () => {
  const shown: number[] = [];
  const due: (() => void)[] = [];
  const latest = new Latest<number>(
    (value) => {
      shown.push(value);
      if (value === 1) latest.offer(2);
    },
    (act) => due.push(act),
  );
  latest.offer(1);
  while (due.length > 0) due.shift()?.();
  expect(shown).toEqual([1, 2]);
});

test('what was forgotten is never shown', () => {
  const {shown, latest, frame} = paced();
  latest.offer(1);
  latest.forget();
  frame();
  expect(shown).toEqual([]);
});
