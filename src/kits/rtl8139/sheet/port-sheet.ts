// The card's registers for whoever names an access: one page of 256 offsets, each register at all of its bytes.
import {ADDRESS_OFFSET, CONFIGURATION_PAGE, MECHANISM_PAGE} from '../../../base/configuration-space.ts';
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

const NAMES = new Map(
  REGISTERS.flatMap(({name, offset, bytes = 1}) =>
    Array.from({length: bytes}, (_, i): [number, string] => [offset + i, name]),
  ),
);
/** In configuration space, and the port by which a register of it is named. */
const CONFIGURATION = new Map(
  PCI_REGISTERS.flatMap(({name, offset, bytes = 1}) =>
    Array.from({length: bytes}, (_, i): [number, string] => [offset + i, name]),
  ),
);
const unnamed = (offset: number): string => `0x${offset.toString(16).padStart(2, '0')}`;
const OFFSETS = [...NAMES.keys()].sort((a, b) => a - b);

/** The ports of an RTL8139. */
export const RTL8139_PORTS: PortSheet = {
  ports: REGISTER_BYTES,
  pages: 1,
  registers: OFFSETS,
  onEveryPage: OFFSETS,
  ranges: [],
  furtherPages: [CONFIGURATION_PAGE, MECHANISM_PAGE],
  portName: (page, offset) => {
    if (page === CONFIGURATION_PAGE) return CONFIGURATION.get(offset) ?? `CONFIG ${unnamed(offset)}`;
    if (page === MECHANISM_PAGE) return offset === ADDRESS_OFFSET ? 'CONFIG_ADDRESS' : `port ${unnamed(offset)}`;
    return NAMES.get(offset) ?? unnamed(offset);
  },
  isPrinted: (_page, offset) => NAMES.has(offset),
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
