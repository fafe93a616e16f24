// Where the page's run stands: one phase at a time, each transition named. The worker says when it runs and rests; the page says what it
// was sent for, and opens, loses and restarts it.
import type {LabFault, RunStop} from '../../bridge/client.ts';
import type {Stand, StepTarget} from '../../bridge/protocol/messages.ts';
import type {EventIndex} from '../../trace/units.ts';

/** A step found no such event: the run stays. */
export interface NoStep {
  readonly to: StepTarget;
  readonly backwards: boolean;
}

/** The run does not come to a moment of this name. */
export interface NoMoment {
  readonly moment: string;
}

/** What the machine was sent for, or why it stopped there: a breakpoint did it or was looked for, a step or a moment was sought in vain. */
type Errand = {readonly goal: EventIndex} | {readonly sought: string} | {readonly stop: RunStop | NoStep | NoMoment};

export type RunPhase =
  /** There is no worker yet. */
  | {readonly is: 'connecting'}
  /** It listens, and nothing is open. */
  | {readonly is: 'ready'}
  /** A run was opened and its first view has not come: the view is still the one before, or none where that has another device. */
  | {readonly is: 'opening' | 'running' | 'paused'; readonly errand: Errand | null}
  /** The worker failed. */
  | {readonly is: 'failed'; readonly fault: LabFault};

interface Phased {
  readonly phase: RunPhase;
}

export const CONNECTING: RunPhase = {is: 'connecting'};
export const READY: RunPhase = {is: 'ready'};

/** A run is open; `stand`: the event that it stands behind once it has come there, or the moment that it goes to; null: where it may first be looked at. */
export function opening(stand: Stand | null): RunPhase {
  if (stand === null || stand === 'first-look') return {is: 'opening', errand: null};
  return {is: 'opening', errand: typeof stand === 'number' ? {goal: stand} : {sought: stand.moment}};
}

/** A view came. What halts is on its way no more. */
export function viewed(phase: RunPhase, running: boolean): RunPhase {
  const is = running ? 'running' : 'paused';
  if (phase.is === is) return phase;
  const errand = errandOf(phase);
  const hasHalted = phase.is === 'running' && errand !== null && ('goal' in errand || 'sought' in errand);
  return {is, errand: hasHalted ? null : errand};
}

/** The machine was sent for something else, for nothing in particular, or has come back with a stop; what is not open goes nowhere. */
export function sent(phase: RunPhase, errand: Errand | null): RunPhase {
  return 'errand' in phase ? {is: phase.is, errand} : phase;
}

export function failed(fault: LabFault): RunPhase {
  return {is: 'failed', fault};
}

export const isRunning = ({phase}: Phased): boolean => phase.is === 'running';
export const isOpening = ({phase}: Phased): boolean => phase.is === 'opening';
/** Null while the worker is well. */
export const faultOf = ({phase}: Phased): LabFault | null => (phase.is === 'failed' ? phase.fault : null);
/** True while the machine goes to where it was sent, and stops there by itself. */
export const isOnItsWay = (state: Phased): boolean =>
  isRunning(state) && (goalOf(state) !== null || soughtOf(state) !== null);
/** The event that the machine is on its way to, not computed yet when it was asked for; null: none. */
export const goalOf = ({phase}: Phased): EventIndex | null => part(phase, 'goal')?.goal ?? null;
/** The moment that the machine is on its way to; null: none. */
export const soughtOf = ({phase}: Phased): string | null => part(phase, 'sought')?.sought ?? null;
/** Why the run stopped; null once it goes on. */
export const stopOf = ({phase}: Phased): RunStop | NoStep | NoMoment | null => part(phase, 'stop')?.stop ?? null;

function errandOf(phase: RunPhase): Errand | null {
  return 'errand' in phase ? phase.errand : null;
}

type ErrandWith<K extends string> = Extract<Errand, {readonly [P in K]: unknown}>;

function part<K extends 'goal' | 'sought' | 'stop'>(phase: RunPhase, kind: K): ErrandWith<K> | null {
  const errand = errandOf(phase);
  return errand !== null && kind in errand ? (errand as ErrandWith<K>) : null;
}
