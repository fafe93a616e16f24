import {renderToStaticMarkup} from 'react-dom/server';
import {describe, expect, test} from 'vitest';
import type {LabView} from '../../../../src/sim/lab/lab-view.ts';
import type {RecordView} from '../../../../src/trace/record-view.ts';
import {NOBODY} from '../../../../src/trace/units.ts';
import {MachineDrawing} from '../../../../src/ui/panels/machine/MachineDrawing.tsx';
import {MachinePanel} from '../../../../src/ui/panels/machine/MachinePanel.tsx';
import MachineTable from '../../../../src/ui/panels/machine/MachineTable.tsx';
import {fixtureView} from '../../fixture-view.ts';
import {access, DENIED_CHECK, FRAME_TX, HANDOFF, IRQ, PRESENT, SUSPEND} from '../../layout/records.ts';
import {collisions, textBoxes} from '../../layout/text-boxes.ts';

const view = fixtureView();

function withGuests(count: number): LabView {
  const fourth = view.guests.slice(1, 2).map((guest) => ({...guest, id: 3, name: 'linux-4'}));
  return {...view, guests: [...view.guests, ...fourth].slice(0, count)};
}

const draw = (of: LabView, current: RecordView | null, width: number, height: number): string =>
  renderToStaticMarkup(
    <MachineDrawing view={of} current={current} width={width} height={height} leastText={12} motion={0} />,
  );

const SIZES = [
  [598, 554],
  [598, 406],
  [860, 406],
  [460, 326],
  [380, 352],
  [380, 272],
] as const;

describe('the machine drawing', () => {
  test('what goes on in the memory bar is the frame being sent', () => {
    expect(draw(view, null, 598, 554)).toContain('<title>the frame being sent</title>');
  });

  test.each(
    SIZES.flatMap(([width, height]) => [1, 2, 3, 4].map((guests) => ({width, height, guests}))),
  )('$guests guests in $width × $height: no text runs into another, whatever happens', ({width, height, guests}) => {
    for (const current of PRESENT) {
      const boxes = textBoxes(draw(withGuests(guests), current, width, height));
      expect(collisions(boxes), current?.kind).toEqual([]);
      const unfit = boxes.filter((box) => box.left < 0 || box.right > width + 1 || box.size < 11);
      expect(
        unfit.map((box) => box.text),
        current?.kind,
      ).toEqual([]);
    }
  });

  test.each(
    SIZES,
  )('at %i × %i what is lit is outlined whole: no edge of its amber lies outside the drawing', (width, height) => {
    const {index, at: time, cause} = IRQ;
    // The card, the VMM, and each guest.
    const lit: RecordView[] = [
      {index, at: time, cause, guest: NOBODY, kind: 'irq', level: 0},
      {index, at: time, cause, guest: 0, kind: 'exit', reason: 'interrupt'},
      ...[0, 1, 2, 3].map((guest): RecordView => ({index, at: time, cause, guest, kind: 'schedule'})),
      FRAME_TX,
      HANDOFF,
    ];
    for (const guests of [1, 2, 3, 4])
      for (const current of lit.filter((record) => record.guest === NOBODY || record.guest < guests)) {
        const markup = draw(withGuests(guests), current, width, height);
        const [, right = 0, below = 0] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(markup)?.map(Number) ?? [];
        const outlines = [...markup.matchAll(/<rect [^>]*stroke="var\(--nowcase\)" stroke-width="5"[^>]*>/g)];
        if (current !== FRAME_TX) expect(outlines.length, current.kind).toBeGreaterThan(0);
        for (const [outline] of outlines) {
          const at = (name: string): number => Number(new RegExp(` ${name}="([^"]*)"`).exec(outline)?.[1]);
          const [x, y] = [at('x'), at('y')];
          // The stroke is 5 wide, half of it outside.
          const least = Math.min(x, y, right - x - at('width'), below - y - at('height'));
          expect(least, `${current.kind}: ${outline} in ${right} × ${below}`).toBeGreaterThan(2.49);
        }
      }
  });

  test.each(
    SIZES,
  )('at %i × %i a register that the DMM holds has a mark and the card’s own value, and words say what waits', (width, height) => {
    const shadow = {guest: 0, registers: {RSAR0: 0x34, RSAR1: 0x12}, held: ['RSAR0', 'RSAR1']};
    const held = {...view, shadow};
    const write = access({offset: 9, value: 0x12});
    const markup = draw(held, write, width, height);
    const register = /<g data-register="RSAR".*?<\/g>/.exec(markup)?.[0] ?? '';
    expect(register).toContain('data-held="1234"');
    expect(register).toContain('held in the shadow: 1234, not yet on the card');
    expect(register).toContain('stroke-dasharray');
    expect(register).not.toContain('fill="var(--now)"');
    expect(register).toMatch(/>4600<\/text>/);
    expect(textBoxes(markup).map(({text}) => text)).toContainEqual(expect.stringMatching(/^held.*RSAR 1234$/));
    expect(collisions(textBoxes(markup))).toEqual([]);
    expect(draw(view, write, width, height)).not.toContain('data-held');
    const table = renderToStaticMarkup(<MachineTable view={held} current={write} />);
    expect(table).toMatch(/0x4600<\/span>, held in the shadow: 1234, not yet on the card/);
  });

  test('the bitmap has 32 bits, and the one in play is amber', () => {
    const markup = draw(view, access({offset: 10}), 598, 554);
    expect(markup.match(/data-port="/g)).toHaveLength(32);
    const cell = /data-port="10".*?<rect[^>]*fill="([^"]*)"/.exec(markup);
    expect(cell?.[1]).toBe('var(--now)');
  });

  test('a guest that does not own the card meets a bitmap with every bit set', () => {
    const markup = draw(view, SUSPEND, 598, 554);
    expect(markup).toContain('B’s I/O permission bitmap');
    expect(markup.match(/: 1, an access exits/g)).toHaveLength(32);
    expect(draw(view, access(), 598, 554).match(/: 1, an access exits/g)).toHaveLength(9);
  });

  test('a denial ends at the monitor with an octagon, and its bytes are outlined dashed', () => {
    const markup = draw(view, DENIED_CHECK, 598, 554);
    expect(markup).toContain('data-stop="denied"');
    expect(markup).toMatch(/stroke="var\(--deny\)"[^>]*stroke-dasharray/);
    expect(draw(view, access(), 598, 554)).not.toContain('data-stop');
  });

  test('a frame on the wire lights the wire in every arrangement', () => {
    expect(draw(view, FRAME_TX, 380, 272)).toContain('data-hop="wire"');
    expect(draw(view, FRAME_TX, 598, 554).match(/class="amber-core"/g)).toHaveLength(2);
  });

  test('only the suspended guest stands on a double bar', () => {
    expect(draw(view, null, 598, 554).match(/suspended in the middle of an access/g)).toHaveLength(1);
  });

  test('the panel says that this card’s DMA cannot reach host memory', () => {
    for (const [width, height] of SIZES) expect(draw(view, null, width, height)).toMatch(/cannot reach host memory/);
  });

  test('guests that share a window share one part of the bar', () => {
    const shared = {
      ...view,
      guests: view.guests.map((guest) => ({...guest, window: {firstPage: 0x40, endPage: 0x80}})),
    };
    expect(draw(shared, null, 598, 554)).toContain('A, B, C: 0x4000–0x7FFF');
  });
});

describe('the machine panel', () => {
  test('is a region with a drawing that has a name, and a switch to its table', () => {
    const markup = renderToStaticMarkup(<MachinePanel view={view} current={access()} />);
    expect(markup).toMatch(/<svg[^>]*role="img"[^>]*aria-label="Machine of 3 guests/);
    expect(markup).toMatch(/<button[^>]*aria-label="Machine as a table"[^>]*aria-pressed="false"/);
    expect(markup).toContain('unhooked I/O');
  });

  test('the table says what the drawing shows', () => {
    const markup = renderToStaticMarkup(<MachineTable view={view} current={access()} />);
    for (const words of [
      'hooked: guest to VMM',
      'wants it: suspended 392 µs',
      'OUT CR, 0x22',
      '0x4000–0x59FF',
      '815 of',
      'cannot reach host memory',
    ]) {
      expect(markup).toContain(words);
    }
  });
});
