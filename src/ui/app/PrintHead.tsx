// The head of a printed sheet: scenario, seed, event and digest. It is on no screen; it also fits the screen to the sheet.
import {useEffect, useState} from 'react';
import {flushSync} from 'react-dom';
import {thousands} from '../../base/figures.ts';
import {lookUp, useLab} from '../store/lab-store.ts';
import {milliseconds} from '../widgets/figures.ts';
import {layOut} from '../widgets/sheet.ts';
import './print.css';
import {isOpening, isRunning} from '../store/run-phase.ts';
import {showTheme} from './themes.ts';

/** The digest is asked for once the run has stood still for so long: a browser that prints waits for nothing. */
const CALM_MS = 400;

/** Shown on paper only. */
export default function PrintHead() {
  const view = useLab((state) => state.view);
  const running = useLab(isRunning);
  const isOnTheWay = useLab(isOpening);
  const [reckoned, setReckoned] = useState<{readonly position: number; readonly digest: string} | null>(null);
  const position = view?.position ?? null;
  useEffect(() => {
    setReckoned(null);
    if (position === null || running || isOnTheWay) return;
    const timer = setTimeout(() => {
      void lookUp('digest', null).then((answer) => answer !== null && setReckoned({position, digest: answer.digest}));
    }, CALM_MS);
    return () => clearTimeout(timer);
  }, [position, running, isOnTheWay]);
  useEffect(() => {
    window.addEventListener('beforeprint', fitSheet);
    window.addEventListener('afterprint', leaveSheet);
    return () => {
      window.removeEventListener('beforeprint', fitSheet);
      window.removeEventListener('afterprint', leaveSheet);
    };
  }, []);
  if (view === null) return null;
  const {scenario, seed, profile, now, policies} = view;
  return (
    <div className="print-head" aria-hidden="true">
      <h1>VPIO Lab: {scenario.title}</h1>
      <span>scenario {scenario.name}</span>
      <span>seed {seed}</span>
      <span>card {profile === 'qemu' ? 'QEMU’s' : 'as its data sheet says'}</span>
      <span>
        {view.position === 0 ? 'at power-on' : `event ${thousands(view.position - 1)}`}, {milliseconds(now)} ms
      </span>
      <span>digest {reckoned?.position === view.position ? reckoned.digest : 'of a run that goes on: none'}</span>
      <span>{policies.map(({name, choice}) => `${name} ${choice}`).join('; ')}</span>
    </div>
  );
}

/** Where lists stood before paper, which does not scroll. */
let scrolled: readonly (readonly [Element, number])[] = [];

/** What print.css sets in columns of which paper shows the first: what has no room there is in the next. */
const COLUMNS =
  '.costs, .event, .stage .twin-scroll, .register-scroll, .register-words, .frame-tree, .frame-bytes-scroll';

function fitSheet(): void {
  scrolled = [...document.querySelectorAll('.stage *')].flatMap((element) =>
    element.scrollTop > 0 ? [[element, element.scrollTop]] : [],
  );
  // Paper is white, whatever the screen is.
  showTheme('light');
  layOut(true, flushSync);
  for (const element of document.querySelectorAll(COLUMNS)) {
    const {parentElement, scrollWidth, clientWidth} = element;
    if (parentElement === null || scrollWidth <= clientWidth + 1) continue;
    // The line that says so takes room too: what is left out is known after it.
    parentElement.dataset.more = 'more on screen';
    const {right} = element.getBoundingClientRect();
    for (const part of element.querySelectorAll<HTMLElement>('*'))
      if (part.getBoundingClientRect().left >= right) part.dataset.leftOut = '';
  }
}

function leaveSheet(): void {
  showTheme(useLab.getState().theme);
  for (const element of document.querySelectorAll<HTMLElement>('[data-more], [data-left-out]')) {
    delete element.dataset.more;
    delete element.dataset.leftOut;
  }
  layOut(false, flushSync);
  for (const [element, top] of scrolled) element.scrollTop = top;
  scrolled = [];
}
