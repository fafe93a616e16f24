// What the page knows of explorations: what is to be walked, how far the worker has come, and the counterexample on screen.
import {create} from 'zustand';
import {faultLine} from '../../base/result.ts';
import type {Counterexample, ExploreProgress, ExploreReport} from '../../bridge/protocol/findings.ts';
import {device} from '../../kits/screens.ts';
import {askLab, onFault, tellLab} from './lab-store.ts';
import {onOtherDevice} from './run-device.ts';

/** Where an exploration stands. */
export interface ExplorationState {
  /** A rule broken on purpose, by name; null: none. */
  readonly fault: string | null;
  readonly scheduler: 'forced-abort' | 'patient';
  /** States at most of each walk. */
  readonly states: number;
  readonly isRunning: boolean;
  readonly progress: ExploreProgress | null;
  readonly report: ExploreReport | null;
  /** Those found, or read from a file. */
  readonly counterexamples: readonly Counterexample[];
  /** Which of them is shown, and after which of its steps; -1 is its start. */
  readonly shown: number;
  readonly at: number;
  readonly refusal: string | null;
  set(choice: Partial<Pick<ExplorationState, 'fault' | 'scheduler' | 'states'>>): void;
  explore(): Promise<void>;
  stop(): void;
  /** Reads a file's JSON; true if it held a counterexample. */
  read(json: unknown): Promise<boolean>;
  /** Shows a counterexample at its last step. */
  show(number: number): void;
  goTo(at: number): void;
}

let latest = 0;

export const useExploration = create<ExplorationState>()((set, get) => ({
  fault: null,
  scheduler: 'forced-abort',
  states: 5000,
  isRunning: false,
  progress: null,
  report: null,
  counterexamples: [],
  shown: 0,
  at: -1,
  refusal: null,
  set(choice) {
    set(choice);
  },
  async explore() {
    const run = ++latest;
    const {fault, scheduler, states} = get();
    set({isRunning: true, progress: null, refusal: null});
    const faults = fault === null ? [] : [fault];
    const answer = await askLab('explore', {faults, scheduler, states}, (progress) => {
      if (run === latest) set({progress});
    });
    if (run !== latest) return;
    set({isRunning: false});
    if (!answer.ok) set({refusal: faultLine(answer.fault)});
    const report = answer.ok ? answer.value : null;
    if (report === null) return;
    const found = [...report.properties.map(({counterexample}) => counterexample), report.withoutForcedAbort];
    set({report, counterexamples: found.filter((one) => one !== null)});
    get().show(0);
  },
  stop() {
    tellLab({type: 'stop', work: 'exploration'});
  },
  async read(json) {
    latest++;
    set({isRunning: false, refusal: null});
    const answer = await askLab('readExploration', json);
    if (!answer.ok) {
      set({refusal: faultLine(answer.fault)});
      return false;
    }
    set({report: null, counterexamples: answer.value});
    get().show(0);
    return true;
  },
  show(shown) {
    set({shown, at: (get().counterexamples[shown]?.steps.length ?? 0) - 1});
  },
  goTo(at) {
    const last = (get().counterexamples[get().shown]?.steps.length ?? 0) - 1;
    set({at: Math.max(-1, Math.min(last, at))});
  },
}));

// A worker that broke takes its work with it.
onFault(() => {
  latest++;
  useExploration.setState({isRunning: false});
});

// What was walked is the model of the device before; what was read from a file stays what it is.
onOtherDevice(() => {
  latest++;
  const {fault, report, isRunning, stop} = useExploration.getState();
  if (isRunning) stop();
  useExploration.setState({
    fault: fault !== null && Object.hasOwn(device.faults, fault) ? fault : null,
    isRunning: false,
    progress: null,
    refusal: null,
    ...(report === null ? {} : {report: null, counterexamples: [], shown: 0, at: -1}),
  });
});
