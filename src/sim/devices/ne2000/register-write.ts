// What an OUT of one byte at offsets 0x00 to 0x0F does, page by page. [DP8390D, Register Address Assignments]
// Reserved bits of IMR, DCR, TCR and RCR are not kept.
import {TCR} from '../../../datasheets/dp8390.ts';
import {moveBoundary, writeCurrent} from './boundary.ts';
import {writeCommand} from './command.ts';
import type {Core} from './core.ts';
import {acknowledge, updateInterrupt} from './interrupts.ts';
import type {Registers} from './registers.ts';
import {programAnew} from './remote-dma.ts';
import {cutStopped, switchTransmitter} from './transmit.ts';

/** Quirk `pagelimit`: the first page past packet memory. */
const PAGE_LIMIT = 0xc0;

/** Writes the register at `offset` on the page that CR selects. */
export function writeRegister(core: Core, offset: number, value: number): void {
  if (offset === 0) {
    writeCommand(core, value);
    return;
  }
  const page = core.regs.CR >> 6;
  if (page === 0) writePage0(core, offset, value);
  else if (page === 1) writePage1(core, offset, value);
  else if (page === 2 && !core.quirks.page2) writePage2(core.regs, offset, value);
}

function withLow(word: number, value: number): number {
  return (word & 0xff00) | value;
}

function withHigh(word: number, value: number): number {
  return (word & 0x00ff) | (value << 8);
}

function writePage0(core: Core, offset: number, value: number): void {
  const {regs, quirks} = core;
  switch (offset) {
    case 0x1:
      if (value <= PAGE_LIMIT || !quirks.pagelimit) regs.PSTART = value;
      break;
    case 0x2:
      if (value <= PAGE_LIMIT || !quirks.pagelimit) regs.PSTOP = value;
      break;
    case 0x3:
      if (value < PAGE_LIMIT || !quirks.pagelimit) moveBoundary(core, value);
      break;
    case 0x4:
      regs.TPSR = value;
      break;
    case 0x5:
      regs.TBCR = withLow(regs.TBCR, value);
      break;
    case 0x6:
      regs.TBCR = withHigh(regs.TBCR, value);
      break;
    case 0x7:
      acknowledge(core, value);
      break;
    case 0x8:
      programAnew(core);
      regs.RSAR = withLow(regs.RSAR, value);
      break;
    case 0x9:
      programAnew(core);
      regs.RSAR = withHigh(regs.RSAR, value);
      break;
    case 0xa:
      programAnew(core);
      regs.RBCR = withLow(regs.RBCR, value);
      break;
    case 0xb:
      programAnew(core);
      regs.RBCR = withHigh(regs.RBCR, value);
      break;
    case 0xc:
      regs.RCR = value & 0x3f;
      break;
    case 0xd:
      regs.TCR = value & 0x1f;
      if ((value & TCR.ATD) === 0 && core.latches.txDisabled !== 0) switchTransmitter(core, false);
      cutStopped(core);
      break;
    case 0xe:
      regs.DCR = value & 0x7f;
      break;
    default:
      regs.IMR = value & 0x7f;
      updateInterrupt(core);
  }
}

function writePage1(core: Core, offset: number, value: number): void {
  const {regs, quirks} = core;
  switch (offset) {
    case 0x1:
      regs.PAR0 = value;
      break;
    case 0x2:
      regs.PAR1 = value;
      break;
    case 0x3:
      regs.PAR2 = value;
      break;
    case 0x4:
      regs.PAR3 = value;
      break;
    case 0x5:
      regs.PAR4 = value;
      break;
    case 0x6:
      regs.PAR5 = value;
      break;
    case 0x7:
      if (value < PAGE_LIMIT || !quirks.pagelimit) writeCurrent(core, value);
      break;
    case 0x8:
      regs.MAR0 = value;
      break;
    case 0x9:
      regs.MAR1 = value;
      break;
    case 0xa:
      regs.MAR2 = value;
      break;
    case 0xb:
      regs.MAR3 = value;
      break;
    case 0xc:
      regs.MAR4 = value;
      break;
    case 0xd:
      regs.MAR5 = value;
      break;
    case 0xe:
      regs.MAR6 = value;
      break;
    default:
      regs.MAR7 = value;
  }
}

/** Diagnosis only: the running addresses of local DMA. */
function writePage2(regs: Registers, offset: number, value: number): void {
  switch (offset) {
    case 0x1:
      regs.CLDA = withLow(regs.CLDA, value);
      break;
    case 0x2:
      regs.CLDA = withHigh(regs.CLDA, value);
      break;
    case 0x3:
      regs.RNPP = value;
      break;
    case 0x5:
      regs.LNPP = value;
      break;
    case 0x6:
      regs.AC = withHigh(regs.AC, value);
      break;
    case 0x7:
      regs.AC = withLow(regs.AC, value);
      break;
    default:
      break;
  }
}
