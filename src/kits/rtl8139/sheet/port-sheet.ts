// The card's registers for whoever names an access: one page of 256 offsets, each register at all of its bytes.
import {ADDRESS_AT, CONFIGURATION_PAGE, IN_CONFIGURATION, MECHANISM_PAGE} from '../../../base/configuration-space.ts';
import type {Port} from '../../../base/port.ts';
import type {PortSheet} from '../../contract/port-sheet.ts';
import {PCI_COMMAND, PCI_REGISTERS} from './pci.ts';
import {
  CPCR,
  CR,
  CR9346,
  IDR,
  ISR,
  MAR,
  RCR,
  REGISTER_BYTES,
  REGISTERS,
  TCR,
  TPPOLL,
  TSD,
  TSD_BITS,
} from './registers.ts';

/** By page and offset: of the card's own ports, and of configuration space with the port by which a register of it is named. */
const NAMES = new Map([
  ...REGISTERS.flatMap((register) => bytesOf(register, 0)),
  ...PCI_REGISTERS.flatMap((register) => bytesOf(register, IN_CONFIGURATION)),
  [ADDRESS_AT, 'CONFIG_ADDRESS'],
]);
const OFFSETS = [...NAMES.keys()].filter((at) => at < REGISTER_BYTES).sort((a, b) => a - b);

function bytesOf({name, offset, bytes = 1}: Port, from: number): [number, string][] {
  return Array.from({length: bytes}, (_, i) => [from + offset + i, name]);
}

/** The ports of an RTL8139. */
export const RTL8139_PORTS: PortSheet = {
  ports: REGISTER_BYTES,
  pages: 1,
  registers: OFFSETS,
  onEveryPage: OFFSETS,
  ranges: [],
  furtherPages: [CONFIGURATION_PAGE, MECHANISM_PAGE],
  portName: (page, offset) => NAMES.get((page << 8) + offset) ?? `0x${offset.toString(16).padStart(2, '0')}`,
  isPrinted: (page, offset) => NAMES.has((page << 8) + offset),
  wholes: {IDR: IDR.map(({name}) => name), MAR: MAR.map(({name}) => name)},
  bits: {
    CR,
    '9346CR': CR9346,
    ISR,
    IMR: ISR,
    TCR,
    RCR,
    CPCR,
    TPPOLL,
    PCICMD: PCI_COMMAND,
    ...Object.fromEntries(TSD.map(({name}) => [name, TSD_BITS])),
  },
};
