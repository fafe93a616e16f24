// Where the events of a state lead: the edges that the model's source draws first, then what it leaves open. [deck, slides 24, 26]
import {device} from '../../kits/screens.ts';
import {eventWords} from './event-words.ts';

/** One way on from a state, or a reason to stay. */
export interface WayOn {
  /** As the deck writes events: `Cmd: Stop, AbortDma; INT: RDC`. */
  readonly events: string;
  readonly to: string;
  readonly isChecked: boolean;
  /** Why, for what the source does not draw; null for its own edges. */
  readonly why: string | null;
}

/** The drawn edges out of a state, in their order, then those that are left undrawn, those alike as one. */
export function waysOn(state: string): readonly WayOn[] {
  const {drawn, undrawn} = device.model;
  const alike = new Map<string, WayOn & {readonly on: string[]}>();
  for (const {from, on, to, isChecked, why} of undrawn) {
    if (from !== state) continue;
    const key = `${to} ${why}`;
    const found = alike.get(key) ?? {events: '', on: [], to, isChecked, why};
    found.on.push(on);
    alike.set(key, found);
  }
  return [
    ...drawn
      .filter(({from}) => from === state)
      .map(({on, to, isChecked}) => ({events: eventWords(on), to, isChecked, why: null})),
    ...Array.from(alike.values(), ({on, to, isChecked, why}) => ({events: eventWords(on), to, isChecked, why})),
  ];
}
