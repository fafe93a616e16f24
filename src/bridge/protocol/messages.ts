// What the page and the worker say to each other: two unions and a version. Bulk travels as transferred columns.

import type {ScenarioEntry} from '../../scenarios/library.ts';
import type {Which} from '../../scenarios/moment.ts';
import type {Policies, Scenario} from '../../scenarios/scenario.ts';
import type {TechniqueReport} from '../../sim/lab/compare/technique-report.ts';
import type {PolicyChange} from '../../sim/lab/inputs.ts';
import type {LabView} from '../../sim/lab/lab-view.ts';
import type {StepTarget} from '../../sim/lab/step-targets.ts';
import type {FilterWords} from '../../trace/filter/words.ts';
import type {Cycle, EventIndex, GuestId} from '../../trace/units.ts';
import type {BranchComparison} from '../branches/branch-comparison.ts';
import type {TimelineSummary} from '../spans/timeline-summary.ts';
import type {VerdictChoice, VerdictCounts, VerdictRow} from '../spans/verdict-index.ts';
import type {ClassroomAnswer, ClassroomMessage} from './classroom-messages.ts';
import type {MachineId, MachineNews} from './machine-news.ts';
import type {PanelAnswer, PanelQuestion, RequestId} from './panel-messages.ts';
import type {SideKind, SideOrder, SideOutcome, SideProgress} from './side-orders.ts';

export type {TechniqueReport} from '../../sim/lab/compare/technique-report.ts';
export type {
  GuestView,
  LabView,
  ModelView,
  PageWindow,
  PendingMove,
  PolicyInForce,
  RingView,
  TruthView,
} from '../../sim/lab/lab-view.ts';

/** Changes whenever a message changes; the page refuses a worker of another version. */
export const PROTOCOL_VERSION = 16;

export type {RequestId, StepTarget};

/** Which records a list shows. */
export interface RecordQuery {
  /** A filter; empty: everything. */
  readonly text: string;
  /** Without records that come by the thousand and say little, and with runs of like accesses as one. */
  readonly brief: boolean;
}

/** What was compared. */
export interface ComparedScenario {
  readonly name: string;
  readonly title: string;
  readonly seed: number;
  readonly profile: 'qemu' | 'datasheet';
  readonly costs: 'qemu' | 'hp';
  readonly policies: Policies;
  /** Text of the hook set that VPIO had. */
  readonly hooks: string;
}

/** A technique by the word that reports use. */
export type Technique = TechniqueReport['technique'];

/** What the page can do to a run: put a frame of so many bytes on the wire, to a guest or to all, or choose policies anew. */
export type RunAct = {readonly frameTo: GuestId | null; readonly bytes: number} | {readonly policies: PolicyChange};

/** One course of the run. */
export interface BranchEntry {
  readonly id: number;
  /** What was done where it begins; the first one: nothing. */
  readonly name: string;
  /** The event at which it left another branch; null for the first one. */
  readonly from: EventIndex | null;
}

/**
 * Where a run stands once it is open: right after an event (-1: at power-on), or where it is worth a first look: the first frame is
 * about to be sent, or the card is set up where none is; or at a moment that its scenario names.
 */
export type Stand = EventIndex | 'first-look' | {readonly moment: string};

export type ToLab =
  | PanelQuestion
  | ClassroomMessage
  /** Opens a scenario (a name of the library, or unknown JSON, parsed in the worker); the open run stays if it is refused. */
  | {
      readonly type: 'load';
      readonly id: RequestId;
      readonly scenario: unknown;
      readonly seed: number | null;
      readonly profile: 'qemu' | 'datasheet' | null;
      /** Policies, hooks and costs in place of the scenario's own (unknown JSON, parsed in the worker); null: none. */
      readonly changes: unknown;
      readonly recording: ArrayBuffer | null;
      /** Kept branches of the run (unknown JSON) that open with it, or it is refused; null: none. */
      readonly branches: unknown;
      /** Where the opened run stands. */
      readonly stand: Stand;
    }
  /** Runs on; `cyclesPerSecond` of simulated time per real second, null: as fast as it goes. */
  | {readonly type: 'run'; readonly cyclesPerSecond: number | null}
  | {readonly type: 'pause'}
  /** Goes to the next record of a kind, or to the one before; where there is none the run stays, which `no-step` says. */
  | {readonly type: 'step'; readonly to: StepTarget; readonly backwards: boolean}
  /**
   * Stands the run right behind the record that a filter picks, counted from record `from` on, wherever it has to run to find it; answered by
   * `found`. Where there is none, and where something else is asked for meanwhile, it stays or stands where that leaves it.
   */
  | {
      readonly type: 'find';
      readonly id: RequestId;
      readonly filter: string;
      readonly which: Which;
      readonly from: EventIndex;
    }
  /** The filters that stop a run from now on, by a number that the page gives them; one that cannot be read never stops it. */
  | {readonly type: 'breakpoints'; readonly list: readonly {readonly id: number; readonly text: string}[]}
  /** Goes back to the last earlier record that a breakpoint picks, or to power-on; answered by `stopped`. */
  | {readonly type: 'run-back'}
  /** Does something to the run at the present instant: it forks, and what it was is kept as a branch. Answered by `branches`. */
  | {readonly type: 'act'; readonly act: RunAct}
  /** Stands the page on another branch of the run, where that was left: it is executed again. Answered by `branches`. */
  | {readonly type: 'branch'; readonly branch: number}
  /** Runs two branches to their ends, beside the open run; answered by `compared-branches`. */
  | {readonly type: 'compare-branches'; readonly id: RequestId; readonly first: number; readonly second: number}
  /** Asks for the branches as plain data, to keep; answered by `kept-branches`. */
  | {readonly type: 'keep-branches'; readonly id: RequestId}
  /** Stands the machine at an event: behind, ahead, or not yet computed. */
  | {readonly type: 'seek'; readonly event: EventIndex}
  /** Asks for records [from, to); answered by one `window` with the same id. */
  | {readonly type: 'window'; readonly id: RequestId; readonly from: EventIndex; readonly to: EventIndex}
  /** Asks for the indices of computed records that pass a filter; answered by `matches`. */
  | ({readonly type: 'filter'; readonly id: RequestId} & RecordQuery)
  /** Asks for what to draw of [from, to) on so many pixels; answered by `timeline`. */
  | {
      readonly type: 'timeline';
      readonly id: RequestId;
      readonly from: Cycle;
      readonly to: Cycle;
      readonly pixels: number;
    }
  /** Asks for rows [from, to) of the verdict list, oldest first; answered by `verdicts`. */
  | {
      readonly type: 'verdicts';
      readonly id: RequestId;
      readonly choice: VerdictChoice;
      readonly from: number;
      readonly to: number;
    }
  /** Stands the machine after the last computed event at or before a time. */
  | {readonly type: 'seek-time'; readonly at: Cycle}
  /** Asks for one frame's bytes. */
  | {readonly type: 'frame'; readonly id: RequestId; readonly frame: number}
  /** Switches packet memory in the views on or off. */
  | {readonly type: 'watch-memory'; readonly on: boolean}
  /** Asks for the run as a file. */
  | {readonly type: 'export'; readonly id: RequestId; readonly format: 'pcap' | 'csv' | 'trace'}
  /** Ends the writing of a recording under way: it is refused as stopped. */
  | {readonly type: 'stop-exporting'}
  /** Asks for the open scenario, as it runs and as it was before its changes. */
  | {readonly type: 'describe'; readonly id: RequestId}
  /** Asks for the digest of the present. */
  | {readonly type: 'digest'; readonly id: RequestId}
  /** Switches news of the machines on or off; on tells everything anew. */
  | {readonly type: 'watch-machines'; readonly on: boolean}
  /** Sends a model an event, as an input: the run forks here. Unknown machines and events are passed over. */
  | {readonly type: 'input'; readonly machine: MachineId; readonly event: string}
  /**
   * Runs a scenario (a name, or unknown JSON, as in `load`) under every technique, beside the open run and without touching
   * it; told of by `comparing`, answered by `compared`. A comparison under way is stopped.
   */
  | {
      readonly type: 'compare';
      readonly id: RequestId;
      readonly scenario: unknown;
      readonly seed: number | null;
      readonly profile: 'qemu' | 'datasheet' | null;
      readonly changes: unknown;
    }
  /** Ends a comparison under way: it is answered with what was run. */
  | {readonly type: 'stop-comparing'}
  /** Orders long work on the open scenario, beside the open run; told of by `underway`, answered by `finished`. Work of the same kind is stopped. */
  | {readonly type: 'begin'; readonly id: RequestId; readonly order: SideOrder}
  /** Ends work under way: it is answered with what is known. */
  | {readonly type: 'stop'; readonly kind: SideKind}
  /** The open run goes no further than right behind record `event`, whatever it is told; null: it does again. Another run has none. */
  | {readonly type: 'fence'; readonly event: EventIndex | null}
  /** Lets the worker fetch the code that it may need later. */
  | {readonly type: 'fetch-ahead'}
  /** Makes the worker fail, to show what a failure looks like. */
  | {readonly type: 'crash'};

export type FromLab =
  | PanelAnswer
  | {readonly type: 'classroom'; readonly id: RequestId; readonly answer: ClassroomAnswer}
  /** The worker listens; `library`: the scenarios that `load` and `compare` know by name, in the order in which they are offered. */
  | {readonly type: 'ready'; readonly version: typeof PROTOCOL_VERSION; readonly library: readonly ScenarioEntry[]}
  /** A run is open; `words` are what filters over it may say. */
  | {readonly type: 'loaded'; readonly id: RequestId; readonly words: FilterWords}
  /** Input from outside was refused; what was open stays open. */
  | {readonly type: 'refused'; readonly id: RequestId; readonly place: string; readonly message: string}
  /** The machine now. At most one a frame. */
  | {readonly type: 'view'; readonly view: LabView; readonly running: boolean}
  | {
      readonly type: 'window';
      readonly id: RequestId;
      readonly from: EventIndex;
      readonly words: Uint32Array<ArrayBuffer>;
      readonly bases: Float64Array<ArrayBuffer>;
    }
  /** Ascending record numbers, and how many accesses each stands for if that was asked. `computed` says how far the search reached. */
  | {
      readonly type: 'matches';
      readonly id: RequestId;
      readonly indices: Uint32Array<ArrayBuffer>;
      readonly counts: Uint32Array<ArrayBuffer> | null;
      readonly computed: EventIndex;
    }
  | {readonly type: 'timeline'; readonly id: RequestId; readonly summary: TimelineSummary}
  /** Rows from `from` on; `total` rows in the list, `ahead` of them after the present. */
  | {
      readonly type: 'verdicts';
      readonly id: RequestId;
      readonly from: number;
      readonly rows: readonly VerdictRow[];
      readonly total: number;
      readonly ahead: number;
      readonly counts: VerdictCounts;
    }
  | {readonly type: 'frame'; readonly id: RequestId; readonly bytes: Uint8Array<ArrayBuffer>}
  /** How much of a recording is written, 0 to 1. */
  | {readonly type: 'exporting'; readonly share: number}
  | {readonly type: 'exported'; readonly id: RequestId; readonly name: string; readonly bytes: Uint8Array<ArrayBuffer>}
  | {
      readonly type: 'described';
      readonly id: RequestId;
      /** With the run's seed and profile. */
      readonly scenario: Scenario;
      readonly original: Scenario;
    }
  | {readonly type: 'digest'; readonly id: RequestId; readonly digest: string; readonly events: EventIndex}
  /** What the machines did since the last batch. */
  | {readonly type: 'machines'; readonly batch: readonly MachineNews[]}
  /** The run stands behind record `event`, which the breakpoint picked; null: none was met on the way back. */
  | {
      readonly type: 'stopped';
      readonly breakpoint: number | null;
      readonly event: EventIndex | null;
      readonly backwards: boolean;
    }
  /** No such record lies ahead, up to the run's end, or behind: the run stands where it stood. */
  | {readonly type: 'no-step'; readonly to: StepTarget; readonly backwards: boolean}
  /** The run stands behind record `event`; null: there is none up to the run's end, or the search was `halted` before. */
  | {readonly type: 'found'; readonly id: RequestId; readonly event: EventIndex | null; readonly halted: boolean}
  /** The branches of the open run, oldest first, and the one that is open. */
  | {readonly type: 'branches'; readonly branches: readonly BranchEntry[]; readonly current: number}
  /** null: the run never forked. */
  | {readonly type: 'kept-branches'; readonly id: RequestId; readonly kept: unknown}
  | {readonly type: 'compared-branches'; readonly id: RequestId; readonly comparison: BranchComparison}
  /** The run forked: records from here on are others now. */
  | {readonly type: 'forked'; readonly from: EventIndex}
  /** How far a comparison has come: techniques done, and the one under way. */
  | {readonly type: 'comparing'; readonly id: RequestId; readonly done: number; readonly technique: Technique}
  /** The techniques that were run, in their order; fewer than all if it was stopped. */
  | {
      readonly type: 'compared';
      readonly id: RequestId;
      readonly scenario: ComparedScenario;
      readonly reports: readonly TechniqueReport[];
    }
  | {readonly type: 'underway'; readonly id: RequestId; readonly progress: SideProgress}
  | {readonly type: 'finished'; readonly id: RequestId; readonly outcome: SideOutcome}
  /** The code that a message without an answer needs could not be fetched: nothing was done. Questions are `refused`. */
  | {readonly type: 'missing'; readonly message: string}
  /** The worker failed on its own mistake; seed and event replay it. */
  | {
      readonly type: 'fault';
      readonly message: string;
      readonly scenario: string;
      readonly seed: number;
      readonly event: EventIndex;
    };
