// Named moments on the timeline: a small flag above the ruler, a tick under the whole run; a flag says its name to the pointer, and a click
// on it goes there.

import {thousands} from '../../../base/figures.ts';
import {timeScale} from '../../layout/timeline-window.ts';
import type {TimelineProps} from './timeline-props.ts';

/** Pixels of a flag above the ruler. */
const HEIGHT = 8;
/** Flags of one place stand this far apart. */
const APART = 7;
/** A flag is hit this far beside its staff, too. */
const ROUND = 4;

/** In ink: amber is the present's. */
export function MomentFlags({
  moments,
  stretch,
  run,
  rows,
  lanes,
  onSeekEvent,
}: TimelineProps & {readonly lanes: number}) {
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
        // biome-ignore lint/a11y/noStaticElementInteractions: the drawing is for the pointer; keys have the list of moments and the table
        <g key={name} className="moment-flag" data-moment={name} onClick={() => onSeekEvent(event)}>
          <title>{`${name}, event ${thousands(event)}`}</title>
          <path d={`M${onMap(at)},${underMap} v3`} stroke="var(--ink)" strokeWidth="1.5" />
          {isDrawn && (
            <>
              <rect x={x - ROUND} y={underMap} width={APART + ROUND} height={foot - underMap} fill="none" />
              <path
                d={`M${x},${foot} v-${HEIGHT} h6 l-2,2.2 l2,2.2 h-6`}
                fill="var(--ink)"
                stroke="var(--ink)"
                strokeWidth="1"
              />
            </>
          )}
        </g>
      );
    });
}
