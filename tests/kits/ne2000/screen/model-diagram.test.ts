import {describe, expect, test} from 'vitest';
import {textWidth} from '../../../../src/base/text-width.ts';
import type {EdgePlace, ModelGeometry} from '../../../../src/kits/contract/model-diagram.ts';
import {NE2000_MODEL_NAMES} from '../../../../src/kits/ne2000/model/model-names.ts';
import {STATES} from '../../../../src/kits/ne2000/model/names.ts';
import {NE2000_DIAGRAM} from '../../../../src/kits/ne2000/screen/model-diagram.ts';

const {sets: SETS} = NE2000_DIAGRAM;
const {drawn: DRAWN_EDGES} = NE2000_MODEL_NAMES;

interface Rectangle {
  readonly what: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const meets = (a: Rectangle, b: Rectangle): boolean =>
  Math.min(a.right, b.right) > Math.max(a.left, b.left) && Math.min(a.bottom, b.bottom) > Math.max(a.top, b.top);

function stateBox(set: ModelGeometry, name: string): Rectangle {
  const [x, y] = set.states[name] ?? [Number.NaN, Number.NaN];
  const edge = name === 'Idle' ? 4 : 0;
  const [w, h] = [set.node.width / 2 + edge, set.node.height / 2 + edge];
  return {what: name, left: x - w, right: x + w, top: y - h, bottom: y + h};
}

function labelBoxes(set: ModelGeometry, row: number): Rectangle[] {
  const place = set.edges[row];
  return (place?.labels ?? []).map((label) => {
    const width = textWidth(label.text, set.text.label);
    const left = label.anchor === 'end' ? label.x - width : label.anchor === 'middle' ? label.x - width / 2 : label.x;
    return {
      what: `${label.text} of ${row + 1}`,
      left,
      right: left + width,
      top: label.y - set.text.label * 0.74,
      bottom: label.y + set.text.label * 0.2,
    };
  });
}

const lineBox = (place: EdgePlace, row: number): Rectangle => {
  const [x1, y1, x2, y2] = place.route;
  const half = 1;
  return {
    what: `edge ${row + 1}`,
    left: Math.min(x1, x2) - half,
    right: Math.max(x1, x2) + half,
    top: Math.min(y1, y2) - half,
    bottom: Math.max(y1, y2) + half,
  };
};

describe.each(SETS)('the $name set', (set) => {
  test('has a place for each of the fifteen edges and the seven states, inside its frame', () => {
    expect(set.edges).toHaveLength(DRAWN_EDGES.length);
    for (const name of STATES) {
      const box = stateBox(set, name);
      expect(box.left >= 0 && box.right <= set.width && box.top >= 0 && box.bottom <= set.height).toBe(true);
    }
  });

  test('every edge is straight up, down or across, and runs from its state to its state', () => {
    for (const [row, {route}] of set.edges.entries()) {
      const drawn = DRAWN_EDGES[row];
      if (drawn === undefined) throw new Error('more places than edges');
      const [x1, y1, x2, y2] = route;
      expect(x1 === x2 || y1 === y2).toBe(true);
      const touches = (name: string, x: number, y: number): boolean => {
        const box = stateBox(set, name);
        return x >= box.left - 2 && x <= box.right + 2 && y >= box.top - 2 && y <= box.bottom + 2;
      };
      expect(touches(drawn.from, x1, y1)).toBe(true);
      expect(touches(drawn.to, x2, y2)).toBe(true);
    }
  });

  test('no two edges cross, and none passes through a state', () => {
    const lines = set.edges.map(lineBox);
    for (const [i, a] of lines.entries()) {
      for (const b of lines.slice(i + 1)) expect(meets(a, b), `${a.what} and ${b.what}`).toBe(false);
      for (const name of STATES) {
        const box = stateBox(set, name);
        const inner = {...box, left: box.left + 6, right: box.right - 6, top: box.top + 6, bottom: box.bottom - 6};
        expect(meets(a, inner), `${a.what} and ${name}`).toBe(false);
      }
    }
  });

  test('no label runs into another, a state, an edge or a check', () => {
    const labels = set.edges.flatMap((_, row) => labelBoxes(set, row));
    const checks = set.edges.flatMap(({check}, row): Rectangle[] =>
      check === null
        ? []
        : [
            {
              what: `check of ${row + 1}`,
              left: check[0] - set.mark,
              right: check[0] + set.mark,
              top: check[1] - set.mark,
              bottom: check[1] + set.mark,
            },
          ],
    );
    const others = [...set.edges.map(lineBox), ...STATES.map((name) => stateBox(set, name)), ...checks];
    for (const [i, label] of labels.entries()) {
      expect(label.left >= 0 && label.right <= set.width && label.bottom <= set.height, label.what).toBe(true);
      for (const other of [...labels.slice(i + 1), ...others])
        expect(meets(label, other), `${label.what} and ${other.what}`).toBe(false);
    }
  });

  test('exactly the edges that ask a checking function have its diamond, on their line', () => {
    for (const [row, {check, route}] of set.edges.entries()) {
      expect(check !== null).toBe(DRAWN_EDGES[row]?.isChecked);
      if (check === null) continue;
      const [x1, y1, x2, y2] = route;
      expect(x1 === x2 ? check[0] === x1 : check[1] === y1).toBe(true);
      expect(x1 === x2 ? (check[1] - y1) * (check[1] - y2) < 0 : (check[0] - x1) * (check[0] - x2) < 0).toBe(true);
    }
  });
});
