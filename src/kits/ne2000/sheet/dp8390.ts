// The DP8390D by its data sheet: registers by page and direction, their offsets and bits, command words; no behaviour.
// A register's offset is the same on every page that has it. [DP8390D, Internal Registers, Register Address Assignments]
import {bits} from '../../../base/bits.ts';
import type {Port} from '../../../base/port.ts';

/** Page 0 as an IN sees it; the index is the offset. */
// biome-ignore format: eight to a line, as the data sheet prints them
export const PAGE0_READ = [
  'CR', 'CLDA0', 'CLDA1', 'BNRY', 'TSR', 'NCR', 'FIFO', 'ISR',
  'CRDA0', 'CRDA1', 'RSV0A', 'RSV0B', 'RSR', 'CNTR0', 'CNTR1', 'CNTR2',
] as const;
/** Page 0 as an OUT sees it; the index is the offset. */
// biome-ignore format: eight to a line, as the data sheet prints them
export const PAGE0_WRITE = [
  'CR', 'PSTART', 'PSTOP', 'BNRY', 'TPSR', 'TBCR0', 'TBCR1', 'ISR',
  'RSAR0', 'RSAR1', 'RBCR0', 'RBCR1', 'RCR', 'TCR', 'DCR', 'IMR',
] as const;
/** Page 1, read and written alike; the index is the offset. */
// biome-ignore format: eight to a line, as the data sheet prints them
export const PAGE1 = [
  'CR', 'PAR0', 'PAR1', 'PAR2', 'PAR3', 'PAR4', 'PAR5', 'CURR',
  'MAR0', 'MAR1', 'MAR2', 'MAR3', 'MAR4', 'MAR5', 'MAR6', 'MAR7',
] as const;
/** Page 2 as an IN sees it (for diagnosis); the index is the offset. RNPP and LNPP are the remote and local next-packet pointers. */
// biome-ignore format: eight to a line, as the data sheet prints them
export const PAGE2_READ = [
  'CR', 'PSTART', 'PSTOP', 'RNPP', 'TPSR', 'LNPP', 'ACH', 'ACL',
  'RSV28', 'RSV29', 'RSV2A', 'RSV2B', 'RCR', 'TCR', 'DCR', 'IMR',
] as const;
/** Page 2 as an OUT sees it (for diagnosis); the index is the offset. */
// biome-ignore format: eight to a line, as the data sheet prints them
export const PAGE2_WRITE = [
  'CR', 'CLDA0', 'CLDA1', 'RNPP', 'RSV24', 'LNPP', 'ACH', 'ACL',
  'RSV28', 'RSV29', 'RSV2A', 'RSV2B', 'RSV2C', 'RSV2D', 'RSV2E', 'RSV2F',
] as const;
/** Page 3 has no register but CR; the index is the offset. */
// biome-ignore format: eight to a line, as the data sheet prints them
export const PAGE3 = [
  'CR', 'RSV31', 'RSV32', 'RSV33', 'RSV34', 'RSV35', 'RSV36', 'RSV37',
  'RSV38', 'RSV39', 'RSV3A', 'RSV3B', 'RSV3C', 'RSV3D', 'RSV3E', 'RSV3F',
] as const;

/** The pages that CR.PS1:PS0 selects. */
export const PAGES = [
  {read: PAGE0_READ, write: PAGE0_WRITE},
  {read: PAGE1, write: PAGE1},
  {read: PAGE2_READ, write: PAGE2_WRITE},
  {read: PAGE3, write: PAGE3},
] as const;

type Page = (typeof PAGES)[number];
/** A register's name as the data sheet prints it. */
export type RegisterName = Page['read' | 'write'][number];

/** A register as a port. */
export interface Register extends Port {
  readonly name: RegisterName;
}

/** The registers of the tables above, by name. */
export const REGISTERS = Object.fromEntries(
  PAGES.flatMap(({read, write}) =>
    [...read.entries(), ...write.entries()].map(([offset, name]) => [name, {name, offset}]),
  ),
) as Record<RegisterName, Register>;

/** Command register. [DP8390D, CR] */
export const CR = bits({STP: 0, STA: 1, TXP: 2, RD0: 3, RD1: 4, RD2: 5, PS0: 6, PS1: 7});
/** Interrupt status register. [DP8390D, ISR] */
export const ISR = bits({PRX: 0, PTX: 1, RXE: 2, TXE: 3, OVW: 4, CNT: 5, RDC: 6, RST: 7});
/** Interrupt mask register; bit 7 is reserved. [DP8390D, IMR] */
export const IMR = bits({PRXE: 0, PTXE: 1, RXEE: 2, TXEE: 3, OVWE: 4, CNTE: 5, RDCE: 6});
/** Data configuration register. [DP8390D, DCR] */
export const DCR = bits({WTS: 0, BOS: 1, LAS: 2, LS: 3, ARM: 4, FT0: 5, FT1: 6});
/** Transmit configuration register. [DP8390D, TCR] */
export const TCR = bits({CRC: 0, LB0: 1, LB1: 2, ATD: 3, OFST: 4});
/** Transmit status register; bit 1 is reserved. [DP8390D, TSR] */
export const TSR = bits({PTX: 0, COL: 2, ABT: 3, CRS: 4, FU: 5, CDH: 6, OWC: 7});
/** Receive configuration register. [DP8390D, RCR] */
export const RCR = bits({SEP: 0, AR: 1, AB: 2, AM: 3, PRO: 4, MON: 5});
/** Receive status register. [DP8390D, RSR] */
export const RSR = bits({PRX: 0, CRC: 1, FAE: 2, FO: 3, MPA: 4, PHY: 5, DIS: 6, DFR: 7});
/** The registers whose bits have names. */
export const BIT_REGISTERS = {CR, ISR, IMR, DCR, TCR, TSR, RCR, RSR} as const;
/** All bits that a register keeps. */
export const ALL_BITS = {IMR: allOf(IMR), DCR: allOf(DCR), TCR: allOf(TCR), RCR: allOf(RCR)} as const;

function allOf(masks: Readonly<Record<string, number>>): number {
  return Object.values(masks).reduce((all, mask) => all | mask, 0);
}

/** Registers of two bytes, the low one first. */
export const RSAR = [REGISTERS.RSAR0, REGISTERS.RSAR1] as const;
export const RBCR = [REGISTERS.RBCR0, REGISTERS.RBCR1] as const;
export const TBCR = [REGISTERS.TBCR0, REGISTERS.TBCR1] as const;
export const CRDA = [REGISTERS.CRDA0, REGISTERS.CRDA1] as const;

/** The station address and the multicast filter, byte by byte. */
export const PAR = PAGE1.slice(1, 7).map((name) => REGISTERS[name]);
export const MAR = PAGE1.slice(8).map((name) => REGISTERS[name]);

/** A set of ports of one page, a bit for each offset. */
export function portBits(...ports: readonly Port[]): number {
  return ports.reduce((set, {offset}) => set | (1 << offset), 0);
}

/** A register that a guest can write on page 0 or 1. */
export type WriteRegister = (typeof PAGE0_WRITE)[number] | (typeof PAGE1)[number];

/** Bytes in one page of buffer memory: PSTART, PSTOP, BNRY, CURR and TPSR count in these. */
export const PAGE_BYTES = 256;
/** Bytes that reception puts before a frame: status, next page, count low, count high. [DP8390D, Storage Format] */
export const RECEIVE_HEADER_BYTES = 4;
/** Bytes of frame check sequence. */
export const FCS_BYTES = 4;

/** The name of the register that an access to `offset` (0x00 to 0x0F) meets on `page` (CR.PS1:PS0). */
export function registerName(page: number, offset: number, isWrite: boolean): string {
  return PAGES[page]?.[isWrite ? 'write' : 'read'][offset] ?? `0x${offset.toString(16)}`;
}
