// D3's zoom on the lanes: dragging and the sideways wheel pan, Ctrl and the wheel or two fingers zoom.
import {type D3ZoomEvent, select, zoom, zoomTransform} from 'd3';
import {type RefObject, useLayoutEffect, useRef, useState} from 'react';
import {present} from '../../../base/assert.ts';
import {zoomedStretch, zoomOf} from '../../layout/timeline-transform.ts';
import {lengthOf, SHORTEST, type Stretch} from '../../layout/timeline-window.ts';

interface Hands {
  readonly stretch: Stretch;
  readonly run: Stretch;
  /** Pixels of the lanes. */
  readonly width: number;
  readonly height: number;
  readonly onStretch: (stretch: Stretch) => void;
}

/** A pointer that moved no further than this has clicked. */
const CLICK_PIXELS = 4;
/** Doublings of the scale for a pixel of the wheel, and for a line of it. */
const WHEEL_PIXEL = 0.003;
const WHEEL_LINE = 0.075;
/** Pixels of a change that nobody sees. */
const UNSEEN = 1e-3;

/** Lets hands move the stretch; the ref belongs on the lanes. */
export function useZoom(hands: Hands): RefObject<HTMLDivElement | null> {
  const lanes = useRef<HTMLDivElement>(null);
  const latest = useRef(hands);
  latest.current = hands;
  const isFollowing = useRef(false);
  const [made] = useState(() =>
    zoom<HTMLDivElement, unknown>()
      // Shift and dragging choose a span.
      .filter(({type, ctrlKey, metaKey, shiftKey, button}: MouseEvent) =>
        type === 'wheel' ? ctrlKey || metaKey : !ctrlKey && !shiftKey && !button,
      )
      .wheelDelta(
        ({deltaY, deltaMode}) => -deltaY * (deltaMode === WheelEvent.DOM_DELTA_PIXEL ? WHEEL_PIXEL : WHEEL_LINE),
      )
      .clickDistance(CLICK_PIXELS)
      .on('zoom', ({transform}: D3ZoomEvent<HTMLDivElement, unknown>) => {
        const {run, width, onStretch} = latest.current;
        if (!isFollowing.current) onStretch(zoomedStretch(transform, run, width));
      }),
  );

  useLayoutEffect(() => {
    const node = present(lanes.current, 'the lanes are drawn');
    const element = select(node);
    element
      .call(made)
      .on('dblclick.zoom', null)
      .on(
        'wheel.pan',
        (event: WheelEvent) => {
          // At its limit D3's zoom leaves the wheel to the browser, which would zoom the page.
          if (event.ctrlKey || event.metaKey) return event.preventDefault();
          const sideways = event.shiftKey ? event.deltaY : event.deltaX;
          if (sideways === 0) return;
          event.preventDefault();
          element.call(made.translateBy, -sideways / zoomTransform(node).k, 0);
        },
        {passive: false},
      );
    return () => {
      element.on('.zoom', null).on('.pan', null);
    };
  }, [made]);

  // Whatever else moved the stretch (a key, the brush, the present, a longer run) moves D3's zoom along, in mid-drag too.
  const {stretch, run, width, height} = hands;
  useLayoutEffect(() => {
    const element = present(lanes.current, 'the lanes are drawn');
    made
      .extent([
        [0, 0],
        [width, height],
      ])
      .translateExtent([
        [0, Number.NEGATIVE_INFINITY],
        [width, Number.POSITIVE_INFINITY],
      ])
      .scaleExtent([1, Math.max(1, lengthOf(run) / SHORTEST)]);
    const wanted = zoomOf(stretch, run, width);
    const {k, x} = zoomTransform(element);
    if (Math.abs(wanted.x - x) < UNSEEN && Math.abs(wanted.k / k - 1) * width < UNSEEN) return;
    isFollowing.current = true;
    select(element).call(made.transform, wanted);
    isFollowing.current = false;
  }, [made, stretch, run, width, height]);
  return lanes;
}
