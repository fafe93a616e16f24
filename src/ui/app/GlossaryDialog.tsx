// The glossary: the words on screen, every word of the lab in our own words, found by a few letters, and what is not modelled.
import {useEffect, useRef, useState} from 'react';
import type {GlossaryTerm} from '../../kits/contract/glossary-words.ts';
import {fuzzyMatch} from '../layout/fuzzy-match.ts';
import {glossary, notModelled} from '../layout/glossary.ts';
import {meaningOf} from '../layout/word-meaning.ts';
import {usePage} from '../store/page-store.ts';
import {Dialog} from '../widgets/Dialog.tsx';
import {Worded} from '../widgets/Worded.tsx';

/** Opens at the term that was asked for. */
export default function GlossaryDialog({onClose}: {readonly onClose: () => void}) {
  const reading = usePage((state) => state.reading);
  const term = reading?.page === 'glossary' ? reading.word : null;
  const [typed, setTyped] = useState('');
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (term !== null) body.current?.querySelector('[data-asked]')?.scrollIntoView({block: 'center'});
  }, [term]);
  const [onScreen] = useState(wordsOnScreen);
  const here = found(
    onScreen.flatMap((word) => {
      const words = meaningOf(word);
      return words === null ? [] : [{term: word, words}];
    }),
    typed,
  );
  const known = found(glossary(), typed);
  const left = found(notModelled(), typed);
  return (
    <Dialog title="Words" onClose={onClose}>
      <div className="glossary-find">
        <label>
          <span className="quiet">Find</span>
          <input
            className="field"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </label>
        <button type="button" className="button" onClick={() => usePage.getState().read({page: 'deck', slide: null})}>
          The deck, slide by slide
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="glossary" ref={body} tabIndex={0} aria-label="Words and their meaning">
        {term === null && here.length > 0 && (
          <>
            <h3>On this screen</h3>
            <Terms terms={here} asked={null} />
            <h3>All words</h3>
          </>
        )}
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

/** The words that are dotted on screen, in its order: the dialog itself is not drawn yet. */
function wordsOnScreen(): readonly string[] {
  const dotted = [...document.querySelectorAll('[data-word]')];
  return [...new Set(dotted.map((one) => one.getAttribute('data-word') ?? ''))];
}

function Terms({terms, asked}: {readonly terms: readonly GlossaryTerm[]; readonly asked: string | null}) {
  return (
    <dl>
      {terms.map(({term, words}) => [
        <dt key={term} data-asked={term === asked || undefined}>
          {term}
        </dt>,
        <dd key={`${term}:`}>
          <Worded text={words} />
        </dd>,
      ])}
    </dl>
  );
}
