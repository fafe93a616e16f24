// Every drawing has a table that says the same; this is the switch between them.
import type {ReactNode} from 'react';
import {IconButton} from './IconButton.tsx';

/** A toggle for a panel's header: `shown` is true while the table stands in for the drawing. */
export function TableTwinToggle({
  shown,
  onToggle,
  of,
}: {
  readonly shown: boolean;
  readonly onToggle: () => void;
  readonly of: string;
}) {
  return <IconButton icon="table" name={`${of} as a table`} pressed={shown} onClick={onToggle} />;
}

/** The place of such tables: it scrolls, by keyboard too. */
export function TableTwin({of, children}: {readonly of: string; readonly children: ReactNode}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached to be scrolled
    <section className="twin-scroll" aria-label={`${of} as a table`} tabIndex={0}>
      {children}
    </section>
  );
}
