// The keys of the lab: one table that the page obeys and the help shows.
import {useEffect} from 'react';
import {GO_TO_ID} from '../panels/transport/GoTo.tsx';
import {type LabState, useLab} from '../store/lab-store.ts';

interface Shortcut {
  /** As the help prints it. */
  readonly keys: string;
  readonly what: string;
  /** Values of `KeyboardEvent.key`; letters in lower case. */
  readonly match: readonly string[];
  readonly act: (lab: LabState, backwards: boolean) => void;
}

/** All keys; Shift turns a step backwards. */
export const SHORTCUTS: readonly Shortcut[] = [
  {keys: 'F8 or Space', what: 'run, pause', match: ['f8', ' '], act: (lab) => lab.toggleRun()},
  {keys: '.', what: 'step to the next access', match: ['.', '>', ':'], act: (lab, back) => lab.step('access', back)},
  {keys: ',', what: 'step back to the access before', match: [','], act: (lab) => lab.step('access', true)},
  {keys: 'E', what: 'step by one record', match: ['e'], act: (lab, back) => lab.step('event', back)},
  {keys: 'F11', what: 'step to the next transition', match: ['f11'], act: (lab, back) => lab.step('transition', back)},
  {keys: 'H', what: 'step to the next hand-off', match: ['h'], act: (lab, back) => lab.step('handoff', back)},
  {keys: 'N', what: 'step to the next denial', match: ['n'], act: (lab, back) => lab.step('denial', back)},
  {
    keys: 'G',
    what: 'type the number of an event to go to',
    match: ['g'],
    act: () => document.getElementById(GO_TO_ID)?.focus(),
  },
  {keys: 'Esc', what: 'follow the present again', match: ['escape'], act: (lab) => lab.select(null)},
];

/** Obeys the keys while nothing that takes text has the focus. `help` opens the list of keys. */
export function useShortcuts(help: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || takesKey(event)) return;
      const key = event.key.toLowerCase();
      if (key === '?') {
        help();
        event.preventDefault();
        return;
      }
      const shortcut = SHORTCUTS.find(({match}) => match.includes(key));
      if (shortcut === undefined) return;
      event.preventDefault();
      shortcut.act(useLab.getState(), event.shiftKey);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [help]);
}

function takesKey(event: KeyboardEvent): boolean {
  const {target} = event;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('dialog') !== null) return true;
  if (target.matches('input:not([type="range"]):not([type="checkbox"]), select, textarea')) return true;
  return event.key === ' ' && target.matches('button, a, summary, input, [role="button"], [role="tab"]');
}
