// What each state of the model means, and where its events lead: the slide's edges first, then what it leaves open. [deck, slides 24, 26]
import {DRAWN_EDGES, type StateName} from '../../sim/models/ne2k/names.ts';
import {UNDRAWN_CELLS} from '../../sim/models/ne2k/undrawn-cells.ts';
import {CHECKED_EDGES, eventWords} from './model-words.ts';

/** What the card is doing in a state, in a few sentences. */
export const STATE_MEANING: Readonly<Record<StateName, string>> = {
  Initiation:
    'The driver is setting the card up: its ring, its address, its modes. Nothing counts as running yet, and the card cannot change hands half done.',
  Idle: 'The card is set up, no frame is being sent and no remote DMA is open. It is the only state in which the card can change hands.',
  Trans:
    'A frame is leaving packet memory for the wire, by local DMA, and takes as long as the wire takes. No remote DMA is open.',
  DmaRd:
    'A remote read is open: the guest takes bytes out of card memory by the data port, a received frame as a rule. Nothing is being sent.',
  DmaWr:
    'A remote write is open: the guest puts bytes into card memory by the data port, a frame that it will send. Nothing is being sent.',
  TransDmaRd:
    'A frame is being sent and a remote read is open: the guest takes a received frame out while its own is still on the wire.',
  TransDmaWr:
    'A frame is being sent and a remote write is open: a driver with two transmit buffers fills the one while the other is on the wire.',
};

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
  const drawn = DRAWN_EDGES.flatMap(({from, on, to}, row) =>
    from === state ? [{events: eventWords(on), to, isChecked: CHECKED_EDGES.has(row), why: null}] : [],
  );
  const undrawn = UNDRAWN_CELLS.filter(({from}) => from === state);
  const reasons = [...new Set(undrawn.map(({to, why}) => `${to} ${why}`))];
  const others = reasons.flatMap((reason) => {
    const alike = undrawn.filter(({to, why}) => `${to} ${why}` === reason);
    const [first] = alike;
    if (first === undefined) return [];
    return [{events: eventWords(alike.map(({on}) => on)), to: first.to, isChecked: first.checked, why: first.why}];
  });
  return [...drawn, ...others];
}
