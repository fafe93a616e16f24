// Named moments on the timeline: a small flag above the ruler, a tick under the whole run; each says its name to the pointer.
import {timeScale} from '../../layout/timeline-window.ts';
import {thousands} from '../../widgets/figures.ts';
import type {TimelineProps} from './timeline-props.ts';

/** Pixels of a flag above the ruler. */
const HEIGHT = 8;
/** Flags of one place stand this far apart. */
const APART = 7;

/** In ink: amber is the present's. */
export function MomentFlags({moments, stretch, run, rows, lanes}: TimelineProps & {readonly lanes: number}) {
  const [inView, onMap] = [timeScale(stretch, lanes), timeScale(run, lanes)];
  const foot = rows.ruler.y - 1;
  const underMap = rows.minimap.y + rows.minimap.height;
  let last = Number.NEGATIVE_INFINITY;
  return [...moments]
    .sort((a, b) => a.at - b.at)
    .map(({name, event, at}) => {
      const x = inView(at);
      const isIn = x >= 0 && x <= lanes;
      // One that would lie on the flag before is not drawn twice; the table has both.
      const isDrawn = isIn && x - last >= APART;
      if (isDrawn) last = x;
      return (
        <g key={name} className="moment-flag" data-moment={name}>
          <title>{`${name}, event ${thousands(event)}`}</title>
          <path d={`M${onMap(at)},${underMap} v3`} stroke="var(--ink)" strokeWidth="1.5" />
          {isDrawn && (
            <path
              d={`M${x},${foot} v-${HEIGHT} h6 l-2,2.2 l2,2.2 h-6`}
              fill="var(--ink)"
              stroke="var(--ink)"
              strokeWidth="1"
            />
          )}
        </g>
      );
    });
}
