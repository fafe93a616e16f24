// The model's states and undrawn edges in words, beside the declaration.
import type {EventName, StateName} from './names.ts';

const AFTER_SET_UP = 'the card is turned on first, in the same write';
const OFF_BUS = 'what is on is asked of when bus mastering is turned on';
const RECEIVER_OFF = 'the receiver is off: where its ring lies is asked when it is turned on';
const STILL_ON = 'the receiver is on already: the ring that it may fill is checked anew';

/** What a state means. */
export const STATE_WORDS: Readonly<Record<StateName, string>> = {
  PowerOn:
    'The card was reset and its driver is setting it up, often with a reading of the EEPROM that could not be taken up again. It cannot change hands half done.',
  Idle: 'The card is set up, all frames given to it have left, and the receiver is off: it touches no memory. It can change hands.',
  Sending: 'The card reads frames out of host memory by itself and sends them. The receiver is off.',
  Receiving:
    'The receiver is on: at any time, without being told to, the card may write frames into host memory. Nothing is being sent. It can change hands, since a hand-off stops the receiver first.',
  SendingReceiving:
    'The card sends frames that it reads out of host memory, and may at any time write received ones there.',
  OffBus:
    'The card reaches no memory, whatever is turned on: nothing is sent, what comes in is lost. It can change hands.',
};

/** Why an event leads where nothing is drawn, once the card is set up. */
const WHY: Readonly<Record<EventName, string>> = {
  SetUp: 'the card is set up already',
  Transmit: 'one more frame is checked and sent after the others',
  Sent: 'a late look: what was sent has left already',
  ReceiveOn: STILL_ON,
  ReceiveOff: RECEIVER_OFF,
  RingMoved: STILL_ON,
  Reset: 'CR.RST, or a load from the EEPROM: the card has to be set up again',
  MasterOn: 'nothing is on that would be asked of',
  MasterOff: 'bus mastering is off from now on',
};

/** Why an event leads where it does in a state. */
export function whyOf(state: StateName, event: EventName, isReceiving: boolean): string {
  if (state === 'OffBus' && event !== 'Reset') return OFF_BUS;
  if (event === 'MasterOff' && state.startsWith('Sending')) return 'refused while frames are being sent';
  if (state === 'PowerOn' && (event === 'Transmit' || event === 'ReceiveOn')) return AFTER_SET_UP;
  return event === 'RingMoved' && !isReceiving ? RECEIVER_OFF : WHY[event];
}
