// What an IN of one byte at offsets 0x00 to 0x0F answers, page by page. [DP8390D, Register Address Assignments]
import {RCR, RSR} from '../../../datasheets/dp8390.ts';
import type {Core} from './core.ts';
import {loopbackMode, readFifo} from './loopback.ts';
import {type Registers, TX_SENDING} from './registers.ts';
import {localAddress} from './transmit.ts';

/** Reads the register at `offset` on the page that CR selects. */
export function readRegister(core: Core, offset: number): number {
  if (offset === 0) return core.regs.CR;
  switch (core.regs.CR >> 6) {
    case 0:
      return readPage0(core, offset);
    case 1:
      return readPage1(core.regs, offset);
    case 2:
      return readPage2(core, offset);
    default:
      return readPage3(core, offset);
  }
}

function readPage0(core: Core, offset: number): number {
  const {regs, quirks} = core;
  switch (offset) {
    case 0x1:
      return quirks.notally ? 0 : localAddress(core) & 0xff;
    case 0x2:
      return quirks.notally ? 0 : localAddress(core) >> 8;
    case 0x3:
      return regs.BNRY;
    case 0x4:
      return regs.TSR;
    case 0x5:
      return quirks.notally ? 0 : regs.NCR & 0x0f;
    case 0x6:
      return quirks.notally ? 0 : readFifo(core);
    case 0x7:
      return regs.ISR;
    case 0x8:
      return regs.RSAR & 0xff;
    case 0x9:
      return (regs.RSAR >> 8) & 0xff;
    case 0xa:
      return quirks.id29 ? 0x50 : 0xff;
    case 0xb:
      return quirks.id29 ? 0x43 : 0xff;
    case 0xc:
      return liveReceiveStatus(core);
    default:
      return quirks.notally ? 0 : readTally(regs, offset);
  }
}

/** RSR, whose DIS bit follows monitor mode and whose DFR bit follows the carrier at once. [DP8390D, RSR.DIS, RSR.DFR] */
export function liveReceiveStatus(core: Core): number {
  const isMonitor = (core.regs.RCR & RCR.MON) !== 0 && !core.quirks.nomon;
  const deferring = isWireBusy(core) ? RSR.DFR : 0;
  return core.regs.RSR | deferring | (isMonitor ? RSR.DIS : 0);
}

/** Somebody is on the wire, this card included. Its own frames in loopback modes 1 and 2 never are. */
function isWireBusy(core: Core): boolean {
  if (core.quirks.txnow) return false;
  const mode = loopbackMode(core);
  if (core.latches.tx === TX_SENDING && (mode === 0 || mode === 3)) return true;
  const {wireFreeAt} = core.config;
  return wireFreeAt !== undefined && wireFreeAt() > core.host.now();
}

/** Reading a tally counter clears it. [DP8390D, Network Tally Counters] */
function readTally(regs: Registers, offset: number): number {
  const value = offset === 0xd ? regs.CNTR0 : offset === 0xe ? regs.CNTR1 : regs.CNTR2;
  if (offset === 0xd) regs.CNTR0 = 0;
  else if (offset === 0xe) regs.CNTR1 = 0;
  else regs.CNTR2 = 0;
  return value;
}

function readPage1(regs: Registers, offset: number): number {
  switch (offset) {
    case 0x1:
      return regs.PAR0;
    case 0x2:
      return regs.PAR1;
    case 0x3:
      return regs.PAR2;
    case 0x4:
      return regs.PAR3;
    case 0x5:
      return regs.PAR4;
    case 0x6:
      return regs.PAR5;
    case 0x7:
      return regs.CURR;
    case 0x8:
      return regs.MAR0;
    case 0x9:
      return regs.MAR1;
    case 0xa:
      return regs.MAR2;
    case 0xb:
      return regs.MAR3;
    case 0xc:
      return regs.MAR4;
    case 0xd:
      return regs.MAR5;
    case 0xe:
      return regs.MAR6;
    default:
      return regs.MAR7;
  }
}

function readPage2({regs, quirks}: Core, offset: number): number {
  if (offset === 0x1) return regs.PSTART;
  if (offset === 0x2) return regs.PSTOP;
  if (quirks.page2) return 0;
  switch (offset) {
    case 0x3:
      return regs.RNPP;
    case 0x4:
      return regs.TPSR;
    case 0x5:
      return regs.LNPP;
    case 0x6:
      return regs.AC >> 8;
    case 0x7:
      return regs.AC & 0xff;
    case 0xc:
      return regs.RCR;
    case 0xd:
      return regs.TCR;
    case 0xe:
      return regs.DCR;
    case 0xf:
      return regs.IMR;
    default:
      return 0xff;
  }
}

/** Quirk `id29`: the RTL8029's configuration registers; on the DP8390 the page is reserved. */
function readPage3({quirks}: Core, offset: number): number {
  if (!quirks.id29) return 0xff;
  return offset === 0x5 || offset === 0x6 ? 0x40 : 0;
}
