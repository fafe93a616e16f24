// What the page knows of the comparison: what is to be compared, how far it has come, and the figures.
import {create} from 'zustand';
import {faultLine} from '../../base/result.ts';
import type {RunRequest} from '../../bridge/open-run.ts';
import type {ComparedScenario, Technique, TechniqueReport} from '../../bridge/protocol/messages.ts';
import type {ScenarioChanges} from '../../scenarios/changes.ts';
import {askLab, onFault, openedRequest, tellLab, useLab} from './lab-store.ts';

/** Where a comparison stands. */
export interface CompareState {
  /** A name of the library; null: what is open. */
  readonly choice: string | null;
  readonly isRunning: boolean;
  /** Techniques done, of how many that the device can have, and the one under way. */
  readonly done: number;
  readonly of: number;
  readonly technique: Technique | null;
  /** What the figures are of; null before the first. */
  readonly scenario: ComparedScenario | null;
  readonly reports: readonly TechniqueReport[];
  /** Which run was open when the figures were made; a new object for each run that is opened. */
  readonly run: unknown;
  /** What the run compared had in place of its scenario's own. */
  readonly changes: ScenarioChanges | null;
  /** Why it could not be compared. */
  readonly refusal: string | null;
  choose(choice: string | null): void;
  /** Compares what is chosen. */
  start(): Promise<void>;
  /** Keeps what has been run. */
  stop(): void;
}

let latest = 0;

export const useComparison = create<CompareState>()((set, get) => ({
  choice: null,
  isRunning: false,
  done: 0,
  of: 6,
  technique: null,
  scenario: null,
  reports: [],
  run: null,
  changes: null,
  refusal: null,
  choose(choice) {
    set({choice});
    void get().start();
  },
  async start() {
    const run = ++latest;
    set({isRunning: true, done: 0, technique: null, refusal: null, run: useLab.getState().words});
    const changes = get().choice === null ? useLab.getState().changes : null;
    const answer = await askLab('compare', asked(get().choice), ({done, of, technique}) => {
      if (run === latest) set({done, of, technique});
    });
    if (run !== latest) return;
    if (answer.ok) {
      const {of, scenario, reports} = answer.value;
      set({isRunning: false, of, scenario, reports, changes, done: reports.length, technique: null});
    } else {
      set({isRunning: false, refusal: faultLine(answer.fault), reports: [], scenario: null});
    }
  },
  stop() {
    tellLab({type: 'stop', work: 'compare'});
  },
}));

/** A scenario of the library on the open run's card; null: what is open, with its seed. */
function asked(choice: string | null): RunRequest {
  const nothing = {scenario: null, seed: null, profile: null, changes: null};
  if (choice === null) return openedRequest() ?? nothing;
  return {...nothing, scenario: choice, profile: useLab.getState().view?.profile ?? null};
}

// A worker that broke takes its comparison with it.
onFault(() => {
  latest++;
  useComparison.setState({isRunning: false, technique: null});
});
