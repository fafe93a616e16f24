// How large an element is, on the screen or on a sheet, kept up to date.
import {type RefCallback, useCallback, useState} from 'react';
import {whenSized} from './sheet.ts';

/** Whole pixels of an element's content box. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A ref to put on an element and its size; `before` stands until the element is laid out, and while it is not shown its last size. */
export function useSize(before: Size): readonly [ref: RefCallback<HTMLElement>, size: Size] {
  const [size, setSize] = useState(before);
  const ref = useCallback((element: HTMLElement | null) => {
    if (element === null) return;
    const measure = (): void => {
      const {width, height} = contentBox(element);
      if (width > 0 && height > 0)
        setSize((last) => (last.width === width && last.height === height ? last : {width, height}));
    };
    measure();
    return whenSized(element, measure);
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
