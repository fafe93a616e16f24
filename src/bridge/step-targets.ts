// Where each kind of step ends: the records that it looks for.
import {Flag, flagsOf, Kind, kindOf, Verdict, verdictOf} from '../trace/record-layout.ts';
import type {StepTarget} from './protocol/messages.ts';

/** By target: whether a record is one, by its first word. */
export const STEP_TARGETS: Readonly<Record<StepTarget, (w0: number) => boolean>> = {
  access: (w0) => kindOf(w0) === Kind.ACCESS && (flagsOf(w0) & Flag.DENIED) === 0,
  'model-event': (w0) => kindOf(w0) === Kind.MODEL_EVENT,
  transition: (w0) => kindOf(w0) === Kind.TRANSITION,
  operation: (w0) => kindOf(w0) === Kind.OPERATION && (flagsOf(w0) & Flag.END) === 0,
  frame: (w0) => kindOf(w0) === Kind.FRAME_TX || kindOf(w0) === Kind.FRAME_RX,
  handoff: (w0) => kindOf(w0) === Kind.HANDOFF,
  denial: (w0) => kindOf(w0) === Kind.DENIAL,
  event: () => true,
};

/** True of the check that lets a frame out. */
export const allowsTransmission = (w0: number): boolean =>
  kindOf(w0) === Kind.CHECK && (flagsOf(w0) & Flag.TRANSMIT) !== 0 && verdictOf(w0) === Verdict.ALLOW;

/** Events by which drivers have set the card up. */
export const SET_UP = 300;
