// The chosen span: a band with dashed edges over the lanes, and on the map of the whole run.

import {type Stretch, timeScale} from '../../layout/timeline-window.ts';
import type {ChosenSpan} from '../../store/chosen-part.ts';
import type {TimelineProps} from './timeline-props.ts';

/** Nothing while no span is chosen, or it lies out of sight. */
export function SpanBand({span, stretch, run, lanes, rows}: TimelineProps & {readonly lanes: number}) {
  if (span === null) return null;
  const top = rows.ruler.y + rows.ruler.height;
  return (
    <>
      <Band {...ends(span, run, lanes)} y={rows.minimap.y - 3} height={rows.minimap.height + 6} />
      <Band {...ends(span, stretch, lanes)} y={top} height={rows.height - 4 - top} />
    </>
  );
}

interface Ends {
  readonly from: number;
  readonly to: number;
  /** Whether the end lies in view. */
  readonly hasStart: boolean;
  readonly hasEnd: boolean;
}

/** Where a span's ends fall in [0, width] pixels of a stretch. */
function ends(span: ChosenSpan, stretch: Stretch, width: number): Ends {
  const scale = timeScale(stretch, width);
  const [from, to] = [scale(span.from), scale(span.to)];
  const inView = (x: number): number => Math.min(width, Math.max(0, x));
  return {from: inView(from), to: inView(to), hasStart: from === inView(from), hasEnd: to === inView(to)};
}

function Band({from, to, hasStart, hasEnd, y, height}: Ends & {readonly y: number; readonly height: number}) {
  if (!hasStart && !hasEnd && from === to) return null;
  return (
    <g className="timeline-span">
      <rect x={from} y={y} width={Math.max(1, to - from)} height={height} />
      {hasStart && <path d={`M${from},${y} v${height}`} />}
      {hasEnd && <path d={`M${to},${y} v${height}`} />}
    </g>
  );
}
