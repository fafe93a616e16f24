// A value that changes at most so often: what a run changes faster than the eye follows is left out.
import {useEffect, useRef, useState} from 'react';

/** 30 times a second; 4 for who asked for less motion. */
const USUAL_MS = 33;
const REDUCED_MS = 250;

/** The latest value, at most 30 times a second; the last one always arrives, and at once that there is none: what was shown is gone. */
export function useSteady<T>(value: T): T {
  const [shown, setShown] = useState(value);
  const last = useRef(0);
  useEffect(() => {
    const pause = matchMedia('(prefers-reduced-motion: reduce)').matches ? REDUCED_MS : USUAL_MS;
    const wait = last.current + pause - performance.now();
    const show = (): void => {
      last.current = performance.now();
      setShown(() => value);
    };
    if (wait <= 0 || value === null) {
      show();
      return;
    }
    const timer = setTimeout(show, wait);
    return () => clearTimeout(timer);
  }, [value]);
  return value === null ? value : shown;
}
