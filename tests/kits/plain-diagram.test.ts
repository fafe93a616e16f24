import {describe, expect, test} from 'vitest';
import {textWidth} from '../../src/base/text-width.ts';
import type {EdgePlace, ModelGeometry} from '../../src/kits/contract/model-diagram.ts';
import type {ModelWords, StateWords} from '../../src/kits/contract/model-words.ts';
import {plainDiagram} from '../../src/kits/plain-diagram.ts';

const state = (name: string, isReusable = false): StateWords => ({
  name,
  words: `${name}.`,
  reason: '',
  isSending: false,
  remote: null,
  isReusable,
});

const COMMAND = {name: 'COMMAND', offset: 0, direction: 'out'} as const;

/** A device that copies: it is told to, does it, and may fail. */
const COPIER: ModelWords = {
  states: [state('Ready', true), state('Copying'), state('Failed')],
  notSetUp: null,
  events: ['Start', 'Again', 'Done', 'Fault', 'Reset'],
  eventPorts: [COMMAND, COMMAND, null, null, COMMAND],
  bareEvents: ['Reset'],
  reasons: [{name: 'none', text: 'not denied'}],
  drawn: [
    {from: 'Ready', on: ['Start'], to: 'Copying', isChecked: true},
    {from: 'Copying', on: ['Done'], to: 'Ready', isChecked: false},
    {from: 'Copying', on: ['Again'], to: 'Copying', isChecked: true},
    {from: 'Copying', on: ['Fault'], to: 'Failed', isChecked: false},
    {from: 'Failed', on: ['Reset', 'Start'], to: 'Ready', isChecked: false},
  ],
  undrawn: [],
  labelWords: [],
};

interface Rectangle {
  readonly what: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const meets = (a: Rectangle, b: Rectangle): boolean =>
  Math.min(a.right, b.right) > Math.max(a.left, b.left) && Math.min(a.bottom, b.bottom) > Math.max(a.top, b.top);

function stateBoxes(set: ModelGeometry): Rectangle[] {
  const [w, h] = [set.node.width / 2, set.node.height / 2];
  return Object.entries(set.states).map(([what, [x, y]]) => ({
    what,
    left: x - w,
    right: x + w,
    top: y - h,
    bottom: y + h,
  }));
}

function labelBoxes({edges, text: {label}}: ModelGeometry): Rectangle[] {
  return edges.flatMap(({labels}) =>
    labels.map(({text, x, y, anchor}) => {
      const width = textWidth(text, label);
      const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;
      return {what: text, left, right: left + width, top: y - label * 0.74, bottom: y + label * 0.2};
    }),
  );
}

/** Points along an edge. */
const along = ({route: [x1, y1, x2, y2]}: EdgePlace): (readonly [number, number])[] =>
  Array.from({length: 41}, (_, n) => [x1 + ((x2 - x1) * n) / 40, y1 + ((y2 - y1) * n) / 40]);

const holds = ({left, right, top, bottom}: Rectangle, [x, y]: readonly [number, number]): boolean =>
  x > left && x < right && y > top && y < bottom;

describe.each(plainDiagram(COPIER).sets)('a model with no drawing of its own, as $name', (set) => {
  const states = stateBoxes(set);
  const labels = labelBoxes(set);

  test('has a place for each state and each edge, inside its frame and apart', () => {
    expect(Object.keys(set.states)).toEqual(['Ready', 'Copying', 'Failed']);
    expect(set.edges).toHaveLength(COPIER.drawn.length);
    for (const box of [...states, ...labels])
      expect(box.left >= 0 && box.right <= set.width && box.top >= 0 && box.bottom <= set.height, box.what).toBe(true);
    for (const [i, a] of states.entries())
      for (const b of states.slice(i + 1)) expect(meets(a, b), `${a.what} and ${b.what}`).toBe(false);
  });

  test('every edge ends at the state that it leads to and passes through none', () => {
    for (const [row, place] of set.edges.entries()) {
      const [, , x, y] = place.route;
      const to = states.find(({what}) => what === COPIER.drawn[row]?.to);
      expect(to !== undefined && Math.max(to.left - x, x - to.right, to.top - y, y - to.bottom) < 6).toBe(true);
      for (const box of states) expect(along(place).some((point) => holds(box, point))).toBe(false);
    }
  });

  test('no label runs into another, a state or an edge', () => {
    for (const [i, label] of labels.entries()) {
      for (const other of [...labels.slice(i + 1), ...states])
        expect(meets(label, other), `${label.what} and ${other.what}`).toBe(false);
      for (const place of set.edges)
        expect(
          along(place).some((point) => holds(label, point)),
          label.what,
        ).toBe(false);
    }
  });

  test('exactly the edges that ask a checking function have its diamond', () => {
    expect(set.edges.map(({check}) => check !== null)).toEqual(COPIER.drawn.map(({isChecked}) => isChecked));
  });
});

test('edges are named by their events, commands before interrupts', () => {
  const [set] = plainDiagram(COPIER).sets;
  expect(set?.edges.map(({labels}) => labels.map(({text}) => text))).toEqual([
    ['Cmd: Start'],
    ['INT: Done'],
    ['Cmd: Again'],
    ['INT: Fault'],
    ['Reset, Start'],
  ]);
});

test('two states stand side by side, and one stands alone', () => {
  const pair = {...COPIER, states: COPIER.states.slice(0, 2), drawn: COPIER.drawn.slice(0, 2)};
  const [two] = plainDiagram(pair).sets;
  expect(two?.states.Ready?.[1]).toBe(two?.states.Copying?.[1]);
  const [one] = plainDiagram({...COPIER, states: COPIER.states.slice(0, 1), drawn: []}).sets;
  expect(Object.keys(one?.states ?? {})).toEqual(['Ready']);
});
