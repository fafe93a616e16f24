// A small sheet over the page, beside what opened it. That it lies on top, that a click elsewhere takes it away and that the
// focus goes back where it was is the browser's doing.
import {type ReactNode, useLayoutEffect, useRef} from 'react';
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

  useLayoutEffect(() => {
    const element = sheet.current;
    element?.showPopover();
    element?.querySelector<HTMLElement>('button, select, input')?.focus();
    return () => element?.hidePopover();
  }, []);

  useLayoutEffect(() => {
    if (sheet.current !== null) hang(sheet.current, place);
  }, [place]);

  return (
    <div
      ref={sheet}
      className="popover"
      popover="auto"
      role="dialog"
      aria-label={label}
      // A press on its text leaves the focus in it, and Escape with it.
      tabIndex={-1}
      onToggle={({newState}) => {
        if (newState === 'closed') onClose();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // The page lets go of what is chosen at this key.
        event.stopPropagation();
        event.preventDefault();
        onEscape();
      }}
    >
      {children}
    </div>
  );
}

function hang(sheet: HTMLElement, {left, top, bottom}: PopoverPlace): void {
  const {width, height} = sheet.getBoundingClientRect();
  const below = bottom + MARGIN;
  const hasRoom = below + height <= window.innerHeight - MARGIN;
  sheet.style.left = `${Math.max(MARGIN, Math.min(left, window.innerWidth - width - MARGIN))}px`;
  sheet.style.top = `${hasRoom ? below : Math.max(MARGIN, top - MARGIN - height)}px`;
}
