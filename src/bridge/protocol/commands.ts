// What the page tells the worker without waiting for an answer. What it asks is the table in `questions/questions.ts`.
import type {PolicyChange} from '../../sim/lab/inputs.ts';
import type {StepTarget} from '../../sim/lab/step-targets.ts';
import type {Cycle, EventIndex, GuestId} from '../../trace/units.ts';
import type {WorkKind} from '../slices.ts';
import type {StatechartId} from './statechart-news.ts';

/** What the page can do to a run: put a frame of so many bytes on the wire, to a guest or to all, or choose policies anew. */
export type RunAct = {readonly frameTo: GuestId | null; readonly bytes: number} | {readonly policies: PolicyChange};

/** A filter that stops a run, by a number that the page gives it. */
export interface ListedBreakpoint {
  readonly id: number;
  readonly text: string;
}

export type Command =
  /** Runs on; `cyclesPerSecond` of simulated time per real second, null: as fast as it goes. */
  | {readonly type: 'run'; readonly cyclesPerSecond: number | null}
  | {readonly type: 'pause'}
  /** Goes to the next record of a kind, or to the one before; where there is none the run stays, which `no-step` says. */
  | {readonly type: 'step'; readonly to: StepTarget; readonly backwards: boolean}
  /** The filters that stop a run from now on; one that cannot be read never stops it. */
  | {readonly type: 'breakpoints'; readonly list: readonly ListedBreakpoint[]}
  /** Goes back to the last earlier record that a breakpoint picks, or to power-on; answered by `stopped`. */
  | {readonly type: 'run-back'}
  /** Does something to the run at the present instant: it forks, and what it was is kept as a branch. Answered by `branches`. */
  | {readonly type: 'act'; readonly act: RunAct}
  /** Stands the page on another branch of the run, where that was left: it is executed again. Answered by `branches`. */
  | {readonly type: 'branch'; readonly branch: number}
  /** Stands the machine at an event: behind, ahead, or not yet computed. */
  | {readonly type: 'seek'; readonly event: EventIndex}
  /** Stands the machine after the last computed event at or before a time. */
  | {readonly type: 'seek-time'; readonly at: Cycle}
  /** Looks at another card of the machine, by number: views and instants from now on are of it. */
  | {readonly type: 'show-card'; readonly card: number}
  /** Switches packet memory in the views on or off. */
  | {readonly type: 'watch-memory'; readonly on: boolean}
  /** Switches news of the statecharts on or off; on tells everything anew. */
  | {readonly type: 'watch-statecharts'; readonly on: boolean}
  /** Sends a model an event, as an input: the run forks here. Unknown statecharts and events are passed over. */
  | {readonly type: 'input'; readonly statechart: StatechartId; readonly event: string}
  /** Ends work under way: it is answered with what is known, or refused as stopped. */
  | {readonly type: 'stop'; readonly work: WorkKind}
  /** The open run goes no further than right behind record `event`, whatever it is told; null: it does again. Another run has none. */
  | {readonly type: 'fence'; readonly event: EventIndex | null}
  /** Lets the worker fetch the code that it may need later. */
  | {readonly type: 'fetch-ahead'}
  /** Makes the worker fail, to show what a failure looks like. */
  | {readonly type: 'crash'};
