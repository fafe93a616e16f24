// The RTL8139 by its data sheet: registers by offset and width, and their bits; no behaviour. C(L)+ where it says so. Both base
// addresses, of ports and of memory, lead to the same 256 bytes. [RTL8139C, Register Descriptions]
import {bits} from '../../../base/bits.ts';
import type {Port} from '../../../base/port.ts';

/** Registers, from the base address. */
export const REGISTER_BYTES = 0x100;

const BYTE_REGISTERS = {
  CR: 0x37,
  '9346CR': 0x50,
  CONFIG0: 0x51,
  CONFIG1: 0x52,
  MSR: 0x58,
  CONFIG3: 0x59,
  CONFIG4: 0x5a,
  HLTCLK: 0x5b,
  REVID: 0x5e,
  CONFIG5: 0xd8,
  TPPOLL: 0xd9,
  ETTHR: 0xec,
} as const;
const WORD_REGISTERS = {
  CAPR: 0x38,
  CBR: 0x3a,
  IMR: 0x3c,
  ISR: 0x3e,
  MULINT: 0x5c,
  TSADS: 0x60,
  BMCR: 0x62,
  BMSR: 0x64,
  ANAR: 0x66,
  ANLPAR: 0x68,
  ANER: 0x6a,
  DIS: 0x6c,
  FCSC: 0x6e,
  NWAYTR: 0x70,
  REC: 0x72,
  CSCR: 0x74,
  CPCR: 0xe0,
} as const;
const LONG_REGISTERS = {
  TSD0: 0x10,
  TSD1: 0x14,
  TSD2: 0x18,
  TSD3: 0x1c,
  TSAD0: 0x20,
  TSAD1: 0x24,
  TSAD2: 0x28,
  TSAD3: 0x2c,
  RBSTART: 0x30,
  TCR: 0x40,
  RCR: 0x44,
  TCTR: 0x48,
  MPC: 0x4c,
  TIMERINT: 0x54,
  RDSARLO: 0xe4,
  RDSARHI: 0xe8,
} as const;

type Offsets = Readonly<Record<string, number>>;

/** Registers of so many bytes by their names. */
export function wide<O extends Offsets>(offsets: O, bytes: number): {readonly [Name in keyof O]: Required<Port>} {
  const registers = Object.entries(offsets).map(([name, offset]) => [name, {name, offset, bytes}]);
  return Object.fromEntries(registers) as {readonly [Name in keyof O]: Required<Port>};
}

/** The station address, byte by byte; and the multicast filter. */
export const IDR: readonly Port[] = Array.from({length: 6}, (_, i) => ({name: `IDR${i}`, offset: i, bytes: 1}));
export const MAR_AT = 0x08;
export const MAR: readonly Port[] = Array.from({length: 8}, (_, i) => ({
  name: `MAR${i}`,
  offset: MAR_AT + i,
  bytes: 1,
}));

/** The registers that have a name of their own. */
export const PORT = {...wide(BYTE_REGISTERS, 1), ...wide(WORD_REGISTERS, 2), ...wide(LONG_REGISTERS, 4)} as const;
export type RegisterName = keyof typeof PORT;

/** Status and start address of each of the four transmit descriptors. */
export const TSD: readonly Port[] = [PORT.TSD0, PORT.TSD1, PORT.TSD2, PORT.TSD3];
export const TSAD: readonly Port[] = [PORT.TSAD0, PORT.TSAD1, PORT.TSAD2, PORT.TSAD3];
/** Transmit descriptors; the card takes them in turn. */
export const DESCRIPTORS = TSD.length;

/** All registers, in the order of their offsets. */
export const REGISTERS: readonly Port[] = [...IDR, ...MAR, ...Object.values(PORT)].sort((a, b) => a.offset - b.offset);

/** Command register: buffer empty, transmitter and receiver enable, reset. [RTL8139C, CR] */
export const CR = bits({BUFE: 0, TE: 2, RE: 3, RST: 4});
/** Interrupt status register; IMR has the same bits. [RTL8139C, ISR] */
// biome-ignore format: in the order of the bits
export const ISR = bits({ROK: 0, RER: 1, TOK: 2, TER: 3, RXOVW: 4, PUN: 5, FOVW: 6, TDU: 7, SWINT: 8, LENCHG: 13, TIMEOUT: 14, SERR: 15});
/** Transmit status of a descriptor; SIZE is `TSD_SIZE`. [RTL8139C, TSD] */
export const TSD_BITS = bits({OWN: 13, TUN: 14, TOK: 15, CDH: 28, OWC: 29, TABT: 30});
/** The bits of a TSD that say how long the frame is: bytes. */
export const TSD_SIZE = 0x1fff;
/** The bits of a TSD that a write keeps: the status is the card's. [QEMU 7.2, seen in recordings] */
export const TSD_WRITABLE = 0x003f_3fff;
/** In C+ mode TSD0 is the command to dump the tally counters. [RTL8139C+, DTCCR] */
export const DTCCR = bits({CMD: 3});
/** Transmit configuration; LBK is both loopback bits. [RTL8139C, TCR] */
export const TCR = {...bits({CLRABT: 0, CRC: 16}), MXDMA: 7 << 8, LBK: 3 << 17, IFG: 3 << 24} as const;
/** Receive configuration; RBLEN is both length bits. [RTL8139C, RCR] */
export const RCR = {
  ...bits({AAP: 0, APM: 1, AM: 2, AB: 3, AR: 4, AER: 5, WRAP: 7}),
  MXDMA: 7 << 8,
  RBLEN: 3 << 11,
  RXFTH: 7 << 13,
} as const;
/** Status word of a frame in the receive ring. [RTL8139C, Receive Status Register in Rx packet header] */
export const RECEIVED = bits({ROK: 0, FAE: 1, CRC: 2, LONG: 3, RUNT: 4, ISE: 5, BAR: 13, PAM: 14, MAR: 15});
/** EEPROM and configuration access: modes in the upper two bits. [RTL8139C, 9346CR] */
export const CR9346 = {...bits({EEDO: 0, EEDI: 1, EESK: 2, EECS: 3}), MODE: 0xc0} as const;
/** The four modes of 9346CR. */
export const CR9346_MODE = {NORMAL: 0x00, AUTO_LOAD: 0x40, PROGRAM: 0x80, CONFIG_WRITE: 0xc0} as const;
/** What HLTCLK takes: the letters R and H. [RTL8139C, HLTCLK] */
export const HLTCLK = {RUN: 0x52, HALT: 0x48} as const;
/** C+ command register. [RTL8139C+, CPCR] */
export const CPCR = bits({TXENABLE: 0, RXENABLE: 1, MULRW: 3, DAC: 4, RXCHKSUM: 5, RXVLAN: 6});
/** Transmit priority polling, C+ mode. [RTL8139C+, TPPoll] */
export const TPPOLL = bits({FSWINT: 0, NPQ: 6, HPQ: 7});

/** Bytes of the receive ring that each RBLEN means. */
export const RING_BYTES = [8192, 16_384, 32_768, 65_536] as const;
/** Bytes that come before a frame in the ring: status word, length word. */
export const RECEIVE_HEADER_BYTES = 4;
/** Frames in the ring begin at multiples of so many bytes. */
export const RING_ALIGN = 4;
/** CAPR stands so many bytes before the byte that the driver reads next. */
export const CAPR_LAG = 16;
/** Bytes of frame check sequence. */
export const FCS_BYTES = 4;
/** Bytes that a frame which starts inside the ring can run past its end under WRAP: of the longest that the chip sends, which loopback brings in, and what is around it. */
export const WRAP_OVERRUN = 1796;

/** Bytes that have to be in the card before it begins to send a frame, by its TSD. [RTL8139C, TSD.ERTXTH] */
export function earlyThreshold(tsd: number): number {
  return ((tsd >>> 16) & 0x3f) * 32 || 8;
}

/** Bytes of a burst at most, by TCR or RCR; the highest code of RCR means a whole frame. [RTL8139C, TCR.MXDMA, RCR.MXDMA] */
export function burstBytes(configuration: number): number {
  return 16 << ((configuration >>> 8) & 7);
}

/** The length of the receive ring by RCR, in bytes. */
export function ringBytes(rcr: number): number {
  return RING_BYTES[(rcr >>> 11) & 3] ?? RING_BYTES[0];
}
