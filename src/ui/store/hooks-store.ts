// What the page knows of the hook designer: the hooks ticked, how far the worker has come, and what it found.
import {create} from 'zustand';
import {faultLine} from '../../base/result.ts';
import type {HookChoice, HookFinding, SearchProgress} from '../../bridge/protocol/findings.ts';
import {hooksOf, isDynamicText, shortText} from '../layout/hook-grid.ts';
import {askLab, onFault, tellLab, useLab} from './lab-store.ts';
import {onOtherDevice} from './run-device.ts';
import {openRunNames, type RunNames} from './run-stamp.ts';

/** Where the designer stands. */
export interface HooksState {
  /** Single hooks that are ticked. */
  readonly picked: readonly string[];
  /** The permission map is to follow the model. */
  readonly isDynamic: boolean;
  readonly running: 'try' | 'search' | null;
  /** How far a search has come. */
  readonly search: SearchProgress | null;
  /** What was tried last, as far as it is known. */
  readonly choice: HookChoice | null;
  readonly found: HookFinding | null;
  /** The run that was open when they were asked for; null before that. */
  readonly names: RunNames | null;
  /** Why the worker would not. */
  readonly refusal: string | null;
  /** The hooks of the open run, as text: what is ticked follows them when another run is opened. */
  readonly followed: string | null;
  follow(open: string): void;
  pick(hooks: readonly string[]): void;
  toggle(hook: string): void;
  toggleDynamic(): void;
  /** Tries what is ticked on the open scenario. */
  tryPicked(): Promise<void>;
  searchMinimal(): Promise<void>;
  stop(): void;
  /** Opens the scenario again under what is ticked; true if it was taken. */
  apply(): Promise<boolean>;
}

let latest = 0;

/** Nothing ticked, tried or found. */
const NOTHING = {
  picked: [],
  isDynamic: false,
  running: null,
  search: null,
  choice: null,
  found: null,
  names: null,
  refusal: null,
  followed: null,
} as const;

export const useHooks = create<HooksState>()((set, get) => ({
  ...NOTHING,
  follow(open) {
    if (open !== get().followed) set({followed: open, picked: hooksOf(open), isDynamic: isDynamicText(open)});
  },
  pick(picked) {
    set({picked});
  },
  toggle(hook) {
    const {picked} = get();
    set({picked: picked.includes(hook) ? picked.filter((one) => one !== hook) : [...picked, hook]});
  },
  toggleDynamic() {
    set({isDynamic: !get().isDynamic});
  },
  async tryPicked() {
    const run = ++latest;
    set({running: 'try', choice: null, names: openRunNames(), refusal: null});
    const answer = await askLab('tryHooks', shortText(get().picked, get().isDynamic), (choice) => {
      if (run === latest) set({choice});
    });
    if (run !== latest) return;
    set({running: null});
    if (answer.ok) set({choice: answer.value});
    else set({refusal: faultLine(answer.fault)});
  },
  async searchMinimal() {
    const run = ++latest;
    set({running: 'search', search: null, found: null, names: openRunNames(), refusal: null});
    const answer = await askLab('searchHooks', null, (search) => {
      if (run === latest) set({search});
    });
    if (run !== latest) return;
    set({running: null});
    if (!answer.ok) set({refusal: faultLine(answer.fault)});
    else if (answer.value !== null) set({found: answer.value, picked: hooksOf(answer.value.set), isDynamic: false});
  },
  stop() {
    tellLab({type: 'stop', work: 'hooks'});
  },
  async apply() {
    const {changes, reopen} = useLab.getState();
    const hooks = shortText(get().picked, get().isDynamic);
    const isTaken = await reopen({changes: {...changes, hooks}});
    if (!isTaken) set({refusal: useLab.getState().refusal});
    return isTaken;
  },
}));

// A worker that broke takes its work with it.
onFault(() => {
  latest++;
  useHooks.setState({running: null});
});

// Another device has other ports: nothing that was ticked or found names one of its own.
onOtherDevice(() => {
  latest++;
  const {running, stop} = useHooks.getState();
  if (running !== null) stop();
  useHooks.setState(NOTHING);
});
