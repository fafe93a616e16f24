// How large an element is on the screen, kept up to date.
import {type RefObject, useEffect, useRef, useState} from 'react';

/** Pixels of an element's content box. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A ref to put on an element and its size; `before` stands until the element is measured. */
export function useSize(before: Size): readonly [RefObject<HTMLDivElement | null>, Size] {
  const ref = useRef<HTMLDivElement | null>(null);
  const [size, setSize] = useState(before);
  useEffect(() => {
    const element = ref.current;
    if (element === null || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver((entries) => {
      const rect = entries[0]?.contentRect;
      if (rect !== undefined && rect.width > 0 && rect.height > 0)
        setSize({width: Math.floor(rect.width), height: Math.floor(rect.height)});
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, size];
}
