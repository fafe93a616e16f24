// A word of the lab where it is used, dotted. What it means shows while the pointer is on it, a click reads on: `WordTip`
// sees to both. Tab passes it by: a page has many of them, and W lists those on screen.
import type {ReactNode} from 'react';

/** `word` as the glossary has it, or `slide 26`; the text may be another form of it. */
export function Term({word, children}: {readonly word: string; readonly children: ReactNode}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button would become the control of the label that it stands in
    <span className="term" role="button" tabIndex={-1} data-word={word}>
      {children}
    </span>
  );
}
