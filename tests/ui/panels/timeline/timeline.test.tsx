import {renderToStaticMarkup} from 'react-dom/server';
import {describe, expect, test} from 'vitest';
import {TimelineIndex} from '../../../../src/bridge/spans/timeline-index.ts';
import {EMPTY_SUMMARY, type TimelineSummary} from '../../../../src/bridge/spans/timeline-summary.ts';
import {timelineRows} from '../../../../src/ui/layout/timeline-rows.ts';
import {countWords, markCounts, twinMarks, twinRows} from '../../../../src/ui/layout/timeline-twin.ts';
import {around, type Stretch, USUAL} from '../../../../src/ui/layout/timeline-window.ts';
import {SpanBand} from '../../../../src/ui/panels/timeline/SpanBand.tsx';
import {Timeline} from '../../../../src/ui/panels/timeline/Timeline.tsx';
import {TimelineTable} from '../../../../src/ui/panels/timeline/TimelineTable.tsx';
import {spanAfterKey, stretchAfterKey} from '../../../../src/ui/panels/timeline/timeline-keys.ts';
import type {ChosenSpan} from '../../../../src/ui/store/chosen-part.ts';
import {fakeRun} from '../../fake-run.ts';

const store = fakeRun(20_000);
const index = new TimelineIndex([{transmitting: [2, 5, 6], remote: [3, 4, 5, 6]}]);
index.extend(store);
const run: Stretch = {from: 0, to: store.at(store.length - 1)};
const guests = [
  {id: 0, name: 'linux-1'},
  {id: 1, name: 'linux-2'},
  {id: 2, name: 'probe'},
];
const nothing = (): void => undefined;

function draw(
  now: number,
  stretch: Stretch,
  height = 332,
  summary: TimelineSummary = index.summary(stretch.from, stretch.to, 830),
): string {
  return renderToStaticMarkup(
    <Timeline
      guests={guests}
      rows={timelineRows(guests.length, height)}
      width={970}
      now={now}
      chosenAt={null}
      summary={summary}
      overview={index.summary(run.from, run.to, 830)}
      run={run}
      known={run.to}
      stretch={stretch}
      label="Timeline, a sentence"
      span={null}
      passing={null}
      moments={[]}
      onStretch={nothing}
      onSpan={nothing}
      onSeekTime={nothing}
      onSeekEvent={nothing}
    />,
  );
}

describe('the timeline', () => {
  const now = run.to / 2;
  const stretch = around(now, USUAL, run);

  test('names every guest and every lane of the card', () => {
    const html = draw(now, stretch);
    for (const name of [
      'linux-1',
      'linux-2',
      'probe',
      'card: transmit',
      'card: remote DMA',
      'card: reusable',
      'interrupts',
      'denials',
    ]) {
      expect(html).toContain(name);
    }
  });

  test('is one thing to focus, with a sentence for a name', () => {
    const html = draw(now, stretch);
    expect(html.match(/tabindex="0"/g)).toHaveLength(1);
    expect(html).toContain('aria-label="Timeline, a sentence"');
  });

  test('no text is smaller than 11 px', () => {
    for (const height of [232, 332]) {
      const sizes = [...draw(now, stretch, height).matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => Number(size));
      expect(sizes.length).toBeGreaterThan(8);
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(11);
    }
  });

  test('a present out of view is told at the edge with an arrow', () => {
    expect(draw(run.to, {from: 0, to: USUAL})).toContain(' ms ›');
    expect(draw(0, {from: run.to - USUAL, to: run.to})).toContain('‹ ');
  });

  test('draws before the first summary has come', () => {
    expect(draw(0, {from: 0, to: USUAL}, 332, EMPTY_SUMMARY)).toContain('linux-1');
  });
});

describe('the table twin', () => {
  test('tells who owned and who wanted, each with a place to stand', () => {
    const stretch = around(run.to / 2, USUAL * 4, run);
    const rows = twinRows(index.summary(stretch.from, stretch.to, 830), stretch);
    const marks = twinMarks(index.summary(stretch.from, stretch.to, 830), stretch);
    const [, second] = rows;
    const span = {from: second?.from ?? 0, to: second?.to ?? 0};
    const html = renderToStaticMarkup(
      <TimelineTable
        rows={rows}
        marks={marks}
        moments={[]}
        guests={guests}
        now={run.to / 2}
        span={span}
        onSpan={nothing}
        onSeekTime={nothing}
        onSeekEvent={nothing}
        onWhole={null}
      />,
    );
    expect(rows.length).toBeGreaterThan(1);
    expect(marks.map(({index: event}) => event)).toEqual(marks.map(({index: event}) => event).sort((a, b) => a - b));
    expect(new Set(marks.map(({kind}) => kind))).toContain('hand-off');
    expect(html.match(/<button/g)).toHaveLength(2 * rows.length + marks.length);
    expect(html.match(/aria-pressed="true"/g)).toHaveLength(1);
    expect(html).toContain('wants, suspended');
    expect(html).toContain('ahead of now');
  });

  test('tells what lies exactly at either edge of the stretch, as the drawing does', () => {
    const handoffs = [...index.summary(run.from, run.to, 830).handoffs.at];
    const [from = 0, to = 0] = [handoffs[3], handoffs[6]];
    const edges = {from, to};
    const summary = index.summary(from, to, 830);
    const told = twinMarks(summary, edges).filter(({kind}) => kind === 'hand-off');
    expect([told[0]?.at, told.at(-1)?.at]).toEqual([from, to]);
    expect(markCounts(summary, edges).handoffs).toBe(told.length);
    expect(twinRows(summary, edges).at(-1)).toMatchObject({state: 'owns', from: to});
  });

  test('says what to do where nobody owned the card', () => {
    const html = renderToStaticMarkup(
      <TimelineTable
        rows={[]}
        marks={[]}
        moments={[]}
        guests={guests}
        now={0}
        span={null}
        onSpan={nothing}
        onSeekTime={nothing}
        onSeekEvent={nothing}
        onWhole={nothing}
      />,
    );
    expect(html).toContain('Nobody owned the card in this stretch');
    expect(html).toContain('Show the whole run');
  });
});

describe('keys', () => {
  const stretch = {from: 1000, to: 1000 + USUAL};
  const hands = {stretch, run, now: 1000 + USUAL / 2};

  test('W comes closer, S goes back', () => {
    const closer = stretchAfterKey('KeyW', hands);
    expect((closer?.to ?? 0) - (closer?.from ?? 0)).toBeLessThan(USUAL);
    const wider = stretchAfterKey('KeyS', hands);
    expect((wider?.to ?? 0) - (wider?.from ?? 0)).toBeGreaterThan(USUAL);
  });

  test('D and the right arrow go the same way', () => {
    expect(stretchAfterKey('KeyD', hands)).toEqual(stretchAfterKey('ArrowRight', hands));
  });

  test('other keys are left to the page', () => {
    expect(stretchAfterKey('KeyH', hands)).toBeNull();
    expect(stretchAfterKey('Space', hands)).toBeNull();
  });
});

describe('a chosen span', () => {
  const now = run.to / 2;
  const stretch = around(now, USUAL, run);
  const drawn = (span: ChosenSpan | null): string =>
    renderToStaticMarkup(
      <svg>
        <title>the lanes</title>
        <SpanBand
          {...{guests, now, run, stretch, span}}
          rows={timelineRows(guests.length, 332)}
          width={970}
          lanes={830}
          chosenAt={null}
          passing={null}
          moments={[]}
          summary={EMPTY_SUMMARY}
          overview={EMPTY_SUMMARY}
          known={run.to}
          label=""
          onStretch={nothing}
          onSpan={nothing}
          onSeekTime={nothing}
          onSeekEvent={nothing}
        />
      </svg>,
    );

  test('is a band over the lanes and on the map, with an edge where its end is in view', () => {
    expect(drawn(null)).not.toContain('rect');
    const inView = drawn({from: stretch.from + 10, to: now});
    expect(inView.match(/<rect/g)).toHaveLength(2);
    expect(inView.match(/<path/g)).toHaveLength(4);
    expect(drawn({from: 0, to: run.to}).match(/<path/g)).toHaveLength(2);
    const before = drawn({from: 0, to: stretch.from - 1000});
    expect(before.match(/<rect/g)).toHaveLength(1);
  });

  test('begins or ends at the present by a key, and is let go by another', () => {
    const keys = (code: string, span: ChosenSpan | null) => spanAfterKey(code, {stretch, span, now});
    expect(keys('KeyI', null)).toEqual({from: now, to: stretch.to});
    expect(keys('KeyI', {from: 0, to: now + 50})).toEqual({from: now, to: now + 50});
    expect(keys('KeyO', null)).toEqual({from: stretch.from, to: now});
    expect(keys('KeyO', {from: now - 50, to: run.to})).toEqual({from: now - 50, to: now});
    expect(keys('Delete', {from: 0, to: 1})).toBeNull();
    expect(keys('KeyW', null)).toBeUndefined();
  });
});

test('its name counts the marks in view, lost frames too', () => {
  const words = countWords({handoffs: 1, interrupts: 2, denials: 0, losses: 3});
  expect(words).toBe('1 hand-off, 2 interrupts, 0 denials, 3 frames lost');
});
