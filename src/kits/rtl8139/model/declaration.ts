// The model of the RTL8139 as it is declared: five states by what is at work of transmitter and receiver, and where each event leads.
// `statechart.ts` makes the XState statechart of it; what is told of it is in
// `state-words.ts`, which no machine needs. C+ mode, where it is not refused, has the same states. Not modelled: a single frame's arrival, for which no
// register is written: reception is a permission that stands as long as the receiver is on.
import type {Declaration} from '../../../sim/models/declared-model.ts';
import {CHECKS, DENY_REASONS, EVENTS, type EventName, STATE_REASONS, STATES, type StateName} from './names.ts';
import type {Why} from './state-words.ts';

interface Edge {
  readonly target?: StateName;
  readonly guard?: (typeof CHECKS)[number];
  readonly meta: {readonly row?: number; readonly why?: Why};
}

type Edges = Readonly<Record<Exclude<EventName, 'Reset'>, Edge>>;

interface State {
  readonly tags: readonly ('sending' | 'receiving' | 'reusable')[];
  readonly meta: {readonly reason: string};
  readonly on: Readonly<Record<EventName, Edge>>;
}

const [FRAMES, RING] = CHECKS;

/** An edge that is drawn, by its row counted from 0. */
function drawn(row: number, target: StateName, guard?: Edge['guard']): Edge {
  return {target, ...(guard === undefined ? {} : {guard}), meta: {row}};
}

/** The model stays. */
function stays(why: Why): Edge {
  return {meta: {why}};
}

/** The model stays where it is, but asks a check. */
function anew(target: StateName, guard: Edge['guard'], why: Why): Edge {
  return {target, ...(guard === undefined ? {} : {guard}), meta: {why}};
}

const RESET: Edge = {
  target: 'PowerOn',
  meta: {why: 'reset'},
};

function state(name: StateName, tags: State['tags'], on: Edges): State {
  return {tags, meta: STATE_REASONS[name].meta, on: {...on, Reset: RESET}};
}

const RTL8139_STATES: Readonly<Record<StateName, State>> = {
  // Not reusable although registers could be put back: drivers read their station address out of the EEPROM here, bit by bit, and
  // how far such a reading is nothing shows and nobody can put back.
  PowerOn: state('PowerOn', [], {
    SetUp: drawn(0, 'Idle'),
    Transmit: stays('after-set-up'),
    Sent: stays('late-look'),
    ReceiveOn: stays('after-set-up'),
    ReceiveOff: stays('nothing-on'),
    RingMoved: stays('nothing-on'),
  }),
  Idle: state('Idle', ['reusable'], {
    SetUp: stays('on-already'),
    Transmit: drawn(1, 'Sending', FRAMES),
    Sent: stays('late-look'),
    ReceiveOn: drawn(3, 'Receiving', RING),
    ReceiveOff: stays('receiver-off'),
    RingMoved: stays('receiver-off'),
  }),
  Sending: state('Sending', ['sending'], {
    SetUp: stays('on-already'),
    Transmit: anew('Sending', FRAMES, 'one-more'),
    Sent: drawn(2, 'Idle'),
    ReceiveOn: drawn(7, 'SendingReceiving', RING),
    ReceiveOff: stays('receiver-off'),
    RingMoved: stays('receiver-off'),
  }),
  Receiving: state('Receiving', ['receiving', 'reusable'], {
    SetUp: stays('on-already'),
    Transmit: drawn(5, 'SendingReceiving', FRAMES),
    Sent: stays('late-look'),
    ReceiveOn: anew('Receiving', RING, 'still-on'),
    ReceiveOff: drawn(4, 'Idle'),
    RingMoved: anew('Receiving', RING, 'still-on'),
  }),
  SendingReceiving: state('SendingReceiving', ['sending', 'receiving'], {
    SetUp: stays('on-already'),
    Transmit: anew('SendingReceiving', FRAMES, 'one-more'),
    Sent: drawn(6, 'Receiving'),
    ReceiveOn: anew('SendingReceiving', RING, 'still-on'),
    ReceiveOff: drawn(8, 'Sending'),
    RingMoved: anew('SendingReceiving', RING, 'still-on'),
  }),
};

/** The model as declared. */
export const RTL8139_DECLARATION = {
  states: STATES,
  events: EVENTS,
  guards: CHECKS,
  initial: 'PowerOn',
  notSetUp: 'PowerOn',
  reasons: DENY_REASONS,
  declared: RTL8139_STATES,
} as const satisfies Declaration;
