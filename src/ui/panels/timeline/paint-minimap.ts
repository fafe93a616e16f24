// Paints the map of the whole run: who owned the card, where denials lie, what is ahead of now; and where the records lie that pass a filter.
import type {TimelineSummary} from '../../../bridge/spans/timeline-summary.ts';
import type {Cycle} from '../../../trace/units.ts';
import type {Row} from '../../layout/timeline-rows.ts';
import {type Stretch, timeScale} from '../../layout/timeline-window.ts';
import {paintOctagon} from './paint-lanes.ts';
import {fillsOf, type Palette} from './palette.ts';

const AHEAD_ALPHA = 0.35;
/** More clusters of denials than this are ticks. */
const MOST_OCTAGONS = 16;

/** Draws the minimap's ground, spans and denials; the brush and the playhead are the overlay's. */
export function paintMinimap(
  ctx: CanvasRenderingContext2D,
  row: Row,
  overview: TimelineSummary,
  run: Stretch,
  now: Cycle,
  width: number,
  palette: Palette,
): void {
  ctx.fillStyle = palette.panel2;
  ctx.fillRect(0, row.y, width, row.height);
  ctx.strokeStyle = palette.line;
  ctx.lineWidth = 1;
  ctx.strokeRect(0.5, row.y + 0.5, width - 1, row.height - 1);
  const scale = timeScale(run, width);
  const present = scale(now);
  const band = (row.height - 2) / Math.max(overview.guests.length, 1);
  for (const lanes of overview.guests) {
    const {owns} = lanes;
    ctx.fillStyle = fillsOf(palette, lanes.guest).colour;
    const y = row.y + 1 + lanes.guest * band;
    const draw = (from: number, to: number, alpha: number): void => {
      if (to <= from) return;
      ctx.globalAlpha = alpha;
      ctx.fillRect(from, y, Math.max(1, to - from), Math.max(2, band - 2));
    };
    for (let n = 0; n < owns.from.length; n++) {
      const from = scale(owns.from[n] ?? 0);
      const to = scale(Math.min(owns.to[n] ?? 0, Math.max(overview.run.to, now)));
      draw(from, Math.min(Math.max(from + 1, to), present), 1);
      draw(Math.max(from, present), to, AHEAD_ALPHA);
    }
  }
  ctx.globalAlpha = 1;
  const {at} = overview.denials;
  if (at.length > MOST_OCTAGONS) {
    ctx.fillStyle = palette.denymark;
    for (const when of at) ctx.fillRect(scale(when) - 0.75, row.y + row.height, 1.5, 4);
    return;
  }
  for (const when of at) paintOctagon(ctx, scale(when), row.y + row.height, 5, palette);
}

/** Height of a tick in pixels. */
export const PASSING = 4;

/** One tick a time, hanging from `top`. */
export function paintPassing(
  ctx: CanvasRenderingContext2D,
  times: readonly Cycle[],
  stretch: Stretch,
  top: number,
  width: number,
  palette: Palette,
): void {
  const scale = timeScale(stretch, width);
  ctx.fillStyle = palette.ink;
  for (const at of times) ctx.fillRect(Math.floor(scale(at)), top, 1, PASSING);
}
