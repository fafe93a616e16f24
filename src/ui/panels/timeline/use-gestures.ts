// Hands on the timeline: Perfetto's keys, the wheel, dragging, clicking; and the brush on the map of the whole run.
import {type KeyboardEvent, type PointerEvent, type RefCallback, useCallback, useRef} from 'react';
import type {TimelineSummary} from '../../../bridge/spans/timeline-summary.ts';
import type {Cycle, EventIndex} from '../../../trace/units.ts';
import type {TimelineRows} from '../../layout/timeline-rows.ts';
import {
  centredOrWhole,
  inRun,
  lengthOf,
  panned,
  type Stretch,
  timeAt,
  xOf,
  zoomed,
} from '../../layout/timeline-window.ts';

interface Hands {
  readonly rows: TimelineRows;
  readonly summary: TimelineSummary;
  readonly stretch: Stretch;
  readonly run: Stretch;
  readonly now: Cycle;
  /** Pixels of the lanes. */
  readonly width: number;
  readonly onStretch: (stretch: Stretch) => void;
  readonly onSeekTime: (at: Cycle) => void;
  readonly onSeekEvent: (event: EventIndex) => void;
}

const CLOSER = 0.75;
const PAN = 0.15;
/** A pointer that moved less than this has clicked. */
const CLICK_PIXELS = 4;
const MARK_PIXELS = 12;

/** The stretch after a key, by where the key lies on the keyboard; null for keys that mean nothing here. */
export function stretchAfterKey(
  code: string,
  {stretch, run, now}: Pick<Hands, 'stretch' | 'run' | 'now'>,
): Stretch | null {
  const middle = now >= stretch.from && now <= stretch.to ? now : (stretch.from + stretch.to) / 2;
  switch (code) {
    case 'KeyW':
    case 'Equal':
    case 'NumpadAdd':
      return zoomed(stretch, CLOSER, middle, run);
    case 'KeyS':
    case 'Minus':
    case 'NumpadSubtract':
      return zoomed(stretch, 1 / CLOSER, middle, run);
    case 'KeyA':
    case 'ArrowLeft':
      return panned(stretch, -PAN, run);
    case 'KeyD':
    case 'ArrowRight':
      return panned(stretch, PAN, run);
    case 'KeyF':
      return centredOrWhole(stretch, now, run);
    case 'Home':
      return inRun({from: run.from, to: run.from + lengthOf(stretch)}, run);
    case 'End':
      return inRun({from: run.to - lengthOf(stretch), to: run.to}, run);
    default:
      return null;
  }
}

/** The denial under a pointer in the denials' row, if there is one. */
function denialAt(x: number, y: number, {rows, summary, stretch, width}: Hands): EventIndex | null {
  if (y < rows.denials.y) return null;
  const near = [...summary.denials.at].findIndex((at) => Math.abs(xOf(at, stretch, width) - x) <= MARK_PIXELS);
  return near < 0 ? null : (summary.denials.index[near] ?? null);
}

/** Handlers for the lanes. */
export function useLaneGestures(hands: Hands) {
  const latest = useRef(hands);
  latest.current = hands;
  const drag = useRef<{readonly x: number; readonly stretch: Stretch; moved: boolean} | null>(null);

  const ref: RefCallback<HTMLDivElement> = useCallback((element) => {
    if (element === null) return;
    // React's own wheel listeners are passive and cannot keep the browser from zooming the page.
    const onWheel = (event: WheelEvent): void => {
      const {stretch, run, width, onStretch} = latest.current;
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        const x = event.clientX - element.getBoundingClientRect().left;
        onStretch(zoomed(stretch, Math.exp(event.deltaY * 0.002), timeAt(x, stretch, width), run));
        return;
      }
      const sideways = event.shiftKey ? event.deltaY : event.deltaX;
      if (sideways === 0) return;
      event.preventDefault();
      onStretch(panned(stretch, sideways / width, run));
    };
    element.addEventListener('wheel', onWheel, {passive: false});
    return () => element.removeEventListener('wheel', onWheel);
  }, []);

  return {
    ref,
    onKeyDown(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const next = stretchAfterKey(event.code, latest.current);
      if (next === null) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current.onStretch(next);
    },
    onPointerDown(event: PointerEvent<HTMLElement>): void {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = {x: event.clientX, stretch: latest.current.stretch, moved: false};
    },
    onPointerMove(event: PointerEvent<HTMLElement>): void {
      const from = drag.current;
      if (from === null) return;
      const by = event.clientX - from.x;
      if (Math.abs(by) >= CLICK_PIXELS) from.moved = true;
      if (from.moved) latest.current.onStretch(panned(from.stretch, -by / latest.current.width, latest.current.run));
    },
    onPointerUp(event: PointerEvent<HTMLElement>): void {
      const from = drag.current;
      drag.current = null;
      if (from === null || from.moved) return;
      const box = event.currentTarget.getBoundingClientRect();
      const x = event.clientX - box.left;
      const {rows, stretch, width, onSeekEvent, onSeekTime} = latest.current;
      const denial = denialAt(x, event.clientY - box.top + rows.ruler.y, latest.current);
      if (denial !== null) onSeekEvent(denial);
      else onSeekTime(Math.round(timeAt(x, stretch, width)));
    },
    onPointerCancel(): void {
      drag.current = null;
    },
  };
}

/** How near to the brush's edge a pointer takes the edge. */
const EDGE_PIXELS = 6;
type Grip = 'from' | 'to' | 'whole';

/** Handlers for the minimap: drag the brush or its edges, or press beside it to move it there. */
export function useMinimapGestures(hands: Hands) {
  const latest = useRef(hands);
  latest.current = hands;
  const drag = useRef<{readonly grip: Grip; readonly x: number; readonly stretch: Stretch} | null>(null);
  return {
    onPointerDown(event: PointerEvent<HTMLElement>): void {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const {stretch, run, width, onStretch} = latest.current;
      const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
      const from = xOf(stretch.from, run, width);
      const to = xOf(stretch.to, run, width);
      const isWideEnough = to - from > 3 * EDGE_PIXELS;
      const grip: Grip =
        isWideEnough && Math.abs(x - from) <= EDGE_PIXELS
          ? 'from'
          : isWideEnough && Math.abs(x - to) <= EDGE_PIXELS
            ? 'to'
            : 'whole';
      const isBeside = x < from - EDGE_PIXELS || x > to + EDGE_PIXELS;
      const at = timeAt(x, run, width);
      const start = isBeside ? inRun({from: at - lengthOf(stretch) / 2, to: at + lengthOf(stretch) / 2}, run) : stretch;
      if (isBeside) onStretch(start);
      drag.current = {grip, x: event.clientX, stretch: start};
    },
    onPointerMove(event: PointerEvent<HTMLElement>): void {
      if (drag.current === null) return;
      const {grip, x, stretch} = drag.current;
      const {run, width, onStretch} = latest.current;
      const by = ((event.clientX - x) / width) * lengthOf(run);
      if (grip === 'whole') onStretch(inRun({from: stretch.from + by, to: stretch.to + by}, run));
      else if (grip === 'from')
        onStretch(inRun({from: Math.min(stretch.from + by, stretch.to - 1), to: stretch.to}, run));
      else onStretch(inRun({from: stretch.from, to: Math.max(stretch.to + by, stretch.from + 1)}, run));
    },
    onPointerUp(): void {
      drag.current = null;
    },
    onPointerCancel(): void {
      drag.current = null;
    },
  };
}
