// The model's states and undrawn edges in words, beside the declaration.
import type {StateName} from './names.ts';

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

/** Why an event leads where nothing is drawn. */
export const WHY = {
  'after-set-up':
    'the card is told to send or receive only after it was turned on: that comes first, in the same write',
  'nothing-on': 'since the reset the receiver was never on',
  'late-look': 'a late look: what was sent has left already',
  'on-already': 'the card is set up already',
  'one-more': 'four descriptors: one more frame is checked and sent after the others',
  'receiver-off': 'the receiver is off: where its ring lies is asked when it is turned on',
  'still-on': 'the receiver is on already: the ring that it may fill is checked anew',
  reset: 'CR.RST, or a load from the EEPROM: all that went on is over and the card has to be set up again',
} as const;
export type Why = keyof typeof WHY;
