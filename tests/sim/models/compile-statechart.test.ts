// What the compiler refuses: a machine that a table cannot express, or that has other names than it was given.
import {expect, test} from 'vitest';
import {createMachine} from 'xstate';
import {compileMachine} from '../../../src/sim/models/compile-statechart.ts';

const ORDER = {states: ['off', 'on'], events: ['press'], guards: []};

test('a lamp compiles to two cells', () => {
  const lamp = createMachine({initial: 'off', states: {off: {on: {press: 'on'}}, on: {on: {press: 'off'}}}});
  const table = compileMachine(lamp, ORDER);
  expect([...table.allowed]).toEqual([1, 0]);
  expect([...table.denied]).toEqual([1, 0]);
  expect([...table.guardOf]).toEqual([0, 0]);
});

test('a state without a number is refused', () => {
  const lamp = createMachine({initial: 'off', states: {off: {on: {press: 'on'}}, on: {}, broken: {}}});
  expect(() => compileMachine(lamp, ORDER)).toThrow("the machine's states are broken off on; wanted off on");
});

test('an event without a number is refused', () => {
  const lamp = createMachine({initial: 'off', states: {off: {on: {press: 'on', drop: 'off'}}, on: {}}});
  expect(() => compileMachine(lamp, ORDER)).toThrow("the machine's events are");
});

test('a machine with actions is refused', () => {
  const lamp = createMachine({
    initial: 'off',
    states: {off: {on: {press: {target: 'on', actions: () => undefined}}}, on: {}},
  });
  expect(() => compileMachine(lamp, ORDER)).toThrow('a table has no actions');
});

test('a machine with nested states is refused', () => {
  const lamp = createMachine({
    initial: 'off',
    states: {off: {on: {press: 'on'}}, on: {initial: 'dim', states: {dim: {}, bright: {}}}},
  });
  expect(() => compileMachine(lamp, ORDER)).toThrow('is not a flat state');
});
