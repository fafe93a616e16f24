// A word of the lab where it is used: its meaning shows on hover and on focus, a click opens the glossary at it.
import {type ReactNode, useEffect, useId, useState} from 'react';
import {usePage} from '../store/page-store.ts';

/** The glossary comes after the first paint. `term` as it has it; the text may be another form of it. */
export function Term({term, children}: {readonly term: string; readonly children: ReactNode}) {
  const id = useId();
  const [words, setWords] = useState('');
  useEffect(() => {
    let isHere = true;
    void import('../layout/glossary.ts').then(({termWords}) => {
      if (isHere) setWords(termWords(term) ?? '');
    });
    return () => {
      isHere = false;
    };
  }, [term]);
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
