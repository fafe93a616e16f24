// The commands of the page that have a key or a button: the page obeys them, the help shows them, the palette offers them.
import type {StepTarget} from '../../bridge/protocol/messages.ts';
import {device} from '../../kits/screens.ts';
import {letGo} from '../store/chosen-part.ts';
import {type LabState, useLab} from '../store/lab-store.ts';
import {type PageDialog, usePage} from '../store/page-store.ts';

/** One thing the page can do. */
export interface Command {
  /** In the help, and with a capital in the palette. */
  readonly words: string;
  /** What Shift makes of it, where that is another thing. */
  readonly back?: string;
  /** Its button's name where that says it otherwise. */
  readonly button?: string;
  /** As the help prints its key; null: it has none. */
  readonly keys: string | null;
  /** Values of `KeyboardEvent.key`; letters in lower case. */
  readonly match: readonly string[];
  /** It moves nothing, and lessons have it too. */
  readonly isInLessons?: boolean;
  /** Absent: on every device. A key asks for none that is not offered. */
  readonly isOffered?: () => boolean;
  readonly isPossible?: (lab: LabState) => boolean;
  readonly act: (backwards: boolean) => void;
}

/** What the command that types a number gives the focus. */
export const GO_TO_ID = 'go-to-event';

const isOpen = ({view}: LabState): boolean => view !== null;

function opens(dialog: PageDialog): () => void {
  return () => usePage.getState().openDialog(dialog);
}

function leadsTo(hash: string): () => void {
  return () => {
    location.hash = hash;
  };
}

/** A step on, and with Shift back. */
function step(to: StepTarget, key: string, words: string, back: string): Command {
  const act = (backwards: boolean): void => useLab.getState().step(to, backwards);
  return {words, back, keys: key.toUpperCase(), match: [key], isPossible: isOpen, act};
}

/** In the order of the help. */
export const COMMANDS = {
  run: {
    words: 'run, pause',
    back: 'run back to the breakpoint before',
    keys: 'F8 or Space',
    match: ['f8', ' '],
    isPossible: isOpen,
    act: (back) => (back ? useLab.getState().runBack() : useLab.getState().toggleRun()),
  },
  access: {
    words: 'step to the next access',
    keys: '.',
    match: ['.', '>', ':'],
    isPossible: isOpen,
    act: (back) => useLab.getState().step('access', back),
  },
  accessBefore: {
    words: 'step back to the access before',
    button: 'Back to the access before (,)',
    keys: ',',
    match: [','],
    isPossible: isOpen,
    act: () => useLab.getState().step('access', true),
  },
  event: step('event', 'e', 'step by one event', 'step back by one event'),
  transition: step('transition', 'x', 'step to the next transition', 'step back to the transition before'),
  modelEvent: step('model-event', 'm', 'step to the next model event', 'step back to the model event before'),
  operation: step('operation', 'o', 'step to the next driver operation', 'step back to the driver operation before'),
  frame: {
    ...step('frame', 'f', 'step to the next frame', 'step back to the frame before'),
    isOffered: () => device.network !== null,
  },
  interrupt: step(
    'interrupt',
    'q',
    'step to the next interrupt: the card raises its line, or one is injected',
    'step back to the interrupt before',
  ),
  handoff: step('handoff', 'h', 'step to the next hand-off', 'step back to the hand-off before'),
  denial: step('denial', 'n', 'step to the next denial', 'step back to the denial before'),
  moments: {
    words: 'jump to a moment that the scenario names',
    button: 'Moments that this scenario names (J)',
    keys: 'J',
    match: ['j'],
    isPossible: isOpen,
    act: opens('moments'),
  },
  goTo: {
    words: 'type the number of an event to go to',
    keys: 'G',
    match: ['g'],
    act: () => document.getElementById(GO_TO_ID)?.focus(),
  },
  breakpoints: {words: 'breakpoints', keys: 'B', match: ['b'], isPossible: isOpen, act: opens('breakpoints')},
  act: {
    get words() {
      return `act on the run here: another policy${device.network === null ? '' : ', a frame on the wire'}`;
    },
    get button() {
      return `Act here: another policy${device.network === null ? '' : ', or a frame on the wire'} (I)`;
    },
    keys: 'I',
    match: ['i'],
    isPossible: isOpen,
    act: opens('act'),
  },
  policies: {
    words: 'policies of the run',
    button: 'Policies: what the run rests on, and a run under others (P)',
    keys: 'P',
    match: ['p'],
    isPossible: isOpen,
    act: opens('policies'),
  },
  find: {
    words: 'find events by a filter',
    keys: '/',
    match: ['/'],
    act: () => {
      location.hash = '#lab';
      usePage.getState().find(true);
    },
  },
  colours: {words: 'colour rules of the log', keys: 'C', match: ['c'], act: opens('colours')},
  editor: {words: 'edit the scenario as text', keys: 'S', match: ['s'], isPossible: isOpen, act: opens('editor')},
  share: {
    words: 'copy link: this view as an address, also as a QR code',
    button: 'Copy link: this view as an address',
    keys: 'Y',
    match: ['y'],
    isInLessons: true,
    act: opens('share'),
  },
  letGo: {
    words: 'let go of what is chosen, event, state or span, and follow the present again',
    keys: 'Esc',
    match: ['escape'],
    isInLessons: true,
    act: letGo,
  },
  present: {
    words: 'teach: the presenter, two drawings in large type',
    button: 'Presenter: two drawings in large type, for a class (T)',
    keys: 'T',
    match: ['t'],
    act: leadsTo('#present'),
  },
  predict: {
    words: 'ask: predict before each verdict, transition and hand-off from here on',
    button: 'Predict: be asked before each verdict, transition and hand-off from here on (A)',
    keys: 'A',
    match: ['a'],
    isPossible: isOpen,
    act: leadsTo('#predict'),
  },
  panels: {words: 'panels of the lab: put away, bring back', keys: 'L', match: ['l'], act: opens('panels')},
  words: {
    words: 'words: those on the screen, and all others',
    keys: 'W',
    match: ['w'],
    isInLessons: true,
    act: () => usePage.getState().read({page: 'glossary', word: null}),
  },
  help: {words: 'keys and help', keys: '?', match: ['?'], isInLessons: true, act: opens('help')},
  start: {
    words: 'to the start of the run',
    button: 'To the start',
    keys: null,
    match: [],
    isPossible: isOpen,
    act: () => useLab.getState().goTo(-1),
  },
} as const satisfies Readonly<Record<string, Command>>;

/** A step along what a class is shown, at the level intro. */
export const STORY: Command = {
  words: 'step to the next event of the story',
  keys: null,
  match: [],
  isPossible: isOpen,
  act: (back) => useLab.getState().step('story', back),
};

/** All of them. */
export const ALL_COMMANDS: readonly Command[] = Object.values(COMMANDS);

/** Those that mean something on the device there is. */
export function offeredCommands(): readonly Command[] {
  return ALL_COMMANDS.filter(({isOffered}) => isOffered?.() !== false);
}

/** The one that a key asks for. */
export function commandOfKey(key: string): Command | undefined {
  return offeredCommands().find(({match}) => match.includes(key));
}

/** Does it where it is possible. */
export function act({isPossible, act}: Command, backwards = false): void {
  if (isPossible?.(useLab.getState()) !== false) act(backwards);
}

/** The key that opens the palette, as this machine's keyboard prints it. */
export function paletteKeys(): string {
  return /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘K' : 'Ctrl+K';
}
