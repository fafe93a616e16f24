// What the worker tells the page without being asked.
import type {ScenarioEntry} from '../../scenarios/library.ts';
import type {LabView} from '../../sim/lab/lab-view.ts';
import type {StepTarget} from '../../sim/lab/step-targets.ts';
import type {EventIndex} from '../../trace/units.ts';
import type {StatechartNews} from './statechart-news.ts';

/** Changes whenever a message changes; the page refuses a worker of another version. */
export const PROTOCOL_VERSION = 20;

/** One course of the run. */
export interface BranchEntry {
  readonly id: number;
  /** What was done where it begins; the first one: nothing. */
  readonly name: string;
  /** The event at which it left another branch; null for the first one. */
  readonly from: EventIndex | null;
}

export type News =
  /** The worker listens; `library`: the scenarios that `load` and `compare` know by name, in the order in which they are offered. */
  | {readonly type: 'ready'; readonly version: typeof PROTOCOL_VERSION; readonly library: readonly ScenarioEntry[]}
  /** The machine now. At most one a frame. */
  | {readonly type: 'view'; readonly view: LabView; readonly running: boolean}
  /** What the statecharts did since the last batch. */
  | {readonly type: 'statecharts'; readonly batch: readonly StatechartNews[]}
  /** The run stands behind record `event`, which the breakpoint picked; null: none was met on the way back. */
  | {
      readonly type: 'stopped';
      readonly breakpoint: number | null;
      readonly event: EventIndex | null;
      readonly backwards: boolean;
    }
  /** No such record lies ahead, up to the run's end, or behind: the run stands where it stood. */
  | {readonly type: 'no-step'; readonly to: StepTarget; readonly backwards: boolean}
  /** The branches of the open run, oldest first, and the one that is open. */
  | {readonly type: 'branches'; readonly branches: readonly BranchEntry[]; readonly current: number}
  /** The run forked: records from here on are others now. */
  | {readonly type: 'forked'; readonly from: EventIndex}
  /** The code that a command needs could not be fetched: nothing was done. Questions are `refused`. */
  | {readonly type: 'missing'; readonly message: string}
  /** The worker failed on its own mistake; seed and event replay it. */
  | {
      readonly type: 'fault';
      readonly message: string;
      readonly scenario: string;
      readonly seed: number;
      readonly event: EventIndex;
    };

/** One kind of news. */
export type NewsOf<T extends News['type']> = Extract<News, {readonly type: T}>;
