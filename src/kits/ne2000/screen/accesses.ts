// What an access to a register of the DP8390 means, in a few words: its purpose with the value put in. [DP8390D, Internal Registers]
import {setBitNames} from '../../../base/bits.ts';
import {hex} from '../../../base/figures.ts';
import type {AccessWords, RegisterWrite, WriteEffect} from '../../contract/access-words.ts';
import type {Move} from '../../contract/moves.ts';
import {CR, DCR, ISR, PAGE_BYTES, RCR, RSR, TSR} from '../sheet/dp8390.ts';
import {STAYS} from './status.ts';

const address = (page: number): string => hex(page * PAGE_BYTES, 4);

/** By register; one that is not here is only read. */
const READS: Readonly<Record<string, (value: number) => string>> = {
  CR: commandMeaning,
  ISR: (value) => (value === 0 ? 'nothing pending' : `pending: ${setBitNames(ISR, value)}`),
  TSR: (value) => `transmit status: ${setBitNames(TSR, value)}`,
  RSR: (value) => `receive status: ${setBitNames(RSR, value)}`,
  CURR: (value) => `next frame goes to ${address(value)}`,
  BNRY: (value) => `ring is read up to ${address(value)}`,
};

/** The meaning of each register that a plain sentence fits. */
const WRITES: Readonly<Record<string, (value: number) => string>> = {
  CR: commandMeaning,
  PSTART: (value) => `ring starts at ${address(value)}`,
  PSTOP: (value) => `ring ends at ${address(value)}`,
  BNRY: (value) => `ring is read up to ${address(value)}`,
  CURR: (value) => `next frame goes to ${address(value)}`,
  TPSR: (value) => `transmit from ${address(value)}`,
  TBCR0: () => 'transmit length, low byte',
  TBCR1: () => 'transmit length, high byte',
  ISR: (value) => (value === 0 ? 'acknowledge nothing' : `acknowledge ${setBitNames(ISR, value & ~STAYS)}`),
  RSAR0: () => 'remote address, low byte',
  RSAR1: (value) => `remote address, page ${hex(value)}`,
  RBCR0: () => 'remote length, low byte',
  RBCR1: () => 'remote length, high byte',
  RCR: (value) =>
    (value & RCR.MON) !== 0
      ? 'monitor only'
      : (value & RCR.PRO) !== 0
        ? 'accept every frame'
        : `accept: ${setBitNames(RCR, value)}`,
  TCR: (value) => ((value & 0x06) === 0 ? 'normal transmit' : `loopback mode ${(value >> 1) & 3}`),
  DCR: (value) => ((value & DCR.WTS) !== 0 ? 'data port moves words' : 'data port moves bytes'),
  IMR: (value) => (value === 0 ? 'mask every interrupt' : `let through ${setBitNames(ISR, value)}`),
};

function writeMeaning(name: string, value: number): string | null {
  const meaning = WRITES[name];
  if (meaning !== undefined) return meaning(value);
  if (name.startsWith('PAR')) return `station address, byte ${name.slice(3)}`;
  if (name.startsWith('MAR')) return `multicast filter, byte ${name.slice(3)}`;
  return null;
}

/** Bits RD2 to RD0 of a CR value as a number. */
const remoteCommand = (value: number): number => (value >> 3) & 7;

/** A CR value as a command: what it starts, stops or selects. */
function commandMeaning(value: number): string {
  const parts: string[] = [];
  const remote = remoteCommand(value);
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

const RD_WORDS = ['no remote DMA', 'remote read', 'remote write', 'send packet'] as const;

/** What a value written to CR orders. [DP8390D, CR] */
function orders(register: string, value: number): string | null {
  if (register !== 'CR') return null;
  const words: string[] = [];
  const remote = remoteCommand(value);
  if ((value & CR.STP) !== 0) words.push('stop');
  if (remote >= 4) words.push('abort remote DMA');
  else if (remote > 0) words.push(RD_WORDS[remote] ?? 'remote DMA');
  if ((value & CR.TXP) !== 0) words.push('transmit');
  if ((value & CR.STA) !== 0) words.push('start');
  return words.join(', ');
}

/** A frame goes before a remote DMA that the same command starts. */
function starts(register: string, value: number): Move | null {
  if (register !== 'CR') return null;
  if ((value & CR.TXP) !== 0) return 'transmit';
  if ((value & CR.RD2) !== 0) return null;
  return (value & CR.RD1) !== 0 ? 'write' : 'read';
}

function leaves({register, before, written, isSending}: RegisterWrite): WriteEffect | null {
  if (register === 'CR' && isSending && (written & CR.TXP) === 0)
    return {
      after: written | CR.TXP,
      ignored: CR.TXP,
      note: 'Writing TXP = 0 has no effect while a frame is on the wire.',
    };
  if (register === 'ISR')
    return {
      after: before === null ? null : before & ~(written & ~STAYS),
      ignored: ~written & 0xff,
      note: 'A 1 written to ISR clears that bit.',
    };
  return null;
}

/** The registers of an NE2000 by what accesses to them say. */
export const NE2000_ACCESSES: AccessWords = {
  read: (register, value) => READS[register]?.(value) ?? null,
  write: writeMeaning,
  orders,
  starts,
  leaves,
};
