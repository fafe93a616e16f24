// The card's state as flat numbers, so that a copy of two objects is a copy of the chip's registers.
// Word-wide registers are kept as one number: the halves are cut where they are read and written.
import {COMMAND} from '../sheet/command-words.ts';
import {DCR, ISR, type RegisterName} from '../sheet/dp8390.ts';
import type {Quirks} from './quirks.ts';

/** Registers of one byte that the card keeps as such: not the halves of words, nor what the chip makes up as it is read. */
type ByteRegister = Exclude<
  RegisterName,
  `${'TBCR' | 'RSAR' | 'RBCR' | 'CRDA' | 'CLDA'}${0 | 1}` | 'ACH' | 'ACL' | 'FIFO' | `RSV${string}`
>;

/** The registers by data sheet name. [DP8390D, Internal Registers] */
export interface Registers extends Record<ByteRegister, number> {
  /** Bytes to send, 16 bits. */
  TBCR: number;
  /** Remote DMA's running address, which reads back as CRDA: a read's is ahead of the host by what the board's latch holds; quirk `rsar17` lets it count past 0xFFFF. */
  RSAR: number;
  /** Remote DMA's remaining bytes, 16 bits. */
  RBCR: number;
  /** Local DMA's running address. */
  CLDA: number;
  /** The address counter, page 2 only. */
  AC: number;
}

/** What remote DMA is doing. */
export const REMOTE_OFF = 0;
export const REMOTE_READ = 1;
export const REMOTE_WRITE = 2;

/** Nothing; what a live remote read has fetched and nobody has taken yet; the same, but RSAR or RBCR were written since. */
export const AHEAD_NOTHING = 0;
export const AHEAD_FETCHED = 1;
export const AHEAD_OLD = 2;

/** What the transmitter is doing: nothing, waiting for a free wire, on the wire, or held by TCR.ATD. */
export const TX_OFF = 0;
export const TX_DEFERRED = 1;
export const TX_SENDING = 2;
export const TX_HELD = 3;

/** What the silicon keeps beside its registers: 0 and 1 for flags. */
export interface Latches {
  /** The interrupt line. */
  irq: number;
  /** Out of the reset state. [DP8390D, CR] */
  running: number;
  /** STP is set, and a frame still has to leave before the reset state is entered. */
  stopping: number;
  /** One of REMOTE_OFF, REMOTE_READ, REMOTE_WRITE: the command that is live. */
  remote: number;
  /** One of AHEAD_NOTHING, AHEAD_FETCHED, AHEAD_OLD: what the board's latch holds for a host that reads. */
  ahead: number;
  /** That transfer: where it lay, the word or byte, and how much of the count it was. */
  aheadFrom: number;
  aheadWord: number;
  aheadBytes: number;
  /** The live remote read is a send-packet command, which moves BNRY at its end. */
  sendPacket: number;
  /** One of the TX_ states. */
  tx: number;
  /** Where the frame being sent lies and how many bytes it has, latched when TXP was set. */
  txAddress: number;
  txLength: number;
  /** Cycles at which the first bit and the last leave, while sending. */
  txFrom: number;
  txUntil: number;
  /** The frame being sent had to wait for a free wire. */
  txDeferred: number;
  /** A stored frame brought CURR to BNRY: the ring is full although the two are equal. */
  full: number;
  /** The ring overflowed and the receiver is off until the recovery routine was followed. */
  overflowed: number;
  /** TCR.ATD: a multicast frame switched the transmitter off. */
  txDisabled: number;
  /** Where the next read of the loopback FIFO comes from. */
  fifoAt: number;
}

/** Registers as RESET leaves them where it reaches, zero elsewhere, so that runs repeat. [DP8390D, Power-up Reset] */
export function powerOnRegisters(quirks: Quirks): Registers {
  return {
    CR: quirks.cr0 ? 0 : COMMAND.STOP,
    ISR: ISR.RST,
    IMR: 0,
    DCR: quirks.rstport ? 0 : DCR.LAS,
    TCR: 0,
    RCR: 0,
    TSR: 0,
    RSR: 0,
    TPSR: 0,
    TBCR: 0,
    RSAR: 0,
    RBCR: 0,
    PSTART: 0,
    PSTOP: 0,
    BNRY: 0,
    CURR: 0,
    CLDA: 0,
    NCR: 0,
    CNTR0: 0,
    CNTR1: 0,
    CNTR2: 0,
    RNPP: 0,
    LNPP: 0,
    AC: 0,
    PAR0: 0,
    PAR1: 0,
    PAR2: 0,
    PAR3: 0,
    PAR4: 0,
    PAR5: 0,
    MAR0: 0,
    MAR1: 0,
    MAR2: 0,
    MAR3: 0,
    MAR4: 0,
    MAR5: 0,
    MAR6: 0,
    MAR7: 0,
  };
}

/** The latches at power-on: stopped, unless nothing says so. */
export function powerOnLatches(quirks: Quirks): Latches {
  return {
    irq: 0,
    running: quirks.cr0 && quirks.stp ? 1 : 0,
    stopping: 0,
    remote: REMOTE_OFF,
    ahead: AHEAD_NOTHING,
    aheadFrom: 0,
    aheadWord: 0,
    aheadBytes: 0,
    sendPacket: 0,
    tx: TX_OFF,
    txAddress: 0,
    txLength: 0,
    txFrom: 0,
    txUntil: 0,
    txDeferred: 0,
    full: 0,
    overflowed: 0,
    txDisabled: 0,
    fifoAt: 0,
  };
}
