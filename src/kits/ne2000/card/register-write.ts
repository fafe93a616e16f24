// What an OUT of one byte does to each register, page by page. [DP8390D, Register Address Assignments]
// Reserved bits of IMR, DCR, TCR and RCR are not kept.

import {PORT} from '../sheet/board.ts';
import {pageSelectedBy} from '../sheet/command-words.ts';
import {ALL_BITS, PAGE0_WRITE, PAGE1, PAGE2_WRITE, TCR} from '../sheet/dp8390.ts';
import {moveBoundary, writeCurrent} from './boundary.ts';
import {writeCommand} from './command.ts';
import type {Core} from './core.ts';
import {acknowledge, updateInterrupt} from './interrupts.ts';
import type {Registers} from './registers.ts';
import {rangeWritten} from './remote-dma.ts';
import {cutStopped, switchTransmitter} from './transmit.ts';

/** Quirk `pagelimit`: the first page past packet memory. */
const PAGE_LIMIT = 0xc0;

type Write = (core: Core, value: number) => void;
/** CR is written alike on every page, and has a file of its own. */
type Written<T extends readonly string[]> = Exclude<T[number], 'CR'>;

/** A register that keeps what it is given. */
function latch(name: keyof Registers): Write {
  return ({regs}, value) => {
    regs[name] = value;
  };
}

function withLow(word: number, value: number): number {
  return (word & 0xff00) | value;
}

function withHigh(word: number, value: number): number {
  return (word & 0x00ff) | (value << 8);
}

const WRITES_0: Readonly<Record<Written<typeof PAGE0_WRITE>, Write>> = {
  PSTART: ({regs, quirks}, value) => {
    if (value <= PAGE_LIMIT || !quirks.pagelimit) regs.PSTART = value;
  },
  PSTOP: ({regs, quirks}, value) => {
    if (value <= PAGE_LIMIT || !quirks.pagelimit) regs.PSTOP = value;
  },
  BNRY: (core, value) => {
    if (value < PAGE_LIMIT || !core.quirks.pagelimit) moveBoundary(core, value);
  },
  TPSR: ({regs}, value) => {
    regs.TPSR = value;
  },
  TBCR0: ({regs}, value) => {
    regs.TBCR = withLow(regs.TBCR, value);
  },
  TBCR1: ({regs}, value) => {
    regs.TBCR = withHigh(regs.TBCR, value);
  },
  ISR: acknowledge,
  RSAR0: (core, value) => {
    rangeWritten(core);
    core.regs.RSAR = withLow(core.regs.RSAR, value);
  },
  RSAR1: (core, value) => {
    rangeWritten(core);
    core.regs.RSAR = withHigh(core.regs.RSAR, value);
  },
  RBCR0: (core, value) => {
    rangeWritten(core);
    core.regs.RBCR = withLow(core.regs.RBCR, value);
  },
  RBCR1: (core, value) => {
    rangeWritten(core);
    core.regs.RBCR = withHigh(core.regs.RBCR, value);
  },
  RCR: ({regs}, value) => {
    regs.RCR = value & ALL_BITS.RCR;
  },
  TCR: (core, value) => {
    core.regs.TCR = value & ALL_BITS.TCR;
    if ((value & TCR.ATD) === 0 && core.latches.txDisabled !== 0) switchTransmitter(core, false);
    cutStopped(core);
  },
  DCR: ({regs}, value) => {
    regs.DCR = value & ALL_BITS.DCR;
  },
  IMR: (core, value) => {
    core.regs.IMR = value & ALL_BITS.IMR;
    updateInterrupt(core);
  },
};

const WRITES_1: Readonly<Partial<Record<Written<typeof PAGE1>, Write>>> = {
  CURR: (core, value) => {
    if (value < PAGE_LIMIT || !core.quirks.pagelimit) writeCurrent(core, value);
  },
};

/** Diagnosis only: the running addresses of local DMA. */
const WRITES_2: Readonly<Partial<Record<Written<typeof PAGE2_WRITE>, Write>>> = {
  CLDA0: ({regs}, value) => {
    regs.CLDA = withLow(regs.CLDA, value);
  },
  CLDA1: ({regs}, value) => {
    regs.CLDA = withHigh(regs.CLDA, value);
  },
  RNPP: latch('RNPP'),
  LNPP: latch('LNPP'),
  ACH: ({regs}, value) => {
    regs.AC = withHigh(regs.AC, value);
  },
  ACL: ({regs}, value) => {
    regs.AC = withLow(regs.AC, value);
  },
};

/** By page and offset; CR is before all pages. */
const WRITES: readonly (readonly (Write | undefined)[])[] = [
  PAGE0_WRITE.map((name) => (name === 'CR' ? undefined : WRITES_0[name])),
  PAGE1.map((name) => (name === 'CR' ? undefined : (WRITES_1[name] ?? latch(name)))),
  PAGE2_WRITE.map((name) => (name === 'CR' ? undefined : WRITES_2[name])),
];

/** Writes the register at `offset` on the page that CR selects. */
export function writeRegister(core: Core, offset: number, value: number): void {
  if (offset === PORT.CR.offset) {
    writeCommand(core, value);
    return;
  }
  const page = pageSelectedBy(core.regs.CR);
  if (page === 2 && core.quirks.page2) return;
  WRITES[page]?.[offset]?.(core, value);
}
