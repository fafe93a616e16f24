// Phases of a run and what it was sent for: what each transition keeps and drops.
import {expect, test} from 'vitest';
import {
  CONNECTING,
  failed,
  faultOf,
  goalOf,
  isOnItsWay,
  isOpening,
  isRunning,
  opening,
  READY,
  type RunPhase,
  sent,
  soughtOf,
  stopOf,
  viewed,
} from '../../../src/ui/store/run-phase.ts';

const FAULT = {message: 'assertion failed', scenario: 'rogue', seed: 7, event: 12};
const STOP = {breakpoint: 1, event: 40, backwards: false};

test('a run that opens keeps its goal on the way, and has none once it halts', () => {
  const running = viewed(opening(500), true);
  expect([isRunning({phase: running}), goalOf({phase: running})]).toEqual([true, 500]);
  const halted = viewed(running, false);
  expect([halted.is, goalOf({phase: halted})]).toEqual(['paused', null]);
});

test('one that opens at a moment is on its way there until it halts', () => {
  const running = viewed(opening({moment: 'First denial'}), true);
  expect([isOnItsWay({phase: running}), soughtOf({phase: running})]).toEqual([true, 'First denial']);
  expect(soughtOf({phase: viewed(running, false)})).toBeNull();
  expect(isOnItsWay({phase: viewed(opening(null), true)})).toBe(false);
});

test('why it stopped outlives the halt, and what it is sent for next takes its place', () => {
  const stopped = viewed(sent(viewed(opening(null), true), {stop: STOP}), false);
  expect(stopOf({phase: stopped})).toEqual(STOP);
  const seeking = sent(stopped, {sought: 'First denial'});
  expect([stopOf({phase: seeking}), soughtOf({phase: seeking})]).toEqual([null, 'First denial']);
  expect(soughtOf({phase: sent(seeking, null)})).toBeNull();
});

test('a view of the same phase changes nothing', () => {
  const paused = viewed(opening(null), false);
  expect(viewed(paused, false)).toBe(paused);
});

test.each<[RunPhase]>([
  [CONNECTING],
  [READY],
  [failed(FAULT)],
])('where no run is open none is sent anywhere', (phase) => {
  expect(sent(phase, {goal: 3})).toBe(phase);
  expect([isRunning({phase}), isOpening({phase}), goalOf({phase}), stopOf({phase})]).toEqual([
    false,
    false,
    null,
    null,
  ]);
});

test('a fault is of a worker that failed', () => {
  expect([faultOf({phase: failed(FAULT)}), faultOf({phase: READY})]).toEqual([FAULT, null]);
});
