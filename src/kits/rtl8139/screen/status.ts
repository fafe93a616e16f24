// Why an RTL8139 interrupts. [RTL8139C, ISR]
import type {StatusRegister} from '../../contract/status-register.ts';
import {ISR, PORT} from '../sheet/registers.ts';

/** ISR; any of its bits asks for an interrupt, and it can always be read. */
export const RTL8139_STATUS: StatusRegister = {...PORT.ISR, page: 0, interrupts: ISR, hidden: null};
