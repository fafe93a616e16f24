// Where a chosen event lies in time: a dashed line over the lanes, and a shorter one on the map of the whole run.
import {timeScale} from '../../layout/timeline-window.ts';
import type {TimelineProps} from './timeline-props.ts';

/** Nothing where the present is shown. */
export function ChosenLine({chosenAt, stretch, run, lanes, rows}: TimelineProps & {readonly lanes: number}) {
  if (chosenAt === null) return null;
  const x = timeScale(stretch, lanes)(chosenAt);
  const onMap = Math.min(lanes - 1, Math.max(1, timeScale(run, lanes)(chosenAt)));
  const top = rows.ruler.y + rows.ruler.height;
  return (
    <g fill="none" stroke="var(--ink)" strokeWidth="2" strokeDasharray="4 3">
      <path d={`M${onMap},${rows.minimap.y - 3} v${rows.minimap.height + 6}`} />
      {x >= 0 && x <= lanes && <path d={`M${x},${top} V${rows.height - 4}`} />}
    </g>
  );
}
