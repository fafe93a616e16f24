// Paints the timeline's lanes and marks on a canvas; no words. What lies ahead of now is painted at 40 %.
import type {Marks, Spans, TimelineSummary} from '../../../bridge/spans/timeline-summary.ts';
import type {Cycle} from '../../../trace/units.ts';
import type {Row, TimelineRows} from '../../layout/timeline-rows.ts';
import {type Stretch, type TimeScale, timeScale} from '../../layout/timeline-window.ts';
import {fillsOf, type Palette} from './palette.ts';

/** All that the lanes show. */
export interface LaneScene {
  readonly rows: TimelineRows;
  readonly summary: TimelineSummary;
  readonly stretch: Stretch;
  readonly now: Cycle;
  /** How far the run is computed. */
  readonly known: Cycle;
  /** Pixels of the lanes, names left out. */
  readonly width: number;
  /** Times of the ruler's figures, for their lines. */
  readonly lines: readonly number[];
}

interface ScaledScene extends LaneScene {
  readonly scale: TimeScale;
}

/** The scene between two pixels. */
interface ClippedScene extends ScaledScene {
  readonly clip: {readonly from: number; readonly to: number};
}

type Ctx = CanvasRenderingContext2D;
/** Spans reach so far beyond the edges, so that their own edges stay out of sight. */
const EDGE = 4;
/** Spans nearer than this many pixels touch. */
const TOUCH = 0.5;
const AHEAD_ALPHA = 0.4;
/** More hand-offs than this in view are a texture, not lines. */
const MOST_HANDOFF_LINES = 120;
/** More interrupts than this are ticks: their arrows would cover each other. */
const MOST_ARROWS = 240;

/** Draws the whole canvas below the minimap; its left edge is where lanes begin. */
export function paintLanes(ctx: Ctx, scene: LaneScene, palette: Palette): void {
  const {rows, stretch, now, known, width, lines} = scene;
  const top = rows.ruler.y + rows.ruler.height;
  const scale = timeScale(stretch, width);
  const present = Math.max(0, Math.min(width, scale(now)));
  ctx.fillStyle = palette.line;
  for (const x of lines) ctx.fillRect(Math.round(x), top, 1, rows.height - top - 4);
  const end = Math.max(present, Math.min(width, scale(known)));
  ctx.fillStyle = palette.ahead;
  ctx.fillRect(present, top, end - present, rows.height - top - 4);
  const part = (from: number, to: number, alpha: number): void => {
    if (to <= from) return;
    ctx.save();
    ctx.beginPath();
    ctx.rect(from, top, to - from, rows.height - top);
    ctx.clip();
    ctx.globalAlpha = alpha;
    paintRows(ctx, {...scene, scale, clip: {from, to}}, palette, alpha);
    ctx.restore();
  };
  part(0, present, 1);
  part(present, width, AHEAD_ALPHA);
  paintMarks(ctx, {...scene, scale}, palette);
}

function paintRows(ctx: Ctx, scene: ClippedScene, palette: Palette, alpha: number): void {
  const {rows, summary, clip} = scene;
  for (const lanes of summary.guests) {
    const row = rows.guests[lanes.guest];
    if (row === undefined) continue;
    const fills = fillsOf(palette, lanes.guest);
    const middle = row.y + row.height / 2;
    ctx.fillStyle = palette.line2;
    eachSpan(lanes.runs, scene, (x, w) => ctx.fillRect(x, middle - 0.75, w, 1.5));
    eachSpan(lanes.wants, scene, (x, w) => {
      ctx.fillStyle = palette.panel;
      ctx.fillRect(x, row.y + 1, w, row.height - 2);
      ctx.fillStyle = fills.lines;
      ctx.globalAlpha = alpha * 0.55;
      ctx.fillRect(x, row.y + 1, w, row.height - 2);
      ctx.globalAlpha = alpha;
      edge(ctx, x, row.y + 1, w, row.height - 2, fills.edge, 1.5);
    });
    eachSpan(lanes.owns, scene, (x, w) => {
      ctx.fillStyle = fills.solid;
      ctx.fillRect(x, row.y, w, row.height);
      if (fills.edge !== fills.colour) edge(ctx, x, row.y, w, row.height, fills.edge, 1);
    });
  }
  for (const [spans, row] of [
    [summary.transmit, rows.transmit],
    [summary.remote, rows.remote],
  ] as const) {
    eachSpan(spans, scene, (x, w, n) => {
      const fills = fillsOf(palette, spans.guest[n] ?? 0);
      ctx.fillStyle = fills.solid;
      ctx.fillRect(x, row.y, w, row.height);
    });
  }
  eachSpan(summary.reusable, scene, (x, w) => {
    ctx.fillStyle = palette.ink2;
    ctx.fillRect(x, rows.reusable.y, w, rows.reusable.height);
    ctx.fillStyle = palette.ink;
    ctx.fillRect(x - 0.75, rows.reusable.y - 3, 1.5, rows.reusable.height + 6);
  });
  paintExits(ctx, scene, palette);
  if (summary.handoffs.at.length <= MOST_HANDOFF_LINES) {
    ctx.strokeStyle = palette.ink;
    ctx.lineWidth = 1;
    ctx.setLineDash([2, 2]);
    eachMark(summary.handoffs, scene, (x) => {
      if (x < clip.from || x > clip.to) return;
      ctx.beginPath();
      ctx.moveTo(Math.round(x) + 0.5, (rows.guests[0]?.y ?? 0) - 4);
      ctx.lineTo(Math.round(x) + 0.5, rows.separators[0] - 3);
      ctx.stroke();
    });
    ctx.setLineDash([]);
  }
}

/** Interrupts, losses and denials: each whole or not at all, though the present or an edge of the lanes cuts the spans. */
function paintMarks(ctx: Ctx, scene: ScaledScene, palette: Palette): void {
  const {rows, summary, now} = scene;
  const {interrupts, losses, denials} = summary;
  const each = (marks: Marks, draw: (x: number, n: number) => void): void =>
    eachMark(marks, scene, (x, n) => {
      ctx.globalAlpha = (marks.at[n] ?? 0) > now ? AHEAD_ALPHA : 1;
      draw(x, n);
    });
  const isTexture = interrupts.at.length > MOST_ARROWS;
  each(interrupts, (x) => {
    ctx.fillStyle = palette.ink2;
    if (isTexture) return ctx.fillRect(x - 0.5, rows.interrupts.y + 2, 1, 10);
    ctx.beginPath();
    outlineArrow(ctx, x, rows.interrupts);
    ctx.fill();
  });
  each(losses, (x, n) => paintLoss(ctx, x, rows.guests[losses.guest[n] ?? 0], palette));
  each(denials, (x) => paintOctagon(ctx, x, rows.denials.y + rows.denials.height / 2, denialRadius(rows), palette));
  ctx.globalAlpha = 1;
}

/** Draws every span in view, at least a pixel wide; those of one guest that touch on the screen are drawn as one. An open one ends where the run is computed to. */
function eachSpan(
  spans: Spans,
  {summary, scale, width, now, clip}: ClippedScene,
  draw: (x: number, w: number, n: number) => void,
): void {
  const end = Math.max(summary.run.to, now);
  let left = 0;
  let right = Number.NEGATIVE_INFINITY;
  let first = -1;
  for (let n = 0; n < spans.from.length; n++) {
    const from = Math.max(scale(spans.from[n] ?? 0), -EDGE);
    const to = Math.min(Math.max(from + 1, scale(Math.min(spans.to[n] ?? end, end))), width + EDGE);
    if (to < clip.from || from > clip.to) continue;
    if (first >= 0 && from - right < TOUCH && spans.guest[n] === spans.guest[first]) {
      right = Math.max(right, to);
      continue;
    }
    if (first >= 0) draw(left, right - left, first);
    left = from;
    right = to;
    first = n;
  }
  if (first >= 0) draw(left, right - left, first);
}

function eachMark(marks: Marks, {scale, width}: ScaledScene, draw: (x: number, n: number) => void): void {
  for (let n = 0; n < marks.at.length; n++) {
    const x = scale(marks.at[n] ?? 0);
    if (x >= 0 && x <= width) draw(x, n);
  }
}

function edge(ctx: Ctx, x: number, y: number, w: number, h: number, colour: string, line: number): void {
  if (w < 2 * line) return;
  ctx.strokeStyle = colour;
  ctx.lineWidth = line;
  ctx.strokeRect(x + line / 2, y + line / 2, w - line, h - line);
}

/** Bars as high as their share of the highest in view. */
function paintExits(ctx: Ctx, {rows, summary, scale}: ClippedScene, palette: Palette): void {
  const {first, width: bin, counts} = summary.exits;
  let most = 1;
  for (const count of counts) if (count > most) most = count;
  const step = scale(first + bin) - scale(first);
  const bar = Math.max(1, Math.min(3, step * 0.7));
  ctx.fillStyle = palette.ink2;
  const base = rows.exits.y + rows.exits.height;
  counts.forEach((count, n) => {
    if (count === 0) return;
    const high = Math.max(2, (count / most) * rows.exits.height);
    ctx.fillRect(scale(first + n * bin), base - high, bar, high);
  });
}

/** Adds to the path round dots upwards with a head: the interrupt's line and the way to the VMM. */
function outlineArrow(ctx: Ctx, x: number, row: Row): void {
  const top = row.y + 2;
  ctx.moveTo(x, top);
  ctx.lineTo(x - 3.9, top + 7);
  ctx.lineTo(x + 3.9, top + 7);
  ctx.closePath();
  for (let y = top + 10; y <= row.y + Math.min(row.height - 2, 19); y += 4) {
    ctx.moveTo(x + 1.2, y);
    ctx.arc(x, y, 1.2, 0, 2 * Math.PI);
  }
}

/** Half the width of a denial's mark. */
export const denialRadius = ({isCompact}: TimelineRows): number => (isCompact ? 6.5 : 7.5);

/** An octagon with a cross, as every denial of the page. */
export function paintOctagon(ctx: Ctx, x: number, y: number, r: number, palette: Palette): void {
  const a = r * 0.414;
  ctx.beginPath();
  for (const [dx, dy] of [
    [-a, -r],
    [a, -r],
    [r, -a],
    [r, a],
    [a, r],
    [-a, r],
    [-r, a],
    [-r, -a],
  ] as const)
    ctx.lineTo(x + dx, y + dy);
  ctx.closePath();
  ctx.fillStyle = palette.denymark;
  ctx.strokeStyle = palette.panel;
  ctx.lineWidth = 1.5;
  ctx.fill();
  ctx.stroke();
  const c = r * 0.4;
  ctx.strokeStyle = palette.onmark;
  ctx.lineWidth = r * 0.28;
  ctx.beginPath();
  ctx.moveTo(x - c, y - c);
  ctx.lineTo(x + c, y + c);
  ctx.moveTo(x + c, y - c);
  ctx.lineTo(x - c, y + c);
  ctx.stroke();
}

/** A ring with a gap under the guest's lane: a frame that never reached it. */
function paintLoss(ctx: Ctx, x: number, row: Row | undefined, palette: Palette): void {
  if (row === undefined) return;
  const y = row.y + row.height;
  for (const [colour, line] of [
    [palette.panel, 4.5],
    [palette.ink, 1.6],
  ] as const) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = line;
    ctx.beginPath();
    ctx.moveTo(x - 3, y - 6);
    ctx.lineTo(x + 3, y);
    ctx.moveTo(x + 3, y - 6);
    ctx.lineTo(x - 3, y);
    ctx.stroke();
  }
}
