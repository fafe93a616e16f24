// A statechart's last event as the record that the model's drawing knows, and its model as a view tells it.
import {CARD_MEMORY} from '../../../base/address-space.ts';
import type {StatechartEvent} from '../../../bridge/protocol/statechart-news.ts';
import {device} from '../../../kits/screens.ts';
import type {RecordView} from '../../../trace/record-view.ts';
import {NO_CAUSE} from '../../../trace/units.ts';
import type {ModelTold} from '../../layout/model-words.ts';
import {changesNothing, type Inspected} from './statechart-list.ts';

/** The statechart's model, its counts and its trail. */
export function modelTold({state: {value, context}}: Inspected): ModelTold {
  return {
    model: {
      state: value,
      reusable: context.isReusable,
      reason: context.isReusable ? 'nothing is under way by this model' : 'something is under way by this model',
      traversals: context.counts,
      cyclesIn: context.cyclesIn,
      trail: context.trail,
    },
  };
}

/** The last event as a record: a transition, a check that refused, or an event that moved nothing. */
export function asRecord(event: StatechartEvent, guest: number): RecordView {
  const stamp = {index: event.index, at: event.at, guest, cause: NO_CAUSE};
  const {states, events, drawn} = device.model;
  const numberOf = (name: string): number => events.indexOf(name);
  const stateNumber = (name: string): number => states.findIndex((state) => state.name === name);
  const from = stateNumber(event.from);
  if (event.isRefused) {
    const asked = drawn.find((edge) => edge.from === event.from && edge.on.some((on) => on === event.type));
    const to = asked === undefined ? from : stateNumber(asked.to);
    return {
      ...stamp,
      kind: 'check',
      allowed: false,
      move: 'read',
      address: 0,
      length: 0,
      space: CARD_MEMORY,
      entry: null,
      to,
    };
  }
  if (changesNothing(event)) return {...stamp, kind: 'model-event', event: numberOf(event.type), state: from};
  const to = stateNumber(event.to);
  return {...stamp, kind: 'transition', from, to, event: numberOf(event.type), edge: event.edge};
}

/** `Idle → Trans`, `stays in Trans`, `refused in Idle`: what the event did. */
export function outcomeWords(event: StatechartEvent): string {
  const {from, to, isRefused} = event;
  if (isRefused) return `refused in ${from}`;
  return changesNothing(event) ? `stays in ${from}` : `${from} → ${to}`;
}
