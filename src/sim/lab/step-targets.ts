// Where each kind of step ends: the records that it looks for. The page and the command line step by this one table.
import {Flag, flagsOf, Kind, kindOf, stateOf, Verdict, verdictOf} from '../../trace/record-layout.ts';

/**
 * What a step can look for. `access`: an IN or OUT, a guest's or the VMM's own; `transition`: the model took an edge;
 * `model-event`: an event that changed the model's state; `interrupt`: the card raises its line, or the VMM injects;
 * `story`: what a class is shown; `event`: any record.
 */
export type StepTarget =
  | 'access'
  | 'model-event'
  | 'transition'
  | 'operation'
  | 'frame'
  | 'interrupt'
  | 'handoff'
  | 'denial'
  | 'story'
  | 'event';

/** True of a record that is looked for, by its first two words. */
export type RecordPick = (w0: number, w1: number) => boolean;

const isTransition: RecordPick = (w0) => kindOf(w0) === Kind.TRANSITION;
const isFrame: RecordPick = (w0) => kindOf(w0) === Kind.FRAME_TX || kindOf(w0) === Kind.FRAME_RX;
const isInterrupt: RecordPick = (w0, w1) => kindOf(w0) === Kind.INJECT || (kindOf(w0) === Kind.IRQ && w1 === 1);
const begins: RecordPick = (w0) => kindOf(w0) === Kind.OPERATION && (flagsOf(w0) & Flag.END) === 0;

/** Told whatever else happens: who waits, who gets the card, what was refused, what was lost, what went wrong. */
const TOLD: ReadonlySet<Kind> = new Set([
  Kind.CHECK,
  Kind.DENIAL,
  Kind.STOPPED,
  Kind.SUSPEND,
  Kind.HANDOFF,
  Kind.RESUME,
  Kind.LOST,
  Kind.KEPT,
  Kind.UNSAFE,
  Kind.MISMATCH,
  Kind.INPUT,
]);

/** By target: whether a record is one. */
export const STEP_TARGETS: Readonly<Record<StepTarget, RecordPick>> = {
  access: (w0) => kindOf(w0) === Kind.ACCESS || kindOf(w0) === Kind.VMM_ACCESS,
  'model-event': (w0, w1) => isTransition(w0, w1) && (w1 & 0xff) !== stateOf(w0),
  transition: isTransition,
  operation: begins,
  frame: isFrame,
  interrupt: isInterrupt,
  handoff: (w0) => kindOf(w0) === Kind.HANDOFF,
  denial: (w0) => kindOf(w0) === Kind.DENIAL,
  story: (w0, w1) =>
    TOLD.has(kindOf(w0)) || isTransition(w0, w1) || isFrame(w0, w1) || isInterrupt(w0, w1) || begins(w0, w1),
  event: () => true,
};

/** True of a target's name. */
export function isStepTarget(text: string): text is StepTarget {
  return Object.hasOwn(STEP_TARGETS, text);
}

/** True of the check that lets a frame out. */
export const allowsTransmission: RecordPick = (w0) =>
  kindOf(w0) === Kind.CHECK && (flagsOf(w0) & Flag.TRANSMIT) !== 0 && verdictOf(w0) === Verdict.ALLOW;

/** Events by which drivers have set the card up. */
export const SET_UP = 300;
