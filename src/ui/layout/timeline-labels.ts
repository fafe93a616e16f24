// Which words fit on the timeline and where: figures of the ruler, labels of spans and marks. Words only, no drawing.

import {THIN} from '../../base/figures.ts';
import {textWidth} from '../../base/text-width.ts';
import type {Marks, Spans} from '../../bridge/spans/timeline-summary.ts';
import {device} from '../../kits/screens.ts';
import {injectedStatus} from '../../trace/record-layout.ts';
import {CYCLES_PER_US, type Cycle} from '../../trace/units.ts';
import {type Stretch, timeScale} from './timeline-window.ts';

const CYCLES_PER_MS = 1000 * CYCLES_PER_US;
const LEAST_PIXELS_A_FIGURE = 92;

/** A figure of the ruler. */
export interface Tick {
  readonly x: number;
  readonly text: string;
}

/** Round times in view, in milliseconds, as many as there is room for. */
export function ticks(stretch: Stretch, width: number): Tick[] {
  const count = Math.max(2, Math.floor(width / LEAST_PIXELS_A_FIGURE));
  const scale = timeScale({from: stretch.from / CYCLES_PER_MS, to: stretch.to / CYCLES_PER_MS}, width);
  const figures = scale.tickFormat(count, 'f');
  return scale.ticks(count).map((ms) => ({x: scale(ms), text: `${grouped(figures(ms))} ms`}));
}

/** Thin spaces between thousands, before the point. */
function grouped(figures: string): string {
  const [whole = '', fraction] = figures.split('.');
  const spaced = whole.replace(/\B(?=(\d{3})+$)/g, THIN);
  return fraction === undefined ? spaced : `${spaced}.${fraction}`;
}

/** A label inside a span. */
export interface SpanLabel {
  /** Left edge of the label's ground, and its width. */
  readonly x: number;
  readonly width: number;
  readonly text: string;
  readonly key: string;
}

const PADDING = 5;
/** Of the letters' size; a narrower place holds no label, not even a figure. */
const LEAST_WORD = 0.5;
/** Faces differ: labels leave so much more room than the text is reckoned to need. */
const SLACK = 1.06;

/** Labels for the spans that have room for one: the longest of the offered texts that fits. Merged spans get none. */
export function spanLabels(
  spans: Spans,
  stretch: Stretch,
  width: number,
  size: number,
  texts: (span: number) => readonly string[],
  until: Cycle,
): SpanLabel[] {
  const labels: SpanLabel[] = [];
  const scale = timeScale(stretch, width);
  for (let n = 0; n < spans.from.length; n++) {
    const from = spans.from[n] ?? 0;
    if (from >= until || (spans.count[n] ?? 0) > 1) continue;
    const left = Math.max(0, scale(from));
    const right = Math.min(width, scale(Math.min(spans.to[n] ?? 0, until)));
    const room = right - left - 2 * PADDING;
    if (room < LEAST_WORD * size) continue;
    const text = texts(n).find((each) => textWidth(each, size) * SLACK + 2 * PADDING <= room);
    if (text !== undefined)
      labels.push({x: left + PADDING, width: textWidth(text, size) * SLACK + 2 * PADDING - 2, text, key: `${from}`});
  }
  return labels;
}

/** A word beside a mark: right of it, or left where the edge leaves no room. */
export interface MarkLabel {
  readonly x: number;
  readonly anchor: 'start' | 'end';
  readonly text: string;
  readonly mark: number;
}

/** Labels for the marks that leave room before the next mark; the last one in view before the edge, or on its other side. */
export function markLabels(
  marks: Marks,
  stretch: Stretch,
  width: number,
  size: number,
  gap: number,
  texts: (mark: number) => readonly string[],
): MarkLabel[] {
  const labels: MarkLabel[] = [];
  const scale = timeScale(stretch, width);
  let taken = 0;
  for (let n = 0; n < marks.at.length; n++) {
    const x = scale(marks.at[n] ?? 0);
    if (x < 0 || x > width) continue;
    const next = n + 1 < marks.at.length ? scale(marks.at[n + 1] ?? 0) - gap : width;
    const wordings = texts(n);
    const fits = (room: number): string | undefined =>
      room < LEAST_WORD * size ? undefined : wordings.find((each) => textWidth(each, size) <= room);
    const right = fits(Math.min(next, width) - x - gap - 4);
    const left = right === undefined && next >= width ? fits(x - gap - 4 - taken) : undefined;
    if (right !== undefined) labels.push({x: x + gap, anchor: 'start', text: right, mark: n});
    else if (left !== undefined) labels.push({x: x - gap, anchor: 'end', text: left, mark: n});
    taken = x + gap + (right === undefined ? 0 : textWidth(right, size));
  }
  return labels;
}

/** A length of time in few figures, for names and titles: `20 µs`, `3 ms`, `1 278 ms`. */
export function roughly(cycles: Cycle): string {
  const us = cycles / CYCLES_PER_US;
  const figures = (value: number): string =>
    `${Number(value.toPrecision(value >= 1000 ? Math.ceil(Math.log10(value)) : 3))}`;
  if (us < 1) return `${figures(us * 1000)} ns`;
  return us < 1000 ? `${figures(us)} µs` : `${figures(us / 1000).replace(/\B(?=(\d{3})+$)/g, THIN)} ms`;
}

/** The interrupts that the status register told, by name, out of the value of an injection's record; nothing if the VMM did not read it. */
export function interruptNames(value: number): string {
  const status = injectedStatus(value);
  if (status === null) return '';
  return Object.entries(device.status.interrupts)
    .filter(([, mask]) => (status & mask) !== 0)
    .map(([name]) => name)
    .join(' ');
}
