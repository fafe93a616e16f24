// What an access to a register of the RTL8139 means, in a few words: its purpose with the value put in. [RTL8139C, Register Descriptions]
import {setBitNames} from '../../../base/bits.ts';
import {CONFIG_ADDRESS, CONFIGURATION_PAGE} from '../../../base/configuration-space.ts';
import {hex, thousands} from '../../../base/figures.ts';
import type {AccessWords} from '../../contract/access-words.ts';
import type {Move} from '../../contract/moves.ts';
import {PCI_COMMAND} from '../sheet/pci.ts';
import {RTL8139_PORTS} from '../sheet/port-sheet.ts';
import {
  burstBytes,
  CAPR_LAG,
  CPCR,
  CR,
  CR9346,
  CR9346_MODE,
  earlyThreshold,
  HLTCLK,
  ISR,
  RCR,
  ringBytes,
  TCR,
  TPPOLL,
  TSD_BITS,
  TSD_SIZE,
} from '../sheet/registers.ts';
import {leaves} from './write-effects.ts';

const address = (value: number): string => hex(value, 8);
const descriptorOf = (register: string): string | undefined => /^TSD([0-3])$/.exec(register)?.[1];
const bytes = (count: number): string => `${thousands(count)} bytes`;

/** By register; one that is not here is only read. */
const READS: Readonly<Record<string, (value: number) => string>> = {
  CR: (value) =>
    (value & CR.RST) !== 0
      ? 'reset goes on'
      : `${(value & CR.BUFE) === 0 ? 'frames wait in the ring' : 'receive ring is empty'}; ${enabled(value)}`,
  ISR: (value) => (value === 0 ? 'nothing pending' : `pending: ${setBitNames(ISR, value)}`),
  IMR: (value) => (value === 0 ? 'every interrupt is masked' : `lets through ${setBitNames(ISR, value)}`),
  CAPR: (value) => `ring is read up to ${place(value)}`,
  CBR: (value) => `next frame goes to byte ${hex(value, 4)} of the ring`,
  RBSTART: (value) => `ring is at ${address(value)}`,
  TSADS: (value) => `descriptors that the card is done with: ${doneOf(value)}`,
  PCICMD: mastering,
  MPC: (value) => `frames missed: ${thousands(value)}`,
  '9346CR': (value) =>
    (value & CR9346.MODE) === CR9346_MODE.PROGRAM ? `EEPROM says ${value & CR9346.EEDO}` : modeOf(value),
};

/** The meaning of each register that a plain sentence fits. */
const WRITES: Readonly<Record<string, (value: number) => string>> = {
  CR: (value) => command(value),
  ISR: (value) => (value === 0 ? 'acknowledge nothing' : `acknowledge ${setBitNames(ISR, value)}`),
  IMR: (value) => (value === 0 ? 'mask every interrupt' : `let through ${setBitNames(ISR, value)}`),
  CAPR: (value) => `ring is read up to ${place(value)}`,
  RBSTART: (value) => `ring starts at ${address(value)}`,
  RCR: (value) =>
    `ring of ${ringBytes(value) / 1024} KiB; ${taken(value)}; ${(value & RCR.MXDMA) === RCR.MXDMA ? 'a frame in one burst' : bursts(value)}`,
  TCR: (value) =>
    `${(value & TCR.LBK) === TCR.LBK ? 'loopback: nothing goes out' : 'normal transmit'}; ${bursts(value)}`,
  MPC: () => 'count of missed frames to 0',
  '9346CR': (value) => ((value & CR9346.MODE) === CR9346_MODE.PROGRAM ? wires(value) : modeOf(value)),
  CONFIG_ADDRESS: (value) => `names ${configured(value)} in configuration space`,
  PCICMD: mastering,
  HLTCLK: (value) => (value === HLTCLK.HALT ? 'let the clock stop' : 'let the clock run'),
  CPCR: (value) => (value === 0 ? 'C+ mode, both halves off' : `C+ mode: ${setBitNames(CPCR, value)}`),
  TPPOLL: (value) => ((value & TPPOLL.NPQ) === 0 ? 'poll nothing' : 'send by descriptors in memory'),
  RDSARLO: (value) => `receive descriptors start at ${address(value)}`,
  TIMERINT: (value) => (value === 0 ? 'timer never interrupts' : `timer interrupts at ${thousands(value)}`),
  TCTR: () => 'timer starts at 0',
};

function readMeaning(register: string, value: number): string | null {
  if (descriptorOf(register) !== undefined) return statusOf(value);
  return READS[register]?.(value) ?? null;
}

function writeMeaning(register: string, value: number): string | null {
  const descriptor = descriptorOf(register);
  if (descriptor !== undefined) return `${sending(descriptor, value)}${threshold(value)}`;
  const meaning = WRITES[register];
  if (meaning !== undefined) return meaning(value);
  if (register.startsWith('TSAD')) return frameAt(Number(register.slice('TSAD'.length)), value);
  if (register.startsWith('IDR')) return 'station address';
  if (register.startsWith('MAR')) return 'multicast filter';
  return null;
}

/** In C+ mode the first two have where the ring of descriptors to send begins, the second its upper half, which is 0 below 4 GiB; an access does not say which mode the card is in. [RTL8139C+, TNPDS] */
function frameAt(descriptor: number, value: number): string {
  const cPlus = ['; in C+ mode descriptors to send start there'];
  if (value === 0) cPlus.push('; in C+ mode the upper half of where they start');
  return `frame of descriptor ${descriptor} is at ${address(value)}${cPlus[descriptor] ?? ''}`;
}

/** Where the driver reads next. */
const place = (value: number): string => `byte ${hex((value + CAPR_LAG) & 0xffff, 4)}`;

function enabled(value: number): string {
  const on = [(value & CR.TE) === 0 ? [] : ['transmitter'], (value & CR.RE) === 0 ? [] : ['receiver']].flat();
  return on.length === 0 ? 'transmitter and receiver off' : `${on.join(' and ')} on`;
}

const command = (value: number): string => ((value & CR.RST) === 0 ? enabled(value) : 'reset the card');

function sending(descriptor: string, value: number): string {
  if ((value & TSD_BITS.OWN) !== 0) return `descriptor ${descriptor} stays the driver’s`;
  return `send ${bytes(value & TSD_SIZE)} by descriptor ${descriptor}`;
}

/** On QEMU’s card nothing comes of it. */
function threshold(value: number): string {
  return (value & TSD_BITS.OWN) === 0 ? `, early threshold ${earlyThreshold(value)}` : '';
}

const bursts = (value: number): string => `bursts of ${bytes(burstBytes(value))}`;

function statusOf(value: number): string {
  if ((value & TSD_BITS.OWN) === 0) return 'the card has yet to fetch the frame';
  const {OWN, ...outcomes} = TSD_BITS;
  const outcome = setBitNames(outcomes, value);
  return outcome === 'none' ? 'free, or fetched and not yet sent' : `transmit status: ${outcome}`;
}

/** TSADS has the four OWN bits lowest. */
function doneOf(value: number): string {
  const done = [0, 1, 2, 3].filter((descriptor) => ((value >> descriptor) & 1) !== 0);
  return done.length === 0 ? 'none' : done.join(', ');
}

function taken(value: number): string {
  if ((value & RCR.AAP) !== 0) return 'accept every frame';
  const {AAP, APM, AM, AB} = RCR;
  return (value & (AAP | APM | AM | AB)) === 0 ? 'accept none' : `accept ${setBitNames({APM, AM, AB}, value)}`;
}

const MODES: Readonly<Record<number, string>> = {
  [CR9346_MODE.NORMAL]: 'configuration is locked',
  [CR9346_MODE.AUTO_LOAD]: 'load the EEPROM, which resets the card',
  [CR9346_MODE.CONFIG_WRITE]: 'configuration may be written',
};
const modeOf = (value: number): string => MODES[value & CR9346.MODE] ?? 'EEPROM by hand';

function wires(value: number): string {
  const {EECS, EESK, EEDI} = CR9346;
  return (value & EECS) === 0 ? 'EEPROM not selected' : `EEPROM wires: ${setBitNames({EECS, EESK, EEDI}, value)}`;
}

function mastering(value: number): string {
  return `bus mastering ${(value & PCI_COMMAND.MASTER) === 0 ? 'off' : 'on'}`;
}

function configured(value: number): string {
  return RTL8139_PORTS.portName(CONFIGURATION_PAGE, value & CONFIG_ADDRESS.REGISTER, true);
}

/** What a value orders: of those registers alone by which something begins. */
function orders(register: string, value: number): string | null {
  const descriptor = descriptorOf(register);
  if (descriptor !== undefined) return sending(descriptor, value);
  const isOrder = register === 'CR' || register === 'TPPOLL' || register === 'CPCR' || register === 'PCICMD';
  return isOrder || register === '9346CR' ? writeMeaning(register, value) : null;
}

/** A descriptor given to the card is a frame to be sent. */
function starts(register: string, value: number): Move | null {
  const isGiven = descriptorOf(register) !== undefined && (value & TSD_BITS.OWN) === 0;
  return isGiven ? 'transmit' : null;
}

/** The registers of an RTL8139 by what accesses to them say. */
export const RTL8139_ACCESSES: AccessWords = {read: readMeaning, write: writeMeaning, orders, starts, leaves};
