// Which slots of a list of equal rows are in sight: the scroll position and the height, nothing measured but those.
import {type RefObject, useCallback, useEffect, useState} from 'react';
import {useSheet, whenSized} from './sheet.ts';

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
  /** Slots that do not exist above the first: paper does not scroll, so its list begins with what is in sight. */
  readonly cut: number;
  /** Slots that the list is tall. */
  readonly tall: number;
  /** Brings a slot to the top, its rows at once: the browser tells of a scroll a frame later. */
  readonly scrollTo: (slot: number) => void;
}

/** Follows an element that scrolls over `slots` rows; `paperTop` is the slot at the top of a sheet that shows so many. */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  slots: number,
  paperTop: (visible: number) => number,
): RowWindow {
  const isSheet = useSheet();
  const [top, setTop] = useState(0);
  const [size, setSize] = useState({width: 0, height: 0});
  const scrollTo = useCallback(
    (slot: number): void => {
      const element = scroller.current;
      if (element === null) return;
      element.scrollTop = slot * ROW_PX;
      setTop(Math.floor(element.scrollTop / ROW_PX));
    },
    [scroller],
  );
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const onScroll = (): void => setTop(Math.floor(element.scrollTop / ROW_PX));
    const noMore = whenSized(element, () => setSize({width: element.clientWidth, height: element.clientHeight}));
    element.addEventListener('scroll', onScroll, {passive: true});
    onScroll();
    return () => {
      element.removeEventListener('scroll', onScroll);
      noMore();
    };
  }, [scroller]);
  const visible = Math.max(1, Math.floor(size.height / ROW_PX) - 1);
  const first = Math.max(0, Math.min(isSheet ? paperTop(visible) : top, slots - visible));
  const last = Math.min(slots, first + visible);
  return {
    from: isSheet ? first : Math.max(0, first - SPARE),
    to: isSheet ? last : Math.min(slots, last + 1 + SPARE),
    first,
    visible,
    remainder: size.height % ROW_PX,
    isWide: size.width >= WIDE_PX,
    cut: isSheet ? first : 0,
    tall: isSheet ? last - first : slots,
    scrollTo,
  };
}

/** The row that a key leads to from another, with so many in sight and so many in all; null for keys that choose none. */
export function rowForKey(key: string, row: number, visible: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return row + 1;
    case 'ArrowUp':
      return row - 1;
    case 'PageDown':
      return row + visible - 1;
    case 'PageUp':
      return row - visible + 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
