// Slide 26 as data: the seven states and what each of them means, the fifteen drawn edges by their rows, and for every other
// state and event where the model goes and why, all of which is inferred. statechart.ts makes the XState statechart of it, and the
// page says its words. [deck, slide 26; facts, 3.2 and 3.3]. Not modelled: reception (the slide has no event for it).
import type {Declaration} from '../../../sim/models/declared-model.ts';
import {CHECKS, DENY_REASONS, EVENTS, type EventName, STATES, type StateName} from './names.ts';

/** What a state is, beside its name: a frame is being sent, a remote DMA is open, the card can be handed to another guest. */
export type Tag = 'sending' | 'remoteRead' | 'remoteWrite' | 'reusable';

/** What a state or an edge means: a state in words, and why the card may change hands or may not; an edge by its row, or why we go there. */
export interface Meaning {
  readonly words?: string;
  readonly reason?: string;
  readonly row?: number;
  readonly why?: string;
}

/** Where an event leads; without a target the model stays. A check that refuses leaves it where it was. */
export interface Edge {
  readonly target?: StateName;
  readonly guard?: (typeof CHECKS)[number];
  readonly meta: Meaning;
}

/** A state: every event has its edge. */
export interface State {
  readonly tags: Tag[];
  readonly meta: Meaning & {readonly words: string; readonly reason: string};
  readonly on: Readonly<Record<EventName, Edge>>;
}

/** Remote DMA is checked [deck, slides 18, 24], and so is what is sent (inferred). */
const [REMOTE, FRAME] = CHECKS;
const ENDS = ['Stop', 'AbortDma', 'RDC'] as const;
const SENT = ['PTX', 'TXE'] as const;

const BEFORE_INITIATE = 'before Initiate nothing is taken as running; drivers read the PROM and stop the card here';
const STARTED_AGAIN = 'a card that is set up already is started again';
const NOTHING_TO_END = 'no remote DMA to end: drivers write "no DMA" at almost every step';
const SPURIOUS = 'spurious: a late or polled completion';
const ONE_FRAME = 'one frame at a time: the monitor decides whether to deny it';
const SAME_AGAIN = 'the same direction again: a new range to check, the state stays';
const TURNED_ROUND =
  'a remote DMA replaces the open one without an abort, as the GeekOS driver does: check, then turn round';

/** An edge of the slide, by its row counted from 0. */
function drawn(row: number, target: StateName, guard?: Edge['guard']): Edge {
  return {target, ...(guard === undefined ? {} : {guard}), meta: {row}};
}

/** What the slide leaves open: the model stays. */
function stays(why: string): Edge {
  return {meta: {why}};
}

/** What the slide leaves open: a remote DMA where one is open already. */
function anew(target: StateName, why: string): Edge {
  return {target, guard: REMOTE, meta: {why}};
}

function each<const E extends EventName>(events: readonly E[], edge: Edge): Record<E, Edge> {
  return Object.fromEntries(events.map((event) => [event, edge])) as Record<E, Edge>;
}

/** The reset port leads to Initiation from every state: an event of ours. */
const RESET: Edge = {target: 'Initiation', meta: {why: 'the reset port was used: the card has to be set up again'}};

function state(tags: Tag[], reason: string, words: string, on: Omit<State['on'], 'Reset'>): State {
  return {tags, meta: {words, reason}, on: {...on, Reset: RESET}};
}

/** The states by name, their drawn edges first. */
export const SLIDE_26: Readonly<Record<StateName, State>> = {
  Initiation: state(
    [],
    'the driver is still setting the card up',
    'The driver is setting the card up: its ring, its address, its modes. Nothing counts as running yet, and the card cannot change hands half done.',
    {
      Initiate: drawn(0, 'Idle'),
      ...each(['Transmit', 'DmaRd', 'DmaWr', ...ENDS, ...SENT], stays(BEFORE_INITIATE)),
    },
  ),
  Idle: state(
    ['reusable'],
    'nothing is being sent and no remote DMA is open',
    'The card is set up, no frame is being sent and no remote DMA is open. It is the only state in which the card can change hands.',
    {
      Transmit: drawn(1, 'Trans', FRAME),
      DmaRd: drawn(3, 'DmaRd', REMOTE),
      DmaWr: drawn(4, 'DmaWr', REMOTE),
      Initiate: stays(STARTED_AGAIN),
      ...each(['Stop', 'AbortDma'], stays(NOTHING_TO_END)),
      ...each(['RDC', ...SENT], stays(SPURIOUS)),
    },
  ),
  Trans: state(
    ['sending'],
    'a frame is being sent',
    'A frame is leaving packet memory for the wire, by local DMA, and takes as long as the wire takes. No remote DMA is open.',
    {
      ...each(SENT, drawn(2, 'Idle')),
      DmaRd: drawn(7, 'TransDmaRd', REMOTE),
      DmaWr: drawn(8, 'TransDmaWr', REMOTE),
      Initiate: stays(STARTED_AGAIN),
      ...each(['Stop', 'AbortDma'], stays(NOTHING_TO_END)),
      RDC: stays(SPURIOUS),
      Transmit: stays(ONE_FRAME),
    },
  ),
  DmaRd: state(
    ['remoteRead'],
    'a remote read is open',
    'A remote read is open: the guest takes bytes out of card memory by the data port, a received frame as a rule. Nothing is being sent.',
    {
      ...each(ENDS, drawn(5, 'Idle')),
      Transmit: drawn(11, 'TransDmaRd', FRAME),
      Initiate: stays(STARTED_AGAIN),
      ...each(SENT, stays(SPURIOUS)),
      DmaRd: anew('DmaRd', SAME_AGAIN),
      DmaWr: anew('DmaWr', TURNED_ROUND),
    },
  ),
  DmaWr: state(
    ['remoteWrite'],
    'a remote write is open',
    'A remote write is open: the guest puts bytes into card memory by the data port, a frame that it will send. Nothing is being sent.',
    {
      ...each(ENDS, drawn(6, 'Idle')),
      Transmit: drawn(12, 'TransDmaWr', FRAME),
      Initiate: stays(STARTED_AGAIN),
      ...each(SENT, stays(SPURIOUS)),
      DmaRd: anew('DmaRd', TURNED_ROUND),
      DmaWr: anew('DmaWr', SAME_AGAIN),
    },
  ),
  TransDmaRd: state(
    ['sending', 'remoteRead'],
    'a frame is being sent and a remote read is open',
    'A frame is being sent and a remote read is open: the guest takes a received frame out while its own is still on the wire.',
    {
      ...each(ENDS, drawn(9, 'Trans')),
      ...each(SENT, drawn(13, 'DmaRd')),
      Initiate: stays(STARTED_AGAIN),
      Transmit: stays(ONE_FRAME),
      DmaRd: anew('TransDmaRd', SAME_AGAIN),
      DmaWr: anew('TransDmaWr', TURNED_ROUND),
    },
  ),
  TransDmaWr: state(
    ['sending', 'remoteWrite'],
    'a frame is being sent and a remote write is open',
    'A frame is being sent and a remote write is open: a driver with two transmit buffers fills the one while the other is on the wire.',
    {
      ...each(ENDS, drawn(10, 'Trans')),
      ...each(SENT, drawn(14, 'DmaWr')),
      Initiate: stays(STARTED_AGAIN),
      Transmit: stays(ONE_FRAME),
      DmaRd: anew('TransDmaRd', TURNED_ROUND),
      DmaWr: anew('TransDmaWr', SAME_AGAIN),
    },
  ),
};

/** The model as declared. */
export const NE2000_DECLARATION = {
  states: STATES,
  events: EVENTS,
  guards: CHECKS,
  initial: 'Initiation',
  notSetUp: 'Initiation',
  reasons: DENY_REASONS,
  declared: SLIDE_26,
} as const satisfies Declaration;
