// The moves of an NE2000: remote DMA either way, and a frame to send. [DP8390D, RSAR, RBCR, TPSR, TBCR; ISR]
import type {DeviceMove, DeviceMoves} from '../../contract/moves.ts';
import {PAGE_BYTES, RBCR, REGISTERS, RSAR, TBCR} from '../sheet/dp8390.ts';
import {eventNumber} from './numbers.ts';

const REMOTE: Pick<DeviceMove, 'address' | 'length' | 'ends'> = {
  address: {name: 'RSAR', ports: RSAR, page: 0, unit: 1, isHeldBack: true},
  length: {name: 'RBCR', ports: RBCR, page: 0, unit: 1, isHeldBack: true},
  ends: 'RDC',
};

/** Remote DMA and transmission, by the registers of page 0. */
export const NE2000_MOVES: DeviceMoves = {
  read: {...REMOTE, word: 'read', words: 'a remote read', goes: 'to the data port', event: eventNumber('DmaRd')},
  write: {...REMOTE, word: 'write', words: 'a remote write', goes: 'from the data port', event: eventNumber('DmaWr')},
  transmit: {
    word: 'transmit',
    words: 'a frame to be sent',
    goes: 'to the wire',
    event: eventNumber('Transmit'),
    address: {name: 'TPSR', ports: [REGISTERS.TPSR], page: 0, unit: PAGE_BYTES, isHeldBack: false},
    length: {name: 'TBCR', ports: TBCR, page: 0, unit: 1, isHeldBack: false},
    ends: 'PTX',
  },
};
