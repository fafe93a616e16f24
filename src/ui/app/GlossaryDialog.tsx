// The glossary: every word of the lab in our own words, found by a few letters, and what is not modelled.
import {useEffect, useRef, useState} from 'react';
import {fuzzyMatch} from '../layout/fuzzy-match.ts';
import {GLOSSARY, type GlossaryTerm, NOT_MODELLED} from '../layout/glossary.ts';
import {usePage} from '../store/page-store.ts';
import {Dialog} from './Dialog.tsx';

/** Opens at the term that was asked for. */
export default function GlossaryDialog({onClose}: {readonly onClose: () => void}) {
  const term = usePage((state) => state.term);
  const [typed, setTyped] = useState('');
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (term !== null) body.current?.querySelector('[data-asked]')?.scrollIntoView({block: 'center'});
  }, [term]);
  const known = found(GLOSSARY, typed);
  const left = found(NOT_MODELLED, typed);
  return (
    <Dialog title="Words" onClose={onClose}>
      <label className="glossary-find">
        <span className="quiet">Find</span>
        <input className="field" autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
      </label>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="glossary" ref={body} tabIndex={0} aria-label="Words and their meaning">
        <Terms terms={known} asked={term} />
        {left.length > 0 && (
          <>
            <h3>Not modelled</h3>
            <Terms terms={left} asked={null} />
          </>
        )}
        {known.length + left.length === 0 && <p className="quiet">No word fits. Fewer letters find more.</p>}
      </section>
    </Dialog>
  );
}

function found(terms: readonly GlossaryTerm[], typed: string): readonly GlossaryTerm[] {
  return terms.filter(
    ({term, words}) => fuzzyMatch(typed, term) !== null || words.toLowerCase().includes(typed.toLowerCase()),
  );
}

function Terms({terms, asked}: {readonly terms: readonly GlossaryTerm[]; readonly asked: string | null}) {
  return (
    <dl>
      {terms.map(({term, words}) => [
        <dt key={term} data-asked={term === asked || undefined}>
          {term}
        </dt>,
        <dd key={`${term}:`}>{words}</dd>,
      ])}
    </dl>
  );
}
