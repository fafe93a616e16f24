import {renderToStaticMarkup} from 'react-dom/server';
import {describe, expect, test} from 'vitest';
import type {ModelGeometry} from '../../../../src/kits/contract/model-diagram.ts';
import type {LabView} from '../../../../src/sim/lab/lab-view.ts';
import type {RecordView} from '../../../../src/trace/record-view.ts';
import {firstSet, modelDiagram} from '../../../../src/ui/layout/model-geometry.ts';
import {edgeWidth} from '../../../../src/ui/panels/model/EdgeLine.tsx';
import {ModelDrawing} from '../../../../src/ui/panels/model/ModelDrawing.tsx';
import {ModelPanel} from '../../../../src/ui/panels/model/ModelPanel.tsx';
import ModelTable from '../../../../src/ui/panels/model/ModelTable.tsx';
import {fixtureView} from '../../fixture-view.ts';
import {DENIED_CHECK, PRESENT, TRANSITION} from '../../layout/records.ts';
import {collisions, textBoxes} from '../../layout/text-boxes.ts';

const view = fixtureView();
const FREE: LabView = {
  ...view,
  owner: null,
  queue: [],
  model: {...view.model, state: null, reusable: false, reason: 'nobody owns the card'},
};

const draw = (of: LabView, current: RecordView | null, set: ModelGeometry = firstSet()): string =>
  renderToStaticMarkup(
    <ModelDrawing view={of} current={current} set={set} width={set.width} height={set.height} motion={0} />,
  );

describe.each(modelDiagram().sets)('the model in the $name set', (set) => {
  test('no text runs into another, whatever happens and however large the counts', () => {
    const busy: LabView = {...view, model: {...view.model, traversals: view.model.traversals.map((n) => n * 1000)}};
    for (const current of PRESENT) {
      for (const of of [view, busy, FREE]) {
        const boxes = textBoxes(draw(of, current, set));
        expect(collisions(boxes), current?.kind).toEqual([]);
        expect(boxes.filter((box) => box.left < 0 || box.right > set.width).map((box) => box.text)).toEqual([]);
      }
    }
  });

  test('seven states and fifteen edges, each with a title', () => {
    const markup = draw(view, null, set);
    expect(markup.match(/data-state="/g)).toHaveLength(7);
    expect(markup.match(/data-edge="\d+"[^>]*><title>/g)).toHaveLength(15);
  });

  test('only the owner’s state is current, and none while nobody owns the card', () => {
    expect(draw(view, null, set).match(/data-current="true"/g)).toHaveLength(1);
    expect(draw(view, null, set)).toMatch(/data-state="TransDmaWr" data-current="true"/);
    expect(draw(FREE, null, set)).not.toContain('data-current="true"');
  });

  test('the present transition is amber with its verdict', () => {
    expect(draw(view, TRANSITION, set)).toMatch(/data-edge="8" data-now="true".*data-verdict="allow"/);
  });
});

describe('edges', () => {
  test('are as wide as the logarithm of how often they were taken', () => {
    expect(edgeWidth(0)).toBe(1);
    expect(edgeWidth(9)).toBeCloseTo(2.3);
    expect(edgeWidth(99)).toBeCloseTo(3.4);
  });

  test('a denied check leaves its edge and shows the octagon', () => {
    const idle: LabView = {...view, model: {...view.model, state: 'Idle'}};
    expect(draw(idle, DENIED_CHECK)).toMatch(/data-edge="3" data-now="true".*data-verdict="deny"/);
  });

  test('the last three transitions keep a trail of −1 to −3', () => {
    const markup = draw(view, TRANSITION);
    for (const [edge, steps] of [
      [1, 1],
      [6, 2],
      [4, 3],
    ])
      expect(markup).toContain(`data-edge="${edge}" data-now="false" data-trail="${steps}"`);
  });
});

describe('the model panel', () => {
  const markup = renderToStaticMarkup(<ModelPanel view={view} current={TRANSITION} />);

  test('has a named drawing, belief beside truth, and the slide’s PXE in its header', () => {
    expect(markup).toMatch(/<svg[^>]*role="img"[^>]*aria-label="Model of the NE2000/);
    expect(markup.replace(/<[^>]*>/g, '')).toContain('TXE is the slide’s PXE');
    expect(markup).toContain('not in the model');
    expect(markup).toMatch(/Not reusable.*frame 41 is on the wire/);
  });

  test('is drawn when nobody owns the card, and says so', () => {
    const free = renderToStaticMarkup(<ModelPanel view={FREE} current={null} />);
    expect(free).toContain('nobody owns the card');
    expect(free.match(/data-edge="/g)).toHaveLength(15);
  });

  test('a chosen state has a dashed frame of its own', () => {
    const markup = renderToStaticMarkup(<ModelPanel view={view} current={null} chosenStates={['Trans', 'Idle']} />);
    expect(markup.match(/data-chosen="true"/g)).toHaveLength(2);
    expect(markup.match(/stroke-dasharray="4 3"/g)).toHaveLength(2);
  });

  test('the table twin has all states and edges with their counts', () => {
    const table = renderToStaticMarkup(
      <ModelTable view={view} current={TRANSITION} chosenStates={['DmaWr']} onState={() => undefined} />,
    );
    expect(table.match(/<tr>/g)).toHaveLength(1 + 7 + 1 + 15);
    expect(table.match(/aria-pressed="true"[^>]*>DmaWr/g)).toHaveLength(1);
    expect(table).toContain('now, allowed');
    expect(table).toContain('58 %');
  });
});
