// What places a remote DMA and a frame to send. [DP8390D, RSAR, RBCR, TPSR, TBCR]
import type {Move} from '../../contract/access-words.ts';
import type {MoveRegisters} from '../../contract/move-registers.ts';
import {PAGE_BYTES, RBCR, REGISTERS, RSAR, TBCR} from '../sheet/dp8390.ts';

const REMOTE: Omit<MoveRegisters, 'word'> = {
  address: {name: 'RSAR', parts: 'RSAR1:0', ports: RSAR, page: 0, unit: 1, isHeldBack: true},
  length: {name: 'RBCR', parts: 'RBCR1:0', ports: RBCR, page: 0, unit: 1, isHeldBack: true},
};

/** The registers of page 0 that place each move. */
export const NE2000_MOVES: Readonly<Record<Move, MoveRegisters>> = {
  read: {word: 'read', ...REMOTE},
  write: {word: 'write', ...REMOTE},
  transmit: {
    word: 'transmit',
    address: {name: 'TPSR', parts: 'TPSR', ports: [REGISTERS.TPSR], page: 0, unit: PAGE_BYTES, isHeldBack: false},
    length: {name: 'TBCR', parts: 'TBCR1:0', ports: TBCR, page: 0, unit: 1, isHeldBack: false},
  },
};
