// The timeline's drawing: lanes and minimap on one canvas, every word and the playhead in SVG over it, pointers and keys on top.
import {type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useLayoutEffect, useRef} from 'react';
import type {EventIndex} from '../../../trace/units.ts';
import {passingTimes} from '../../layout/passing-marks.ts';
import {ticks} from '../../layout/timeline-labels.ts';
import {timeScale} from '../../layout/timeline-window.ts';
import {useSheet} from '../../widgets/sheet.ts';
import {paintLanes} from './paint-lanes.ts';
import {PASSING, paintMinimap, paintPassing} from './paint-minimap.ts';
import {type Palette, usePalette} from './palette.ts';
import {TimelineWords} from './TimelineWords.tsx';
import {spanAfterKey, stretchAfterKey} from './timeline-keys.ts';
import {BEFORE, RIGHT, type TimelineProps} from './timeline-props.ts';
import {useSpanDrag} from './use-span-drag.ts';
import {useZoom} from './use-zoom.ts';

const KEYS =
  'W and S zoom, A and D pan, F centres the present and then shows the whole run, Home and End go to the ends, a click stands the machine there. Shift and dragging choose a span; I chooses from the present on, O up to it, Delete lets it go.';

/** The lanes begin so far above the ruler's end. */
const FLAG_PIXELS = 18;

export function Timeline(props: TimelineProps) {
  const {rows, width, label} = props;
  const lanes = Math.max(1, width - rows.left - RIGHT);
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();
  usePainting(canvas, palette, props, lanes);
  const top = rows.ruler.y + rows.ruler.height - FLAG_PIXELS;
  const height = rows.height - top;
  const zoomable = useZoom({...props, width: lanes, height});
  const {draft, ...dragging} = useSpanDrag(props, lanes);
  return (
    <div className="timeline" style={{height: rows.height}}>
      <canvas ref={canvas} style={{left: rows.left - BEFORE, width: BEFORE + lanes + RIGHT, height: rows.height}} />
      <TimelineWords {...props} span={draft ?? props.span} lanes={lanes} />
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing to move about in, not a form's group */}
      <div
        ref={zoomable}
        className="timeline-lanes"
        role="group"
        aria-label={label}
        aria-roledescription="timeline"
        aria-describedby="timeline-keys"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys zoom and pan while it has the focus
        tabIndex={0}
        style={{left: rows.left, width: lanes, top, height}}
        {...dragging}
        onKeyDown={(event) => moveByKey(event, props)}
        onClick={(event) => standWhereClicked(event, props, lanes)}
      />
      <p id="timeline-keys" className="visually-hidden">
        {KEYS}
      </p>
    </div>
  );
}

function moveByKey(event: KeyboardEvent, props: TimelineProps): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const span = spanAfterKey(event.code, props);
  const next = stretchAfterKey(event.code, props);
  if (span === undefined && next === null) return;
  event.preventDefault();
  event.stopPropagation();
  if (span !== undefined) props.onSpan(span);
  if (next !== null) props.onStretch(next);
}

const MARK_PIXELS = 12;

/** Stands the machine at the denial under the pointer, or at the time there. */
function standWhereClicked(event: MouseEvent<HTMLElement>, props: TimelineProps, width: number): void {
  if (event.shiftKey) return;
  const {rows, stretch, onSeekEvent, onSeekTime} = props;
  const box = event.currentTarget.getBoundingClientRect();
  const x = event.clientX - box.left;
  const denial = event.clientY - box.top + rows.ruler.y < rows.denials.y ? null : denialNear(x, props, width);
  if (denial !== null) onSeekEvent(denial);
  else onSeekTime(Math.round(timeScale(stretch, width).invert(x)));
}

function denialNear(x: number, {summary: {denials}, stretch}: TimelineProps, width: number): EventIndex | null {
  const scale = timeScale(stretch, width);
  const near = denials.at.findIndex((at) => Math.abs(scale(at) - x) <= MARK_PIXELS);
  return near < 0 ? null : (denials.index[near] ?? null);
}

/** Dots a pixel of paper has. A power of two: a browser writes the scale back into a PDF, and a third of it not to the pixel. */
const PAPER_SCALE = 4;

/**
 * Paints what is newest on the next frame, at the screen's own resolution; changes in between are left out. For paper it paints at
 * once: no frame comes before a print.
 */
function usePainting(
  canvas: RefObject<HTMLCanvasElement | null>,
  palette: Palette | null,
  props: TimelineProps,
  width: number,
): void {
  const {rows, summary, overview, stretch, run, known, now, passing} = props;
  const paint = useRef<() => void>(() => undefined);
  const frame = useRef(0);
  const isSheet = useSheet();
  useLayoutEffect(() => {
    paint.current = () => {
      const element = canvas.current;
      const ctx = element?.getContext('2d');
      if (element === null || ctx === null || ctx === undefined || palette === null) return;
      const scale = isSheet ? PAPER_SCALE : Math.max(1, window.devicePixelRatio);
      const whole = BEFORE + width + RIGHT;
      resize(element, Math.round(whole * scale), Math.round(rows.height * scale));
      ctx.setTransform(scale, 0, 0, scale, BEFORE * scale, 0);
      ctx.clearRect(-BEFORE, 0, whole, rows.height);
      paintMinimap(ctx, rows.minimap, overview, run, now, width, palette);
      if (passing !== null) {
        paintPassing(ctx, passingTimes(overview, passing), run, rows.minimap.y - PASSING, width, palette);
        const above = rows.ruler.y + rows.ruler.height;
        paintPassing(ctx, passingTimes(summary, passing), stretch, above, width, palette);
      }
      paintLanes(
        ctx,
        {rows, summary, stretch, now, known, width, lines: ticks(stretch, width).map(({x}) => x)},
        palette,
      );
    };
    if (isSheet) {
      cancelAnimationFrame(frame.current);
      frame.current = 0;
      paint.current();
      return;
    }
    if (frame.current !== 0) return;
    frame.current = requestAnimationFrame(() => {
      frame.current = 0;
      paint.current();
    });
  }, [canvas, palette, rows, summary, overview, stretch, run, known, now, width, passing, isSheet]);
  useEffect(
    () => () => {
      cancelAnimationFrame(frame.current);
      frame.current = 0;
    },
    [],
  );
}

/** A canvas whose size is set loses its memory and gets another, even if it is the same size. */
function resize(canvas: HTMLCanvasElement, width: number, height: number): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}
