// What the page knows of the hook designer: the hooks ticked, how far the worker has come, and what it found.
import {create} from 'zustand';
import {faultLine} from '../../base/result.ts';
import type {HookChoice, HookFinding, SearchProgress} from '../../bridge/protocol/side-orders.ts';
import {DYNAMIC} from '../../sim/models/ne2k/hook-set.ts';
import {hooksOf, shortText} from '../layout/hook-grid.ts';
import {askLab, useLab} from './lab-store.ts';

/** Where the designer stands. */
export interface HooksState {
  /** Single hooks that are ticked. */
  readonly picked: readonly string[];
  readonly running: 'try' | 'search' | null;
  /** How far a search has come. */
  readonly search: SearchProgress | null;
  /** What was tried last, as far as it is known. */
  readonly choice: HookChoice | null;
  readonly found: HookFinding | null;
  /** Why the worker would not. */
  readonly refusal: string | null;
  /** The hooks of the open run, as text: what is ticked follows them when another run is opened. */
  readonly followed: string | null;
  follow(open: string): void;
  pick(hooks: readonly string[]): void;
  toggle(hook: string): void;
  /** Tries what is ticked on the open scenario. */
  tryPicked(): Promise<void>;
  searchMinimal(): Promise<void>;
  stop(): void;
  /** Opens the scenario again under what is ticked; true if it was taken. */
  apply(): Promise<boolean>;
}

let latest = 0;

export const useHooks = create<HooksState>()((set, get) => ({
  picked: [],
  running: null,
  search: null,
  choice: null,
  found: null,
  refusal: null,
  followed: null,
  follow(open) {
    if (open !== get().followed) set({followed: open, picked: hooksOf(open)});
  },
  pick(picked) {
    set({picked});
  },
  toggle(hook) {
    const {picked} = get();
    set({picked: picked.includes(hook) ? picked.filter((one) => one !== hook) : [...picked, hook]});
  },
  async tryPicked() {
    const run = ++latest;
    set({running: 'try', choice: null, refusal: null});
    const order = {kind: 'hooks', act: 'try', hooks: shortText(get().picked)} as const;
    const answer = await askLab((lab) =>
      lab.begin(order, (progress) => {
        if (run === latest && progress.act === 'try') set({choice: progress.choice});
      }),
    );
    if (run !== latest) return;
    set({running: null});
    if (answer?.ok === true && answer.value.act === 'try') set({choice: answer.value.choice});
    else if (answer?.ok === false) set({refusal: faultLine(answer.fault)});
  },
  async searchMinimal() {
    const run = ++latest;
    set({running: 'search', search: null, found: null, refusal: null});
    const answer = await askLab((lab) =>
      lab.begin({kind: 'hooks', act: 'search'}, (progress) => {
        if (run === latest && progress.act === 'search') set({search: progress.search});
      }),
    );
    if (run !== latest) return;
    set({running: null});
    if (answer?.ok === true && answer.value.act === 'search') {
      set({found: answer.value.found, picked: hooksOf(answer.value.found.set)});
    } else if (answer?.ok === false) set({refusal: faultLine(answer.fault)});
  },
  stop() {
    void askLab(async (lab) => lab.send({type: 'stop', kind: 'hooks'}));
  },
  async apply() {
    const {changes, reopen, view} = useLab.getState();
    const picked = shortText(get().picked);
    // The grid ticks hooks; whether the map follows the page is the run's own choice and stays so.
    const hooks = view?.hooks.includes(DYNAMIC) === true ? `${picked},${DYNAMIC}` : picked;
    const isTaken = await reopen({changes: {...changes, hooks}});
    if (!isTaken) set({refusal: useLab.getState().refusal});
    return isTaken;
  },
}));

// A worker that broke takes its work with it.
useLab.subscribe(({fault}, before) => {
  if (fault === null || before.fault !== null) return;
  latest++;
  useHooks.setState({running: null});
});
