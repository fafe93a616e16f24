// The deck: what it is, and each of its slides in our own words. Opens at the slide that was asked for.
import {useEffect, useRef} from 'react';
import {DECK_ABOUT, SLIDES} from '../layout/deck.ts';
import {usePage} from '../store/page-store.ts';
import {Dialog} from '../widgets/Dialog.tsx';

/** One entry a slide. */
export default function DeckDialog({onClose}: {readonly onClose: () => void}) {
  const reading = usePage((state) => state.reading);
  const asked = reading?.page === 'deck' ? reading.slide : null;
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asked !== null) body.current?.querySelector('[data-asked]')?.scrollIntoView({block: 'start'});
  }, [asked]);
  return (
    <Dialog title="The deck" onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="glossary" ref={body} tabIndex={0} aria-label="The deck, slide by slide">
        {DECK_ABOUT.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <dl>
          {SLIDES.map(({slide, title, words}) => [
            <dt key={slide} data-asked={slide === asked || undefined}>
              Slide {slide}: {title}
            </dt>,
            <dd key={`${slide}:`}>{words}</dd>,
          ])}
        </dl>
      </section>
    </Dialog>
  );
}
