// The interrupt and the denial of the present, drawn over the playhead.
import {timeScale} from '../../layout/timeline-window.ts';
import {VerdictShape} from '../../widgets/VerdictMark.tsx';
import {denialRadius} from './paint-lanes.ts';
import type {TimelineProps} from './timeline-props.ts';

/** A mark this near before the present, in pixels, is under the playhead. */
const AT_PRESENT = 9;

/** The playhead would cross out the very marks that the present is about: they are drawn once more, over it. */
export function MarksOfPresent({summary, stretch, now, lanes, rows}: TimelineProps & {readonly lanes: number}) {
  const scale = timeScale(stretch, lanes);
  const x = scale(now);
  const atPresent = ({at}: {readonly at: ArrayLike<number>}): number | undefined =>
    Array.from(at, (each) => scale(each)).findLast((each) => each <= x && x - each < AT_PRESENT);
  const [interrupt, denial] = [atPresent(summary.interrupts), atPresent(summary.denials)];
  if (x < 0 || x > lanes) return null;
  const top = rows.interrupts.y + 2;
  const r = denialRadius(rows);
  return (
    <>
      {interrupt !== undefined && (
        <path
          data-mark="interrupt"
          d={`M${interrupt},${top} l-3.9,7 h7.8 Z`}
          fill="var(--ink2)"
          stroke="var(--panel)"
          strokeWidth="3"
          paintOrder="stroke"
        />
      )}
      {denial !== undefined && (
        <g data-mark="denial" transform={`translate(${denial} ${rows.denials.y + rows.denials.height / 2})`}>
          <circle r={r + 1.5} fill="var(--panel)" />
          <VerdictShape verdict="deny" r={r} />
        </g>
      )}
    </>
  );
}
