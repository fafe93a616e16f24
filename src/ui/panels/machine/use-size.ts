// How large an element is on the screen, kept up to date.
import {type RefObject, useEffect, useRef, useState} from 'react';
import {whenSized} from '../../widgets/sheet.ts';

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
    if (element === null) return;
    return whenSized(element, () => {
      const {width, height} = contentBox(element);
      if (width > 0 && height > 0)
        setSize((last) => (last.width === width && last.height === height ? last : {width, height}));
    });
  }, []);
  return [ref, size];
}

function contentBox(element: Element): Size {
  const style = getComputedStyle(element);
  const px = (...lengths: string[]): number => lengths.reduce((sum, length) => sum + Number.parseFloat(length), 0);
  return {
    width: Math.floor(element.clientWidth - px(style.paddingLeft, style.paddingRight)),
    height: Math.floor(element.clientHeight - px(style.paddingTop, style.paddingBottom)),
  };
}
