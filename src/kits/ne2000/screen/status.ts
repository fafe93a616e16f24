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
  hidden: {
    word: 'CR does not select page 0, so ISR cannot be read',
    sentence: 'ISR can be read on register page 0 only, and the VMM does not turn the guest’s page under its hands.',
  },
};

/** Bits that writing does not clear. */
export const STAYS = RST;
