// What of a model a walk met: a state by an event that led to it, an edge by its event in its state.
import {expect, test} from 'vitest';
import {ModelVisits} from '../../../src/sim/explore/model-visits.ts';

/** `Go` leads from Off to On and is drawn, `Check` stays in On and asks; all else only stays. */
const MODEL = {
  states: ['Off', 'On'],
  events: ['Go', 'Check'],
  guards: ['isSafe'],
  allowed: Uint8Array.of(1, 0, 1, 1),
  denied: Uint8Array.of(1, 0, 1, 1),
  guardOf: Uint8Array.of(0, 0, 0, 1),
  edgeOf: Int8Array.of(0, -1, -1, -1),
  tagged: {},
};
const [OFF, ON] = [0, 1];
const [GO, CHECK] = [0, 1];

test('before any event only the initial state is met', () => {
  expect(new ModelVisits(MODEL, OFF).told({})).toEqual({
    states: {of: 2, met: 1, missed: [{name: 'On', why: null}]},
    edges: {
      of: 2,
      met: 0,
      missed: [
        {name: 'Off.Go', why: null},
        {name: 'On.Check', why: null},
      ],
    },
  });
});

test('an event meets its edge and the state that it leads to; where it only stays there is nothing to meet', () => {
  const visits = new ModelVisits(MODEL, OFF);
  visits.meet(OFF, GO);
  visits.meet(OFF, CHECK);
  visits.meet(ON, GO);
  const why = {'On.Check': 'nobody asks'};
  expect(visits.told(why)).toEqual({
    states: {of: 2, met: 2, missed: []},
    edges: {of: 2, met: 1, missed: [{name: 'On.Check', why: 'nobody asks'}]},
  });
});

test('what several walks met is met', () => {
  const [first, second] = [new ModelVisits(MODEL, OFF), new ModelVisits(MODEL, OFF)];
  first.meet(OFF, GO);
  second.meet(ON, CHECK);
  first.addAll(second);
  expect(first.told({}).edges).toEqual({of: 2, met: 2, missed: []});
});
