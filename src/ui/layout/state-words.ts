// What each state of the model means, and where its events lead: the slide's edges first, then what it leaves open. [deck, slides 24, 26]
import {present} from '../../base/assert.ts';
import type {UndrawnEdge} from '../../kits/contract/model-words.ts';
import {eventWords} from '../../kits/event-words.ts';
import {device} from '../../kits/screens.ts';

/** One way on from a state, or a reason to stay. */
export interface WayOn {
  /** As the slide writes events: `Cmd: Stop, Abort; INT: DONE`. */
  readonly events: string;
  readonly to: string;
  readonly isChecked: boolean;
  /** Why, for what the slide does not draw; null for its own edges. */
  readonly why: string | null;
}

/** The slide's edges out of a state, in its order, then the cells that it leaves undrawn, those alike as one. */
export function waysOn(state: string): readonly WayOn[] {
  const {drawn, undrawn} = device.model;
  const alike = new Map<string, UndrawnEdge[]>();
  for (const edge of undrawn.filter(({from}) => from === state)) {
    const key = `${edge.to} ${edge.why}`;
    alike.set(key, [...(alike.get(key) ?? []), edge]);
  }
  return [
    ...drawn
      .filter(({from}) => from === state)
      .map(({on, to, isChecked}) => ({events: eventWords(on, device.model), to, isChecked, why: null})),
    ...[...alike.values()].map((edges) => ({
      ...first(edges),
      events: eventWords(
        edges.map(({on}) => on),
        device.model,
      ),
    })),
  ];
}

function first(edges: readonly UndrawnEdge[]): Omit<WayOn, 'events'> {
  const {to, isChecked, why} = present(edges[0], 'edges that are alike are one at least');
  return {to, isChecked, why};
}
