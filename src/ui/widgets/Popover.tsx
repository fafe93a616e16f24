// A small sheet over the page, beside what opened it: takes the focus, gives it back, and goes by Escape or a click elsewhere.
import {type ReactNode, useEffect, useLayoutEffect, useRef, useState} from 'react';
import './popover.css';

/** Where a sheet hangs: below a rectangle of the window if there is room, else above it. */
export type PopoverPlace = Pick<DOMRect, 'left' | 'top' | 'bottom'>;

const MARGIN = 4;

/** Shown as long as it is drawn; `onClose` takes it away. */
export function Popover({
  label,
  place,
  onClose,
  onEscape = onClose,
  children,
}: {
  readonly label: string;
  readonly place: PopoverPlace;
  readonly onClose: () => void;
  /** What Escape does, where it does more than close. */
  readonly onEscape?: () => void;
  readonly children: ReactNode;
}) {
  const sheet = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  const [corner, setCorner] = useState({left: place.left, top: place.bottom + MARGIN});

  useLayoutEffect(() => {
    const element = sheet.current;
    if (element === null) return;
    const {width, height} = element.getBoundingClientRect();
    const below = place.bottom + MARGIN;
    const hasRoom = below + height <= window.innerHeight - MARGIN;
    setCorner({
      left: Math.max(MARGIN, Math.min(place.left, window.innerWidth - width - MARGIN)),
      top: hasRoom ? below : Math.max(MARGIN, place.top - MARGIN - height),
    });
  }, [place]);

  useEffect(() => {
    const element = sheet.current;
    const before = document.activeElement;
    element?.querySelector<HTMLElement>('button, select, input')?.focus();
    const onPointer = (event: PointerEvent): void => {
      if (event.target instanceof Node && element?.contains(event.target) !== true) close.current();
    };
    document.addEventListener('pointerdown', onPointer, true);
    return () => {
      document.removeEventListener('pointerdown', onPointer, true);
      if (before instanceof HTMLElement && element?.contains(document.activeElement) !== false) before.focus();
    };
  }, []);

  return (
    <div
      ref={sheet}
      className="popover"
      role="dialog"
      aria-label={label}
      style={corner}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        event.preventDefault();
        onEscape();
      }}
    >
      {children}
    </div>
  );
}
