// The stretch in view as D3 moves it: as a zoom of the whole run, and as a brush on the map of the whole run.
import {scaleLinear, type ZoomTransform, zoomIdentity} from 'd3';
import {inRun, lengthOf, type Stretch, timeScale} from './timeline-window.ts';

/** The zoom that fills `width` pixels with a stretch, where scale 1 shows the whole run. */
export function zoomOf(stretch: Stretch, run: Stretch, width: number): ZoomTransform {
  return zoomIdentity.scale(lengthOf(run) / lengthOf(stretch)).translate(-timeScale(run, width)(stretch.from), 0);
}

/** The stretch that a zoom shows. */
export function zoomedStretch(zoom: ZoomTransform, run: Stretch, width: number): Stretch {
  const [from = run.from, to = run.to] = zoom.rescaleX(timeScale(run, width)).domain();
  return inRun({from, to}, run);
}

/** Left and right edge of a brush, in pixels. */
export type BrushEdges = readonly [left: number, right: number];

/** A brush is never drawn narrower, so that it can be seen and taken. */
const LEAST_BRUSH = 4;

/** Where the brush stands for a stretch; one that is drawn wider than it is still reaches both ends of the map. */
export function brushOf(stretch: Stretch, run: Stretch, width: number): BrushEdges {
  const wide = Math.min(width, Math.max(LEAST_BRUSH, (lengthOf(stretch) / lengthOf(run)) * width));
  const left = leftEdges(lengthOf(stretch), run, width - wide)(stretch.from);
  return [left, left + wide];
}

/** The stretch after the brush was dragged to a place: as long as before. */
export function draggedStretch([left, right]: BrushEdges, stretch: Stretch, run: Stretch, width: number): Stretch {
  const length = lengthOf(stretch);
  const from = leftEdges(length, run, width - (right - left)).invert(left);
  return inRun({from, to: from + length}, run);
}

/** The stretch after one of the brush's edges was dragged. */
export function resizedStretch([left, right]: BrushEdges, run: Stretch, width: number): Stretch {
  const scale = timeScale(run, width);
  return inRun({from: scale.invert(left), to: scale.invert(right)}, run);
}

/** From the first times that a stretch of a length can have to the brush's left edge. */
const leftEdges = (length: number, run: Stretch, room: number) =>
  scaleLinear([run.from, Math.max(run.from + 1, run.to - length)], [0, Math.max(room, 0)]);
