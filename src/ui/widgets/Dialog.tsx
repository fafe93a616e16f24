// A dialog that the browser itself keeps modal: its title, its button to close, Escape.
import {type ReactNode, useEffect, useId, useRef} from 'react';
import {IconButton} from './IconButton.tsx';

/** Shown as long as it is drawn; `onClose` takes it away. */
export function Dialog({
  title,
  isWide = false,
  onClose,
  children,
}: {
  readonly title: string;
  /** Takes most of the window. */
  readonly isWide?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={isWide ? 'help wide' : 'help'} aria-labelledby={heading} onClose={onClose}>
      <header>
        <h2 id={heading}>{title}</h2>
        <IconButton icon="close" name="Close" onClick={onClose} />
      </header>
      {children}
    </dialog>
  );
}
