// Paints where the records lie that the log's filter lets pass: short ticks over the map and over the lanes.
import type {Cycle} from '../../../trace/units.ts';
import {type Stretch, timeScale} from '../../layout/timeline-window.ts';
import type {Palette} from './palette.ts';

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
