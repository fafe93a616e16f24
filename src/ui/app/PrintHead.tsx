// The head of a printed sheet: scenario, seed, event and digest. It is on no screen; it also fits the screen to the sheet.
import {useEffect, useState} from 'react';
import {useLab} from '../store/lab-store.ts';
import {milliseconds, thousands} from '../widgets/figures.ts';
import './print.css';

/** A4 lying on its side within margins of 10 mm, in CSS pixels; the head takes its part of the height. */
const SHEET = {width: 1046, height: 640};
/** The digest is asked for once the run has stood still for so long: a browser that prints waits for nothing. */
const CALM_MS = 400;

/** Shown on paper only. */
export default function PrintHead() {
  const view = useLab((state) => state.view);
  const running = useLab((state) => state.running);
  const isOpening = useLab((state) => state.isOpening);
  const [reckoned, setReckoned] = useState<{readonly position: number; readonly digest: string} | null>(null);
  const position = view?.position ?? null;
  useEffect(() => {
    setReckoned(null);
    if (position === null || running || isOpening) return;
    const timer = setTimeout(() => {
      void useLab
        .getState()
        .digest()
        .then((digest) => digest !== null && setReckoned({position, digest}));
    }, CALM_MS);
    return () => clearTimeout(timer);
  }, [position, running, isOpening]);
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

function fitSheet(): void {
  const stage = document.querySelector('.stage')?.getBoundingClientRect();
  if (stage === undefined) return;
  const {style, dataset} = document.documentElement;
  const zoom = Math.min(SHEET.width / stage.width, SHEET.height / stage.height);
  style.setProperty('--sheet-width', `${stage.width}px`);
  style.setProperty('--sheet-height', `${stage.height}px`);
  style.setProperty('--sheet-zoom', String(zoom));
  // Paper is white, whatever the screen is.
  dataset.theme = 'light';
}

function leaveSheet(): void {
  const {theme} = useLab.getState();
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
