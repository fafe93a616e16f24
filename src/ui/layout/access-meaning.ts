// What one access to the board means, in a few words: the register's purpose with the value put in.

import {openDma} from '../../kits/ne2000/model/compiled.ts';
import {STATES} from '../../kits/ne2000/model/names.ts';
import {isDataPort, isRegister, isResetPort, portName} from '../../kits/ne2000/sheet/board.ts';
import {CR, DCR, ISR, PAGE_BYTES, RCR} from '../../kits/ne2000/sheet/dp8390.ts';
import {hex, thousands} from '../widgets/figures.ts';
import {setBits} from './register-bits.ts';

/** An access as far as its meaning goes. */
export interface AccessLike {
  readonly direction: 'in' | 'out';
  readonly offset: number;
  readonly size: number;
  readonly page: number;
  readonly value: number;
  readonly count: number;
  /** The model's state when it happened, by number; of a guest's own access alone. */
  readonly state?: number;
}

const TOLD_NOTHING_YET = STATES.indexOf('Initiation');

/**
 * True at the data port where the model, which has been told of the card before, knows of no remote DMA this way: after a denial the
 * driver goes on, and the port has nothing to move.
 */
export function isPortUnused({offset, direction, state}: Pick<AccessLike, 'offset' | 'direction' | 'state'>): boolean {
  if (!isDataPort(offset) || state === undefined || state === TOLD_NOTHING_YET) return false;
  return openDma(state) !== (direction === 'in' ? 'read' : 'write');
}

/** The register or port that an access meets, by name. */
export function accessPort(access: Pick<AccessLike, 'direction' | 'offset' | 'page'>): string {
  return portName(access.page, access.offset, access.direction === 'out');
}

/** `start remote write`, `acknowledge PTX`, `757 words`. */
export function accessMeaning(access: AccessLike): string {
  const {direction, offset, value} = access;
  if (!isRegister(offset)) return portMeaning(access);
  const name = accessPort(access);
  if (direction === 'in') return readMeaning(name, value);
  if (access.size > 1) return `${access.size} registers at once`;
  return writeMeaning(name, value);
}

function portMeaning(access: AccessLike): string {
  const {direction, offset, size, count} = access;
  if (isResetPort(offset)) return direction === 'in' ? 'reset the card' : 'end of reset';
  const unit = size === 1 ? 'byte' : size === 2 ? 'word' : 'double word';
  const many = count === 1 ? `one ${unit}` : `${thousands(count)} ${unit}s`;
  if (isPortUnused(access)) return `${many}; no remote ${direction === 'out' ? 'write' : 'read'} known`;
  return `${many} ${direction === 'out' ? 'to' : 'from'} card memory`;
}

function readMeaning(name: string, value: number): string {
  switch (name) {
    case 'ISR':
      return value === 0 ? 'nothing pending' : `pending: ${setBits('ISR', value)}`;
    case 'CR':
      return commandMeaning(value);
    case 'TSR':
      return `transmit status: ${setBits('TSR', value)}`;
    case 'RSR':
      return `receive status: ${setBits('RSR', value)}`;
    case 'CURR':
      return `next frame goes to ${hex(value * PAGE_BYTES, 4)}`;
    case 'BNRY':
      return `ring is read up to ${hex(value * PAGE_BYTES, 4)}`;
    default:
      return `read ${name}`;
  }
}

/** The meaning of each register that a plain sentence fits. */
const WRITES: Readonly<Record<string, (value: number) => string>> = {
  CR: commandMeaning,
  PSTART: (value) => `ring starts at ${hex(value * PAGE_BYTES, 4)}`,
  PSTOP: (value) => `ring ends at ${hex(value * PAGE_BYTES, 4)}`,
  BNRY: (value) => `ring is read up to ${hex(value * PAGE_BYTES, 4)}`,
  CURR: (value) => `next frame goes to ${hex(value * PAGE_BYTES, 4)}`,
  TPSR: (value) => `transmit from ${hex(value * PAGE_BYTES, 4)}`,
  TBCR0: () => 'transmit length, low byte',
  TBCR1: () => 'transmit length, high byte',
  ISR: (value) => (value === 0 ? 'acknowledge nothing' : `acknowledge ${setBits('ISR', value & ~ISR.RST)}`),
  RSAR0: () => 'remote address, low byte',
  RSAR1: (value) => `remote address, page ${hex(value)}`,
  RBCR0: () => 'remote length, low byte',
  RBCR1: () => 'remote length, high byte',
  RCR: (value) =>
    (value & RCR.MON) !== 0
      ? 'monitor only'
      : (value & RCR.PRO) !== 0
        ? 'accept every frame'
        : `accept: ${setBits('RCR', value)}`,
  TCR: (value) => ((value & 0x06) === 0 ? 'normal transmit' : `loopback mode ${(value >> 1) & 3}`),
  DCR: (value) => ((value & DCR.WTS) !== 0 ? 'data port moves words' : 'data port moves bytes'),
  IMR: (value) => (value === 0 ? 'mask every interrupt' : `let through ${setBits('ISR', value)}`),
};

function writeMeaning(name: string, value: number): string {
  const meaning = WRITES[name];
  if (meaning !== undefined) return meaning(value);
  if (name.startsWith('PAR')) return `station address, byte ${name.slice(3)}`;
  if (name.startsWith('MAR')) return `multicast filter, byte ${name.slice(3)}`;
  return `write ${name}`;
}

/** A CR value as a command: what it starts, stops or selects. */
function commandMeaning(value: number): string {
  const parts: string[] = [];
  const remote = (value >> 3) & 7;
  if ((value & CR.STP) !== 0) parts.push('stop');
  if ((value & CR.TXP) !== 0) parts.push('send the frame');
  if (remote === 1) parts.push('start remote read');
  else if (remote === 2) parts.push('start remote write');
  else if (remote === 3) parts.push('send packet');
  else if (remote >= 4 && (value & (CR.TXP | CR.STP)) === 0) parts.push('no remote DMA');
  const page = (value >> 6) & 3;
  if (page !== 0 || parts.length === 0) parts.push(`page ${page}`);
  return parts.join(', ');
}
