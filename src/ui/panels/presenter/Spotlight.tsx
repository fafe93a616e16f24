// A round light that follows the pointer over a dimmed page: where the class shall look. It takes no click and hides no name.
import {useEffect, useRef} from 'react';
import './spotlight.css';

/** Where the pointer was last seen, so that the light begins there. */
export function Spotlight() {
  const dim = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const follow = ({clientX, clientY}: PointerEvent): void => {
      dim.current?.style.setProperty('--spot-x', `${clientX}px`);
      dim.current?.style.setProperty('--spot-y', `${clientY}px`);
    };
    window.addEventListener('pointermove', follow);
    return () => window.removeEventListener('pointermove', follow);
  }, []);
  return <div ref={dim} className="spotlight" aria-hidden="true" />;
}
