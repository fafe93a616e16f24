// The timeline's drawing: lanes and minimap on one canvas, every word and the playhead in SVG over it, pointers and keys on top.
import {type RefObject, useEffect, useRef} from 'react';
import {ticks} from '../../layout/timeline-labels.ts';
import {paintLanes} from './paint-lanes.ts';
import {paintMinimap} from './paint-minimap.ts';
import {type Palette, usePalette} from './palette.ts';
import {TimelineWords} from './TimelineWords.tsx';
import {RIGHT, type TimelineProps} from './timeline-props.ts';
import {useLaneGestures, useMinimapGestures} from './use-gestures.ts';

const KEYS =
  'W and S zoom, A and D pan, F centres the present and then shows the whole run, Home and End go to the ends, a click stands the machine there.';

export function Timeline(props: TimelineProps) {
  const {rows, width, label} = props;
  const lanes = Math.max(1, width - rows.left - RIGHT);
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();
  usePainting(canvas, palette, props, lanes);
  const laneGestures = useLaneGestures({...props, width: lanes});
  const minimapGestures = useMinimapGestures({...props, width: lanes});
  const top = rows.ruler.y + rows.ruler.height;
  return (
    <div className="timeline" style={{height: rows.height}}>
      <canvas ref={canvas} style={{left: rows.left, width: lanes, height: rows.height}} />
      <TimelineWords {...props} lanes={lanes} />
      <div
        className="timeline-minimap"
        style={{left: rows.left, width: lanes, top: 0, height: rows.minimap.y + rows.minimap.height + 6}}
        {...minimapGestures}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing to move about in, not a form's group */}
      <div
        className="timeline-lanes"
        role="group"
        aria-label={label}
        aria-roledescription="timeline"
        aria-describedby="timeline-keys"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys zoom and pan while it has the focus
        tabIndex={0}
        style={{left: rows.left, width: lanes, top: top - 18, height: rows.height - top + 18}}
        {...laneGestures}
      />
      <p id="timeline-keys" className="visually-hidden">
        {KEYS}
      </p>
    </div>
  );
}

/** Paints what is newest on the next frame, at the screen's own resolution; changes in between are left out. */
function usePainting(
  canvas: RefObject<HTMLCanvasElement | null>,
  palette: Palette | null,
  props: TimelineProps,
  width: number,
): void {
  const {rows, summary, overview, stretch, run, known, now} = props;
  const paint = useRef<() => void>(() => undefined);
  const frame = useRef(0);
  useEffect(() => {
    paint.current = () => {
      const element = canvas.current;
      const ctx = element?.getContext('2d');
      if (element === null || ctx === null || ctx === undefined || palette === null) return;
      const scale = Math.max(1, window.devicePixelRatio);
      element.width = Math.round(width * scale);
      element.height = Math.round(rows.height * scale);
      ctx.setTransform(scale, 0, 0, scale, 0, 0);
      paintMinimap(ctx, rows.minimap, overview, run, now, width, palette);
      paintLanes(
        ctx,
        {rows, summary, stretch, now, known, width, lines: ticks(stretch, width).map(({x}) => x)},
        palette,
      );
    };
    if (frame.current !== 0) return;
    frame.current = requestAnimationFrame(() => {
      frame.current = 0;
      paint.current();
    });
  }, [canvas, palette, rows, summary, overview, stretch, run, known, now, width]);
  useEffect(
    () => () => {
      cancelAnimationFrame(frame.current);
      frame.current = 0;
    },
    [],
  );
}
