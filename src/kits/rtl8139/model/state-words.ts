// The model's states and undrawn edges in words, beside the declaration.
import type {EventName, StateName} from './names.ts';

const AFTER_SET_UP =
  'the card is told to send or receive only after it was turned on: that comes first, in the same write';
const NOTHING_ON = 'since the reset the receiver was never on';
const RECEIVER_OFF = 'the receiver is off: where its ring lies is asked when it is turned on';
const STILL_ON = 'the receiver is on already: the ring that it may fill is checked anew';

/** What a state means. */
export const STATE_WORDS: Readonly<Record<StateName, string>> = {
  PowerOn:
    'The card was reset and its driver is setting it up, often with a reading of the EEPROM that could not be taken up again. Neither transmitter nor receiver is on, and the card cannot change hands half done.',
  Idle: 'The card is set up, all frames given to it have left, and the receiver is off: it touches no memory. It can change hands.',
  Sending:
    'The card reads one or several frames out of host memory by itself and sends them, in the turn of its four descriptors. The receiver is off.',
  Receiving:
    'The receiver is on: at any time, without being told to, the card may write frames into its ring in host memory. Nothing is being sent. It can change hands, since a hand-off stops the receiver first.',
  SendingReceiving:
    'The card sends frames that it reads out of host memory, and may at any time write received ones into its ring there.',
};

/** Why an event leads where nothing is drawn: before the card is set up, and after. */
const WHY_AT_FIRST: Partial<Record<EventName, string>> = {
  Transmit: AFTER_SET_UP,
  ReceiveOn: AFTER_SET_UP,
  ReceiveOff: NOTHING_ON,
  RingMoved: NOTHING_ON,
};
const WHY: Readonly<Record<EventName, string>> = {
  SetUp: 'the card is set up already',
  Transmit: 'four descriptors: one more frame is checked and sent after the others',
  Sent: 'a late look: what was sent has left already',
  ReceiveOn: STILL_ON,
  ReceiveOff: RECEIVER_OFF,
  RingMoved: STILL_ON,
  Reset: 'CR.RST, or a load from the EEPROM: all that went on is over and the card has to be set up again',
};

/** Why an event leads where it does in a state. */
export function whyOf(state: StateName, event: EventName, isReceiving: boolean): string {
  if (state === 'PowerOn') return WHY_AT_FIRST[event] ?? WHY[event];
  return event === 'RingMoved' && !isReceiving ? RECEIVER_OFF : WHY[event];
}
