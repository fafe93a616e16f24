// How much the window holds: the layout is chosen by this and by nothing else.
import {useRef, useSyncExternalStore} from 'react';
import {useSheet} from '../widgets/sheet.ts';

/** `full` from 1600 × 1000, `low` as wide but lower, `compact` from 1200, `narrow` below; `sheet` on paper, but for a narrow one's. */
export type WindowClass = 'full' | 'low' | 'compact' | 'narrow' | 'sheet';

/** The class of a window, in CSS pixels. */
export function windowClass(width: number, height: number): Exclude<WindowClass, 'sheet'> {
  if (width < 1200) return 'narrow';
  if (width < 1600) return 'compact';
  return height < 1000 ? 'low' : 'full';
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

/** The class of the window now. */
export function useWindowClass(): WindowClass {
  const isSheet = useSheet();
  const now = useSyncExternalStore(subscribe, () => windowClass(window.innerWidth, window.innerHeight));
  // While it prints, a browser may take the sheet for the window.
  const onScreen = useRef(now);
  if (!isSheet) onScreen.current = now;
  // What a narrow window doesn't show isn't there to be printed either.
  return isSheet && onScreen.current !== 'narrow' ? 'sheet' : onScreen.current;
}
