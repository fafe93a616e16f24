// The bar between two panels: dragged, or moved by arrow keys; a double click gives back the usual size.
import {type KeyboardEvent, type PointerEvent, useRef} from 'react';

/** Pixels an arrow key moves it. */
const KEY_STEP = 16;

interface SplitterProps {
  /** What it resizes, for a screen reader. */
  readonly label: string;
  /** The bar's own direction: a vertical one stands between columns. */
  readonly orientation: 'vertical' | 'horizontal';
  /** Which neighbour has the size; the other takes the rest. */
  readonly sized: 'before' | 'after';
  readonly size: number;
  readonly least: number;
  /** What the other neighbour needs at least. */
  readonly leastOther: number;
  /** null: the usual size again. */
  readonly onSize: (size: number | null) => void;
}

/** A focusable separator between the elements before and after it. */
export function Splitter({label, orientation, sized, size, least, leastOther, onSize}: SplitterProps) {
  const bar = useRef<HTMLHRElement>(null);
  const drag = useRef<{readonly from: number; readonly size: number; readonly most: number} | null>(null);
  const isVertical = orientation === 'vertical';
  const grows = sized === 'before' ? 1 : -1;

  /** The sized neighbour as it is on screen, and how far it may grow. */
  const measured = (): {size: number; most: number} => {
    const extent = (element: Element | null | undefined): number => {
      const box = element?.getBoundingClientRect();
      return box === undefined ? 0 : isVertical ? box.width : box.height;
    };
    const before = extent(bar.current?.previousElementSibling);
    const after = extent(bar.current?.nextElementSibling);
    const own = sized === 'before' ? before : after;
    return {size: own, most: Math.max(least, before + after - leastOther)};
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = {from: isVertical ? event.clientX : event.clientY, ...measured()};
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    if (drag.current === null) return;
    const {from, size: start, most} = drag.current;
    const moved = (isVertical ? event.clientX : event.clientY) - from;
    onSize(Math.round(Math.min(most, Math.max(least, start + grows * moved))));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const {size: now, most} = measured();
    const target = keyTarget(event.key, isVertical, now, grows, least, most);
    if (target === null) return;
    event.preventDefault();
    onSize(Math.round(Math.min(most, Math.max(least, target))));
  };
  return (
    <hr
      ref={bar}
      className="splitter"
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={Math.round(size)}
      aria-valuemin={least}
      aria-valuetext={`${Math.round(size)} pixels`}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        drag.current = null;
      }}
      onDoubleClick={() => onSize(null)}
      onKeyDown={onKeyDown}
    />
  );
}

/** The size that a key asks for; null for keys that ask for none. */
function keyTarget(
  key: string,
  isVertical: boolean,
  now: number,
  grows: number,
  least: number,
  most: number,
): number | null {
  if (key === (isVertical ? 'ArrowRight' : 'ArrowDown')) return now + grows * KEY_STEP;
  if (key === (isVertical ? 'ArrowLeft' : 'ArrowUp')) return now - grows * KEY_STEP;
  if (key === 'Home') return least;
  return key === 'End' ? most : null;
}
