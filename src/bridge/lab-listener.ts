// Who listens to a lab: what its worker tells without being asked, and how it breaks.
import type {ScenarioEntry} from '../scenarios/library.ts';
import type {LabView} from '../sim/lab/lab-view.ts';
import type {EventIndex} from '../trace/units.ts';
import type {MachineNews} from './protocol/machine-news.ts';
import type {FromLab, StepTarget} from './protocol/messages.ts';

/** A crash of the far end, with what replays it as far as it is known. */
export interface LabFault {
  readonly message: string;
  readonly scenario: string | null;
  readonly seed: number | null;
  readonly event: EventIndex | null;
}

/** What the client tells without being asked. */
export interface ClientListener {
  ready(library: readonly ScenarioEntry[]): void;
  view(view: LabView, running: boolean): void;
  fault(fault: LabFault): void;
  /** What the machines did, while that is watched. */
  machines?(batch: readonly MachineNews[]): void;
  /** Records from here on are others now. */
  forked?(from: EventIndex): void;
  /** The courses that the run has taken, and the open one. */
  branches?(branches: RunBranches): void;
  /** How much of a recording is written, 0 to 1. */
  exporting?(share: number): void;
  /** A breakpoint stopped the run, or none was met on the way back. */
  stopped?(stop: RunStop): void;
  /** A step found no such record: the run stays. */
  noStep?(to: StepTarget, backwards: boolean): void;
  /** The worker could not fetch the code that something needs, which was then not done. */
  missing?(message: string): void;
}

/** The branches of the open run. */
export type RunBranches = Omit<Extract<FromLab, {readonly type: 'branches'}>, 'type'>;

/** Why a run stopped. */
export type RunStop = Omit<Extract<FromLab, {readonly type: 'stopped'}>, 'type'>;
