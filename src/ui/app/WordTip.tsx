// The meaning of the dotted word under the pointer or with the focus, over everything else; a click on the word reads on.
import {useEffect, useLayoutEffect, useRef, useState} from 'react';
import {laterCode, withCode} from '../store/later-code.ts';
import {usePage} from '../store/page-store.ts';
import './word-tip.css';

/** The glossary comes after the first paint. */
const meanings = laterCode(() => import('../layout/word-meaning.ts'));

const TIP_ID = 'word-tip';
const MARGIN = 4;

interface Tip {
  readonly word: Element;
  readonly text: string;
}

/** One for the page: it listens for all dotted words, those in drawings too. */
export default function WordTip() {
  const tip = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<Tip | null>(null);

  useEffect(() => {
    let asked: Element | null = null;
    const show = (word: Element): void => {
      if (word === asked) return;
      asked = word;
      meanings().then(
        ({meaningOf}) => {
          const text = meaningOf(nameOf(word));
          if (asked === word && text !== null) setShown({word, text});
        },
        // A click says what is wrong; the pointer alone does not.
        () => undefined,
      );
    };
    const hide = (): void => {
      asked = null;
      setShown(null);
    };
    const onOver = (event: Event): void => {
      const word = wordAt(event.target);
      if (word !== null) show(word);
      else if (!(event.target instanceof Node && tip.current?.contains(event.target) === true)) hide();
    };
    const onClick = (event: Event): void => {
      const word = wordAt(event.target);
      if (word === null) return;
      // What it stands in, a label or a row, is not meant.
      event.preventDefault();
      event.stopPropagation();
      hide();
      readOn(nameOf(word));
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') hide();
      else if (event.key === 'Enter' || event.key === ' ') onClick(event);
    };
    const held = new AbortController();
    const options = {capture: true, signal: held.signal};
    for (const type of ['pointerover', 'focusin'] as const) document.addEventListener(type, onOver, options);
    document.addEventListener('click', onClick, options);
    document.addEventListener('keydown', onKey, options);
    document.addEventListener('scroll', hide, options);
    document.documentElement.addEventListener('pointerleave', hide, {signal: held.signal});
    return () => held.abort();
  }, []);

  useLayoutEffect(() => {
    const element = tip.current;
    if (element === null || shown === null) return;
    element.showPopover();
    place(element, shown.word.getBoundingClientRect());
    shown.word.setAttribute('aria-describedby', TIP_ID);
    return () => {
      shown.word.removeAttribute('aria-describedby');
      element.hidePopover();
    };
  }, [shown]);

  return (
    <div ref={tip} id={TIP_ID} className="word-tip" role="tooltip" popover="manual">
      {shown?.text}
    </div>
  );
}

/** Above the word if there is room, else below; never off the window. */
function place(tip: HTMLElement, word: DOMRect): void {
  const {width, height} = tip.getBoundingClientRect();
  const hasRoom = word.top - height >= MARGIN;
  tip.style.left = `${Math.max(MARGIN, Math.min(word.left, window.innerWidth - width - MARGIN))}px`;
  tip.style.top = `${hasRoom ? word.top - height : word.bottom}px`;
}

function readOn(word: string): void {
  withCode('the glossary', meanings, ({slideOf}) => {
    const slide = slideOf(word);
    const {read} = usePage.getState();
    if (slide !== null || word === 'deck') read({page: 'deck', slide});
    else read({page: 'glossary', word});
  });
}

function wordAt(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest('[data-word]') : null;
}

function nameOf(word: Element): string {
  return word.getAttribute('data-word') ?? '';
}
