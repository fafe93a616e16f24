// The model of the RTL8139 as it is declared: five states by what is at work of transmitter and receiver, one in which the card is off the bus,
// and where each event leads.
// `statechart.ts` makes the XState statechart of it; what is told of it is in
// `state-words.ts`, which no machine needs. C+ mode, where it is not refused, has the same states. Not modelled: a single frame's arrival, for which no
// register is written: reception is a permission that stands as long as the receiver is on.
import type {Declaration} from '../../../sim/models/declared-model.ts';
import {CHECKS, DENY_REASONS, EVENTS, type EventName, STATE_REASONS, STATES, type StateName} from './names.ts';

interface Edge {
  readonly target?: StateName;
  readonly guard?: (typeof CHECKS)[number];
  readonly meta: {readonly row?: number};
}

type Edges = Readonly<Record<Exclude<EventName, 'Reset' | 'MasterOn' | 'MasterOff'>, Edge>> &
  Partial<Readonly<Record<'MasterOn' | 'MasterOff', Edge>>>;

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
const STAYS: Edge = {meta: {}};

/** The model goes there without its being drawn. */
const TO_OFF_BUS: Edge = {target: 'OffBus', meta: {}};

/** The model stays where it is, but asks a check. */
function anew(target: StateName, guard: (typeof CHECKS)[number]): Edge {
  return {target, guard, meta: {}};
}

const RESET: Edge = {
  target: 'PowerOn',
  meta: {},
};

function state(name: StateName, tags: State['tags'], on: Edges): State {
  return {tags, meta: STATE_REASONS[name].meta, on: {MasterOn: STAYS, MasterOff: STAYS, ...on, Reset: RESET}};
}

const RTL8139_STATES: Readonly<Record<StateName, State>> = {
  // Not reusable although registers could be put back: drivers read their station address out of the EEPROM here, bit by bit, and
  // how far such a reading is nothing shows and nobody can put back.
  PowerOn: state('PowerOn', [], {
    SetUp: drawn(0, 'Idle'),
    Transmit: STAYS,
    Sent: STAYS,
    ReceiveOn: STAYS,
    ReceiveOff: STAYS,
    RingMoved: STAYS,
  }),
  Idle: state('Idle', ['reusable'], {
    SetUp: STAYS,
    Transmit: drawn(1, 'Sending', FRAMES),
    Sent: STAYS,
    ReceiveOn: drawn(3, 'Receiving', RING),
    ReceiveOff: STAYS,
    RingMoved: STAYS,
    MasterOff: drawn(9, 'OffBus'),
  }),
  Sending: state('Sending', ['sending'], {
    SetUp: STAYS,
    Transmit: anew('Sending', FRAMES),
    Sent: drawn(2, 'Idle'),
    ReceiveOn: drawn(7, 'SendingReceiving', RING),
    ReceiveOff: STAYS,
    RingMoved: STAYS,
  }),
  Receiving: state('Receiving', ['receiving', 'reusable'], {
    SetUp: STAYS,
    Transmit: drawn(5, 'SendingReceiving', FRAMES),
    Sent: STAYS,
    ReceiveOn: anew('Receiving', RING),
    ReceiveOff: drawn(4, 'Idle'),
    RingMoved: anew('Receiving', RING),
    MasterOff: TO_OFF_BUS,
  }),
  SendingReceiving: state('SendingReceiving', ['sending', 'receiving'], {
    SetUp: STAYS,
    Transmit: anew('SendingReceiving', FRAMES),
    Sent: drawn(6, 'Receiving'),
    ReceiveOn: anew('SendingReceiving', RING),
    ReceiveOff: drawn(8, 'Sending'),
    RingMoved: anew('SendingReceiving', RING),
  }),
  // Nothing is checked here but that nothing is sent: what the receiver would write is lost. Turning bus mastering on asks of all that is on by then.
  OffBus: state('OffBus', ['reusable'], {
    SetUp: STAYS,
    Transmit: STAYS,
    Sent: STAYS,
    ReceiveOn: STAYS,
    ReceiveOff: STAYS,
    RingMoved: STAYS,
    MasterOn: drawn(10, 'Idle'),
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
