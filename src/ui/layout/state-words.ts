// What each state of the model means, and where its events lead: the slide's edges first, then what it leaves open. [deck, slides 24, 26]
import {DRAWN_EDGES} from '../../kits/ne2000/model/compiled.ts';
import {type Edge, SLIDE_26} from '../../kits/ne2000/model/declaration.ts';
import type {EventName, StateName} from '../../kits/ne2000/model/names.ts';
import {eventWords} from './model-words.ts';

/** One way on from a state, or a reason to stay. */
export interface WayOn {
  /** As the slide writes events: `Cmd: Stop, AbortDma; INT: RDC`. */
  readonly events: string;
  readonly to: StateName;
  readonly isChecked: boolean;
  /** Why, for what the slide does not draw; null for its own edges. */
  readonly why: string | null;
}

/** The slide's edges out of a state, in its order, then the cells that it leaves undrawn, those alike as one. */
export function waysOn(state: StateName): readonly WayOn[] {
  const drawn = DRAWN_EDGES.filter(({from}) => from === state);
  const alike = new Map<string, {edge: Edge; on: EventName[]}>();
  for (const [event, edge] of Object.entries(SLIDE_26[state].on) as [EventName, Edge][]) {
    if (edge.meta.why === undefined) continue;
    const key = `${edge.target} ${edge.meta.why}`;
    const found = alike.get(key) ?? {edge, on: []};
    found.on.push(event);
    alike.set(key, found);
  }
  return [
    ...drawn.map(({on, to, isChecked}) => ({events: eventWords(on), to, isChecked, why: null})),
    ...Array.from(alike.values(), ({edge: {target, guard, meta}, on}) => ({
      events: eventWords(on),
      to: target ?? state,
      isChecked: guard !== undefined,
      why: meta.why ?? null,
    })),
  ];
}
