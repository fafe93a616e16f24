// Why an NE2000 interrupts. [DP8390D, ISR]
import type {StatusRegister} from '../../contract/status-register.ts';
import {PORT} from '../sheet/board.ts';
import {ISR} from '../sheet/dp8390.ts';

// RST follows the reset state and interrupts nobody.
const {RST, ...INTERRUPTS} = ISR;

/** ISR; what of it a write leaves alone is RST. */
export const NE2000_STATUS: StatusRegister = {
  ...PORT.ISR,
  page: 0,
  interrupts: INTERRUPTS,
  ends: {read: 'RDC', write: 'RDC', transmit: 'PTX'},
};

/** Bits that writing does not clear. */
export const STAYS = RST;
