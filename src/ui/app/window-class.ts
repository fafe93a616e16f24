// How much the window holds: the layout is chosen by this and by nothing else.
import {useSyncExternalStore} from 'react';

/** `full` from 1600 × 1000, `low` as wide but lower, `compact` from 1200, `narrow` below. */
export type WindowClass = 'full' | 'low' | 'compact' | 'narrow';

/** The class of a window, in CSS pixels. */
export function windowClass(width: number, height: number): WindowClass {
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
  return useSyncExternalStore(subscribe, () => windowClass(window.innerWidth, window.innerHeight));
}
