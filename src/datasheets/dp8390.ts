// The DP8390D by its data sheet: names, offsets and bits; no behaviour. [DP8390D, Internal Registers]
import {bits} from '../base/bits.ts';

/** Command register, offset 0x00 on every page. [DP8390D, CR] */
export const CR = bits({STP: 0, STA: 1, TXP: 2, RD0: 3, RD1: 4, RD2: 5, PS0: 6, PS1: 7});
/** Interrupt status register, page 0, offset 0x07. [DP8390D, ISR] */
export const ISR = bits({PRX: 0, PTX: 1, RXE: 2, TXE: 3, OVW: 4, CNT: 5, RDC: 6, RST: 7});
/** Interrupt mask register, page 0 write, offset 0x0F; bit 7 is reserved. [DP8390D, IMR] */
export const IMR = bits({PRXE: 0, PTXE: 1, RXEE: 2, TXEE: 3, OVWE: 4, CNTE: 5, RDCE: 6});
/** Data configuration register, page 0 write, offset 0x0E. [DP8390D, DCR] */
export const DCR = bits({WTS: 0, BOS: 1, LAS: 2, LS: 3, ARM: 4, FT0: 5, FT1: 6});
/** Transmit configuration register, page 0 write, offset 0x0D. [DP8390D, TCR] */
export const TCR = bits({CRC: 0, LB0: 1, LB1: 2, ATD: 3, OFST: 4});
/** Transmit status register, page 0 read, offset 0x04; bit 1 is reserved. [DP8390D, TSR] */
export const TSR = bits({PTX: 0, COL: 2, ABT: 3, CRS: 4, FU: 5, CDH: 6, OWC: 7});
/** Receive configuration register, page 0 write, offset 0x0C. [DP8390D, RCR] */
export const RCR = bits({SEP: 0, AR: 1, AB: 2, AM: 3, PRO: 4, MON: 5});
/** Receive status register, page 0 read, offset 0x0C. [DP8390D, RSR] */
export const RSR = bits({PRX: 0, CRC: 1, FAE: 2, FO: 3, MPA: 4, PHY: 5, DIS: 6, DFR: 7});

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
  if (offset === 0) return 'CR';
  const table = page === 0 ? (isWrite ? PAGE0_WRITE : PAGE0_READ) : page === 1 ? PAGE1 : PAGE2_READ;
  return page === 3 ? `RSV3${offset.toString(16).toUpperCase()}` : (table[offset] ?? `0x${offset.toString(16)}`);
}
