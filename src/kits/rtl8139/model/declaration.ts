// The model of the RTL8139 as it is declared: five states by what is at work of transmitter and receiver, and where each event leads.
// `statechart.ts` makes the XState statechart of it. C+ mode, where it is not refused, has the same states. Not modelled: a single frame's arrival, for which no
// register is written: reception is a permission that stands as long as the receiver is on.
import type {Declaration} from '../../../sim/models/declared-model.ts';
import {CHECKS, DENY_REASONS, EVENTS, type EventName, STATES, type StateName} from './names.ts';

interface Edge {
  readonly target?: StateName;
  readonly guard?: (typeof CHECKS)[number];
  readonly meta: {readonly row?: number; readonly why?: string};
}

type Edges = Readonly<Record<Exclude<EventName, 'Reset'>, Edge>>;

interface State {
  readonly tags: readonly ('sending' | 'receiving' | 'reusable')[];
  readonly meta: {readonly words: string; readonly reason: string};
  readonly on: Readonly<Record<EventName, Edge>>;
}

const [FRAMES, RING] = CHECKS;

const AFTER_SET_UP =
  'the card is told to send or receive only after it was turned on: that comes first, in the same write';
const NOTHING_ON = 'since the reset the receiver was never on';
const LATE_LOOK = 'a late look: what was sent has left already';
const ON_ALREADY = 'the card is set up already';
const ONE_MORE = 'four descriptors: one more frame is checked and sent after the others';
const RECEIVER_OFF = 'the receiver is off: where its ring lies is asked when it is turned on';
const STILL_ON = 'the receiver is on already: the ring that it may fill is checked anew';

/** An edge that is drawn, by its row counted from 0. */
function drawn(row: number, target: StateName, guard?: Edge['guard']): Edge {
  return {target, ...(guard === undefined ? {} : {guard}), meta: {row}};
}

/** The model stays. */
function stays(why: string): Edge {
  return {meta: {why}};
}

/** The model stays where it is, but asks a check. */
function anew(target: StateName, guard: Edge['guard'], why: string): Edge {
  return {target, ...(guard === undefined ? {} : {guard}), meta: {why}};
}

const RESET: Edge = {
  target: 'PowerOn',
  meta: {why: 'CR.RST, or a load from the EEPROM: all that went on is over and the card has to be set up again'},
};

function state(tags: State['tags'], reason: string, words: string, on: Edges): State {
  return {tags, meta: {words, reason}, on: {...on, Reset: RESET}};
}

const RTL8139_STATES: Readonly<Record<StateName, State>> = {
  // Not reusable although registers could be put back: drivers read their station address out of the EEPROM here, bit by bit, and
  // how far such a reading is nothing shows and nobody can put back.
  PowerOn: state(
    [],
    'the driver is still setting the card up',
    'The card was reset and its driver is setting it up, often with a reading of the EEPROM that could not be taken up again. Neither transmitter nor receiver is on, and the card cannot change hands half done.',
    {
      SetUp: drawn(0, 'Idle'),
      Transmit: stays(AFTER_SET_UP),
      Sent: stays(LATE_LOOK),
      ReceiveOn: stays(AFTER_SET_UP),
      ReceiveOff: stays(NOTHING_ON),
      RingMoved: stays(NOTHING_ON),
    },
  ),
  Idle: state(
    ['reusable'],
    'nothing is being sent and the receiver is off',
    'The card is set up, all frames given to it have left, and the receiver is off: it touches no memory. It can change hands.',
    {
      SetUp: stays(ON_ALREADY),
      Transmit: drawn(1, 'Sending', FRAMES),
      Sent: stays(LATE_LOOK),
      ReceiveOn: drawn(3, 'Receiving', RING),
      ReceiveOff: stays(RECEIVER_OFF),
      RingMoved: stays(RECEIVER_OFF),
    },
  ),
  Sending: state(
    ['sending'],
    'a frame is being sent',
    'The card reads one or several frames out of host memory by itself and sends them, in the turn of its four descriptors. The receiver is off.',
    {
      SetUp: stays(ON_ALREADY),
      Transmit: anew('Sending', FRAMES, ONE_MORE),
      Sent: drawn(2, 'Idle'),
      ReceiveOn: drawn(7, 'SendingReceiving', RING),
      ReceiveOff: stays(RECEIVER_OFF),
      RingMoved: stays(RECEIVER_OFF),
    },
  ),
  Receiving: state(
    ['receiving', 'reusable'],
    'nothing is being sent; the receiver can be stopped at any time',
    'The receiver is on: at any time, without being told to, the card may write frames into its ring in host memory. Nothing is being sent. It can change hands, since a hand-off stops the receiver first.',
    {
      SetUp: stays(ON_ALREADY),
      Transmit: drawn(5, 'SendingReceiving', FRAMES),
      Sent: stays(LATE_LOOK),
      ReceiveOn: anew('Receiving', RING, STILL_ON),
      ReceiveOff: drawn(4, 'Idle'),
      RingMoved: anew('Receiving', RING, STILL_ON),
    },
  ),
  SendingReceiving: state(
    ['sending', 'receiving'],
    'a frame is being sent',
    'The card sends frames that it reads out of host memory, and may at any time write received ones into its ring there.',
    {
      SetUp: stays(ON_ALREADY),
      Transmit: anew('SendingReceiving', FRAMES, ONE_MORE),
      Sent: drawn(6, 'Receiving'),
      ReceiveOn: anew('SendingReceiving', RING, STILL_ON),
      ReceiveOff: drawn(8, 'Sending'),
      RingMoved: anew('SendingReceiving', RING, STILL_ON),
    },
  ),
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
