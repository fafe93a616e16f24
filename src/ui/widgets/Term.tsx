// A word of the lab where it is used: its meaning shows on hover and on focus, a click opens the glossary at it.
import {type ReactNode, useId} from 'react';
import {termWords} from '../layout/glossary.ts';
import {usePage} from '../store/page-store.ts';

/** `term` as the glossary has it; the text may be another form of it. */
export function Term({term, children}: {readonly term: string; readonly children: ReactNode}) {
  const id = useId();
  const words = termWords(term) ?? '';
  return (
    <span className="term">
      <button type="button" aria-describedby={id} onClick={() => usePage.getState().openGlossary(term)}>
        {children}
      </button>
      <span id={id} role="tooltip">
        {words}
      </span>
    </span>
  );
}
