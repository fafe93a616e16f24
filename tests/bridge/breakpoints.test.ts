// Breakpoints: a run stops behind the first record that one picks, forwards and backwards, and says which and where.
import {expect, test} from 'vitest';
import {Breakpoints} from '../../src/bridge/breakpoints.ts';
import type {FromLab} from '../../src/bridge/protocol/messages.ts';
import type {Lab} from '../../src/sim/lab/lab.ts';
import {ended, opened, recordsOf} from '../sim/lab/runs.ts';

type Stop = Omit<Extract<FromLab, {readonly type: 'stopped'}>, 'type'>;

/** Runs on as the worker does, in batches, until a breakpoint stops it or the run is over. */
function runOn(lab: Lab, breakpoints: Breakpoints): boolean {
  for (;;) {
    const from = lab.position;
    lab.runTo(from + 512);
    if (breakpoints.stopIn(lab, from)) return true;
    if (lab.hasEnded) return false;
  }
}

function told(...texts: readonly string[]): {readonly breakpoints: Breakpoints; readonly stops: Stop[]} {
  const stops: Stop[] = [];
  const list = texts.map((text, i) => ({id: i + 1, text}));
  return {stops, breakpoints: new Breakpoints(list, (stop) => stops.push(stop))};
}

test('a run stops behind every hand-off in turn, and ends as it would have without', () => {
  const whole = ended('two-guests');
  const handoffs = recordsOf(whole).filter(({kind}) => kind === 'handoff');
  const lab = opened('two-guests');
  const {breakpoints, stops} = told('kind == handoff');
  while (runOn(lab, breakpoints)) expect(lab.position).toBeGreaterThan(stops.at(-1)?.event ?? Number.NaN);
  expect(stops.map(({event}) => event)).toEqual(handoffs.map(({index}) => index));
  expect(lab.digest()).toBe(whole.digest());
});

test('of several breakpoints the one that was met is named', () => {
  const lab = opened('rogue');
  const {breakpoints, stops} = told('frame.lost == wire', 'dma.check == deny', 'kind == denial');
  runOn(lab, breakpoints);
  expect(stops).toMatchObject([{breakpoint: 2, backwards: false}]);
  const [denied] = recordsOf(lab, stops[0]?.event ?? 0);
  expect(denied).toMatchObject({kind: 'check', allowed: false});
});

test('back meets the same records in the other order, then power-on', () => {
  const lab = opened('rogue');
  const {breakpoints, stops} = told('kind == denial');
  lab.runTo(9000);
  const denials = recordsOf(lab).filter(({kind}) => kind === 'denial');
  for (let n = 0; n <= denials.length; n++) breakpoints.runBack(lab);
  expect(stops.map(({event}) => event)).toEqual([...denials.map(({index}) => index).reverse(), null]);
  expect(stops.at(-1)).toEqual({breakpoint: null, event: null, backwards: true});
  expect(lab.position).toBe(0);
});

test('forwards from where back has led stops at the next one', () => {
  const lab = opened('rogue');
  const {breakpoints, stops} = told('kind == handoff');
  runOn(lab, breakpoints);
  runOn(lab, breakpoints);
  breakpoints.runBack(lab);
  runOn(lab, breakpoints);
  const [first, second, back, again] = stops.map(({event}) => event);
  expect([back, again]).toEqual([first, second]);
});

test('a filter that cannot be read never stops a run', () => {
  const lab = opened('transmit');
  const {breakpoints} = told('reg == NOSUCH');
  expect(runOn(lab, breakpoints)).toBe(false);
});
