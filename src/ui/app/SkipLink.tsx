// The first stop of Tab: past the bars to what the page shows. Seen while it has the focus alone.
import type {MouseEvent} from 'react';

/** The element that the link leads to. */
export const CONTENT_ID = 'content';

/** A link whose address is not followed: the page's hash names its screen. */
export function SkipLink() {
  const skip = (event: MouseEvent): void => {
    event.preventDefault();
    document.getElementById(CONTENT_ID)?.focus();
  };
  return (
    <a className="skip-link" href={`#${CONTENT_ID}`} onClick={skip}>
      Skip to the panels
    </a>
  );
}
