// Shift and dragging over the lanes choose a span of time; Shift and a click let it go.
import {type MouseEvent, type PointerEvent, useRef, useState} from 'react';
import {timeScale} from '../../layout/timeline-window.ts';
import type {ChosenSpan} from '../../store/chosen-part.ts';
import type {TimelineProps} from './timeline-props.ts';

/** A pointer that moved no further than this has clicked. */
const CLICK_PIXELS = 4;

interface SpanDrag {
  /** What is drawn while the pointer is down; null: nobody drags. */
  readonly draft: ChosenSpan | null;
  /** Keeps the browser from choosing text meanwhile. */
  readonly onMouseDown: (event: MouseEvent<HTMLElement>) => void;
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerCancel: () => void;
}

/** What the lanes' element is given; `width` is its width in pixels. */
export function useSpanDrag({stretch, run, onSpan}: TimelineProps, width: number): SpanDrag {
  const [draft, setDraft] = useState<ChosenSpan | null>(null);
  const start = useRef<number | null>(null);
  const placeOf = (event: PointerEvent<HTMLElement>): number =>
    event.clientX - event.currentTarget.getBoundingClientRect().left;
  const between = (x: number, other: number): ChosenSpan => {
    const scale = timeScale(stretch, width);
    const at = (pixel: number): number => Math.min(run.to, Math.max(run.from, scale.invert(pixel)));
    return {from: at(Math.min(x, other)), to: at(Math.max(x, other))};
  };
  const end = (): void => {
    start.current = null;
    setDraft(null);
  };
  return {
    draft,
    onMouseDown: (event) => {
      if (!event.shiftKey) return;
      event.preventDefault();
      event.currentTarget.focus();
    },
    onPointerDown: (event) => {
      if (!event.shiftKey || event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      start.current = placeOf(event);
    },
    onPointerMove: (event) => {
      if (start.current !== null) setDraft(between(start.current, placeOf(event)));
    },
    onPointerUp: (event) => {
      const from = start.current;
      if (from === null) return;
      const to = placeOf(event);
      onSpan(Math.abs(to - from) <= CLICK_PIXELS ? null : between(from, to));
      end();
    },
    onPointerCancel: end,
  };
}
