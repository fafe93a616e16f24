// The keys of the lab: one table that the page obeys, the help shows and the palette offers.
import {useEffect} from 'react';
import {flushSync} from 'react-dom';
import {GO_TO_ID} from '../panels/transport/GoTo.tsx';
import {letGo} from '../store/chosen-part.ts';
import {type LabState, useLab} from '../store/lab-store.ts';
import {usePage} from '../store/page-store.ts';

interface Shortcut {
  /** As the help prints it. */
  readonly keys: string;
  readonly what: string;
  /** What Shift with the key does, where that is another thing. */
  readonly back?: string;
  /** Values of `KeyboardEvent.key`; letters in lower case. */
  readonly match: readonly string[];
  /** It moves nothing, and lessons have it too. */
  readonly isInLessons?: boolean;
  readonly act: (lab: LabState, backwards: boolean) => void;
}

/** All keys; Shift turns a step backwards. */
export const SHORTCUTS: readonly Shortcut[] = [
  {
    keys: 'F8 or Space',
    what: 'run, pause',
    back: 'run back to the breakpoint before',
    match: ['f8', ' '],
    act: (lab, back) => (back ? lab.runBack() : lab.toggleRun()),
  },
  {keys: '.', what: 'step to the next access', match: ['.', '>', ':'], act: (lab, back) => lab.step('access', back)},
  {keys: ',', what: 'step back to the access before', match: [','], act: (lab) => lab.step('access', true)},
  {
    keys: 'E',
    what: 'step by one event',
    back: 'step back by one event',
    match: ['e'],
    act: (lab, back) => lab.step('event', back),
  },
  {
    keys: 'X',
    what: 'step to the next transition',
    back: 'step back to the transition before',
    match: ['x'],
    act: (lab, back) => lab.step('transition', back),
  },
  {
    keys: 'M',
    what: 'step to the next model event',
    back: 'step back to the model event before',
    match: ['m'],
    act: (lab, back) => lab.step('model-event', back),
  },
  {
    keys: 'O',
    what: 'step to the next driver operation',
    back: 'step back to the driver operation before',
    match: ['o'],
    act: (lab, back) => lab.step('operation', back),
  },
  {
    keys: 'F',
    what: 'step to the next frame',
    back: 'step back to the frame before',
    match: ['f'],
    act: (lab, back) => lab.step('frame', back),
  },
  {
    keys: 'Q',
    what: 'step to the next interrupt: the card raises its line, or one is injected',
    back: 'step back to the interrupt before',
    match: ['q'],
    act: (lab, back) => lab.step('interrupt', back),
  },
  {
    keys: 'H',
    what: 'step to the next hand-off',
    back: 'step back to the hand-off before',
    match: ['h'],
    act: (lab, back) => lab.step('handoff', back),
  },
  {
    keys: 'N',
    what: 'step to the next denial',
    back: 'step back to the denial before',
    match: ['n'],
    act: (lab, back) => lab.step('denial', back),
  },
  {
    keys: 'J',
    what: 'jump to a moment that the scenario names',
    match: ['j'],
    act: (lab) => {
      if (lab.view !== null) usePage.getState().openDialog('moments');
    },
  },
  {
    keys: 'G',
    what: 'type the number of an event to go to',
    match: ['g'],
    act: () => document.getElementById(GO_TO_ID)?.focus(),
  },
  {
    keys: 'B',
    what: 'breakpoints',
    match: ['b'],
    act: (lab) => {
      if (lab.view !== null) usePage.getState().openDialog('breakpoints');
    },
  },
  {
    keys: 'I',
    what: 'act on the run here: another policy, a frame on the wire',
    match: ['i'],
    act: (lab) => {
      if (lab.view !== null) usePage.getState().openDialog('act');
    },
  },
  {
    keys: 'P',
    what: 'policies of the run',
    match: ['p'],
    act: (lab) => {
      if (lab.view !== null) usePage.getState().openDialog('policies');
    },
  },
  {
    keys: '/',
    what: 'find events by a filter',
    match: ['/'],
    act: () => {
      location.hash = '#lab';
      usePage.getState().find(true);
    },
  },
  {
    keys: 'C',
    what: 'colour rules of the log',
    match: ['c'],
    act: () => usePage.getState().openDialog('colours'),
  },
  {
    keys: 'S',
    what: 'edit the scenario as text',
    match: ['s'],
    act: (lab) => {
      if (lab.view !== null) usePage.getState().openDialog('editor');
    },
  },
  {
    keys: 'Y',
    what: 'copy link: this view as an address, also as a QR code',
    match: ['y'],
    isInLessons: true,
    act: (lab) => {
      if (lab.view !== null) usePage.getState().openDialog('share');
    },
  },
  {
    keys: 'Esc',
    what: 'let go of what is chosen, event, state or span, and follow the present again',
    match: ['escape'],
    isInLessons: true,
    act: letGo,
  },
  {
    keys: 'T',
    what: 'teach: the presenter, two drawings in large type',
    match: ['t'],
    act: () => {
      location.hash = '#present';
    },
  },
  {
    keys: 'A',
    what: 'ask: predict before each verdict, transition and hand-off from here on',
    match: ['a'],
    act: (lab) => {
      if (lab.view !== null) location.hash = '#predict';
    },
  },
  {
    keys: 'L',
    what: 'panels of the lab: put away, bring back',
    match: ['l'],
    act: () => usePage.getState().openDialog('panels'),
  },
  {
    keys: 'W',
    what: 'words: those on the screen, and all others',
    match: ['w'],
    isInLessons: true,
    act: () => usePage.getState().read({page: 'glossary', word: null}),
  },
  {keys: '?', what: 'keys and help', match: ['?'], isInLessons: true, act: () => usePage.getState().openDialog('help')},
];

/** The key that opens the palette, as this machine's keyboard prints it. */
export function paletteKeys(): string {
  return /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘K' : 'Ctrl+K';
}

/** Obeys the keys while nothing that takes text has the focus; the palette's even then. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const key = event.key.toLowerCase();
      if (key === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
        event.preventDefault();
        takeClosedAway();
        usePage.getState().openDialog('palette');
        return;
      }
      if (event.ctrlKey || event.altKey || event.metaKey || takesKey(event)) return;
      const shortcut = SHORTCUTS.find(({match}) => match.includes(key));
      const isLesson = useLab.getState().screen === 'lesson';
      if (shortcut === undefined || (isLesson && !shortcut.isInLessons)) return;
      event.preventDefault();
      takeClosedAway();
      shortcut.act(useLab.getState(), event.shiftKey);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

/** The browser says that a dialog closed only after it has: until then the page holds it for open, and could not open it again. */
function takeClosedAway(): void {
  for (const closed of document.querySelectorAll('dialog:not([open])'))
    flushSync(() => closed.dispatchEvent(new Event('close')));
}

function takesKey(event: KeyboardEvent): boolean {
  const {target} = event;
  if (!(target instanceof HTMLElement)) return false;
  // An open dialog has the keys, wherever the focus is: what had it may be gone. One just closed has none, though the focus
  // is in it until the browser draws again.
  if (document.querySelector('dialog[open]') !== null) return true;
  if (target.matches('input:not([type="range"]):not([type="checkbox"]), select, textarea')) return true;
  return event.key === ' ' && target.matches('button, a, summary, input, [role="button"], [role="tab"]');
}
