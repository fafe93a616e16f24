// Which slots of a list of equal rows are in sight: the scroll position and the height, nothing measured but those.
import {type RefObject, useEffect, useState} from 'react';

/** Height of a row, and of the head that stays at the top. */
export const ROW_PX = 24;
/** Rows kept beyond each end, so that a turn of the wheel finds them drawn. */
const SPARE = 3;
/** From this width on all nine columns have room. */
const WIDE_PX = 780;

/** Slots [from, to) to draw; `first` is the one at the top and `visible` how many fit below the head. */
export interface RowWindow {
  readonly from: number;
  readonly to: number;
  readonly first: number;
  readonly visible: number;
  /** Pixels that no whole row fills: kept free below the last row, so that the first in sight is never cut. */
  readonly remainder: number;
  readonly isWide: boolean;
}

/** Follows an element that scrolls over `slots` rows. */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, slots: number): RowWindow {
  const [top, setTop] = useState(0);
  const [size, setSize] = useState({width: 0, height: 0});
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const onScroll = (): void => setTop(Math.floor(element.scrollTop / ROW_PX));
    const observer = new ResizeObserver(() => setSize({width: element.clientWidth, height: element.clientHeight}));
    element.addEventListener('scroll', onScroll, {passive: true});
    observer.observe(element);
    onScroll();
    return () => {
      element.removeEventListener('scroll', onScroll);
      observer.disconnect();
    };
  }, [scroller]);
  const visible = Math.max(1, Math.floor(size.height / ROW_PX) - 1);
  const first = Math.max(0, Math.min(top, slots - visible));
  return {
    from: Math.max(0, first - SPARE),
    to: Math.min(slots, first + visible + 1 + SPARE),
    first,
    visible,
    remainder: size.height % ROW_PX,
    isWide: size.width >= WIDE_PX,
  };
}
