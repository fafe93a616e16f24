// One record as an event of a statechart: it moved, it stayed, or the check that guards the event refused.
import type {Lab} from '../../sim/lab/lab.ts';
import {cardOfGuest} from '../../sim/lab/machine.ts';
import type {EventStore} from '../../trace/event-store.ts';
import {Flag, flagsOf, guestOf, Kind, kindOf, stateOf, Verdict, verdictOf} from '../../trace/record-layout.ts';
import type {EventIndex} from '../../trace/units.ts';
import type {StatechartEvent} from '../protocol/statechart-news.ts';

type CompiledModel = Lab['machine']['monitor']['model']['compiled'];

/** True where word 0 is of a record that is an event of a statechart. */
export function isStatechartEvent(w0: number): boolean {
  const kind = kindOf(w0);
  return (
    kind === Kind.TRANSITION || kind === Kind.MODEL_EVENT || (kind === Kind.CHECK && verdictOf(w0) === Verdict.DENY)
  );
}

/** Row of the drawn edge that a transition's word 1 names, -1 for none. */
export function edgeOf(w1: number): number {
  return (w1 >>> 16) - 1;
}

/** The event in a record that `isStatechartEvent`; null where its name cannot be told. */
export function statechartEvent({machine, store}: Lab, index: EventIndex): StatechartEvent | null {
  const w0 = store.word(index, 0);
  const {kit, monitor} = cardOfGuest(machine, guestOf(w0));
  const {compiled} = monitor.model;
  const w1 = store.word(index, 1);
  const kind = kindOf(w0);
  const isInput = comesFromInput(store, index);
  const told = {index, at: store.at(index), isInput, isRefused: kind === Kind.CHECK};
  const stateName = (state: number): string => compiled.states[state] ?? '';
  const eventName = (event: number): string => compiled.events[event] ?? '';
  if (kind === Kind.TRANSITION) {
    const [from, to] = [stateName(w1 & 0xff), stateName(stateOf(w0))];
    return {...told, type: eventName((w1 >>> 8) & 0xff), from, to, edge: edgeOf(w1)};
  }
  const state = kind === Kind.MODEL_EVENT ? stateOf(w0) : stateAtCheck(store, index);
  if (state === null) return null;
  // What is asked ahead of a local move leads nowhere: its own event, not another that stays.
  const local = (flagsOf(w0) & Flag.TRANSMIT) === 0 ? undefined : kit.moves.transmit?.event;
  const event = kind === Kind.MODEL_EVENT ? w1 : (local ?? guardedEvent(compiled, state, stateOf(w0)));
  return event < 0 ? null : {...told, type: eventName(event), from: stateName(state), to: stateName(state), edge: -1};
}

/** The state in which a check refused: the denial behind it, or the input before it, has it. */
function stateAtCheck(store: EventStore, index: EventIndex): number | null {
  const next = index + 1 < store.length ? store.word(index + 1, 0) : 0;
  if (kindOf(next) === Kind.DENIAL) return stateOf(next);
  const cause = causeOf(store, index);
  return cause === null || kindOf(store.word(cause, 0)) !== Kind.INPUT ? null : stateOf(store.word(cause, 0));
}

/** The event that a guard stands before and that would have led to `to`; -1 for none. */
function guardedEvent({events, allowed, guardOf}: CompiledModel, state: number, to: number): number {
  const row = state * events.length;
  return events.findIndex((_, event) => guardOf[row + event] !== 0 && allowed[row + event] === to);
}

/** True where an input caused the record, or the check before it. */
function comesFromInput(store: EventStore, index: EventIndex): boolean {
  const cause = causeOf(store, index);
  if (cause === null) return false;
  const kind = kindOf(store.word(cause, 0));
  return kind === Kind.INPUT || (kind === Kind.CHECK && comesFromInput(store, cause));
}

function causeOf(store: EventStore, index: EventIndex): EventIndex | null {
  const distance = store.word(index, 3);
  return distance === 0 ? null : index - distance;
}
