// The size of an element as it is laid out, in CSS pixels.
import {type RefObject, useLayoutEffect, useState} from 'react';
import {whenSized} from '../../widgets/sheet.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The content box of `ref`'s element; `before` until it has been laid out. */
export function useSize(ref: RefObject<HTMLElement | null>, before: Size): Size {
  const [size, setSize] = useState(before);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const measure = (): void => {
      const {clientWidth: width, clientHeight: height} = element;
      setSize((last) => (last.width === width && last.height === height ? last : {width, height}));
    };
    measure();
    return whenSized(element, measure);
  }, [ref]);
  return size;
}
