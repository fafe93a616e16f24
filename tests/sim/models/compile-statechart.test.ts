// What the compiler refuses: a statechart that a table cannot express, or that has other names than it was given.
import {expect, test} from 'vitest';
import {createMachine} from 'xstate';
import {compileStatechart} from '../../../src/sim/models/compile-statechart.ts';

const ORDER = {states: ['off', 'on'], events: ['press'], guards: []};

test('a lamp compiles to two cells', () => {
  const lamp = createMachine({initial: 'off', states: {off: {on: {press: 'on'}}, on: {on: {press: 'off'}}}});
  const table = compileStatechart(lamp, ORDER);
  expect([...table.allowed]).toEqual([1, 0]);
  expect([...table.denied]).toEqual([1, 0]);
  expect([...table.guardOf]).toEqual([0, 0]);
});

test('a state without a number is refused', () => {
  const lamp = createMachine({initial: 'off', states: {off: {on: {press: 'on'}}, on: {}, broken: {}}});
  expect(() => compileStatechart(lamp, ORDER)).toThrow("the statechart's states are broken off on; wanted off on");
});

test('an event without a number is refused', () => {
  const lamp = createMachine({initial: 'off', states: {off: {on: {press: 'on', drop: 'off'}}, on: {}}});
  expect(() => compileStatechart(lamp, ORDER)).toThrow("the statechart's events are");
});

test('a statechart with actions is refused', () => {
  const lamp = createMachine({
    initial: 'off',
    states: {off: {on: {press: {target: 'on', actions: () => undefined}}}, on: {}},
  });
  expect(() => compileStatechart(lamp, ORDER)).toThrow('a table has no actions');
});

test('a statechart with nested states is refused', () => {
  const lamp = createMachine({
    initial: 'off',
    states: {off: {on: {press: 'on'}}, on: {initial: 'dim', states: {dim: {}, bright: {}}}},
  });
  expect(() => compileStatechart(lamp, ORDER)).toThrow('is not a flat state');
});
