// What reads give, at each register's own width. No read has a side effect. [RTL8139C, Register Descriptions]
// Quirk `widths` is what QEMU's card answers at other widths: see `access.ts` for the chip's.
import {CR, CR9346, CR9346_MODE, IDR, MAR_AT, PORT, TSD_BITS} from '../sheet/registers.ts';
import type {Core} from './core.ts';
import {dataOut} from './eeprom.ts';
import {isRingEmpty} from './ring.ts';
import {isStoring} from './store.ts';
import {timerCount} from './timer.ts';

const REVISION = 0x20;
/** MSR: no pause, link up. */
const MEDIA_STATUS = 0xd0;
/** The link bit of BMSR, which MSR has the other way round. */
const BMSR_LINK = 0x04;
const CSCR_LINK_UP = 0x0340;
const TCR_HIGH = PORT.TCR.offset + 3;

/** A register of one byte; others read 0, but for the upper byte of TCR and, byte by byte, TSD. */
export function readByte(core: Core, offset: number): number {
  const {regs} = core;
  if (offset < IDR.length) return core.idr[offset] ?? 0;
  if (offset < MAR_AT) return 0;
  if (offset < PORT.TSD0.offset) return core.mar[offset - MAR_AT] ?? 0;
  if (offset < PORT.TSAD0.offset)
    return ((core.tsd[(offset - PORT.TSD0.offset) >> 2] ?? 0) >>> (8 * (offset & 3))) & 0xff;
  switch (offset) {
    case PORT.CR.offset:
      return regs.CR | (isRingEmpty(core) ? CR.BUFE : 0) | (isStoring(core) ? CR.RE : 0);
    case TCR_HIGH:
      return regs.TCR >>> 24;
    case PORT['9346CR'].offset:
      return (regs.CR9346 & CR9346.MODE) === CR9346_MODE.PROGRAM
        ? (regs.CR9346 & ~CR9346.EEDO) | dataOut(core)
        : regs.CR9346;
    case PORT.CONFIG0.offset:
      return regs.CONFIG0;
    case PORT.CONFIG1.offset:
      return regs.CONFIG1;
    case PORT.MSR.offset:
      return MEDIA_STATUS | (~regs.BMSR & BMSR_LINK);
    case PORT.CONFIG3.offset:
      return regs.CONFIG3;
    case PORT.CONFIG4.offset:
      return regs.CONFIG4;
    case PORT.HLTCLK.offset:
      return core.latches.clock;
    case PORT.REVID.offset:
      return REVISION;
    case PORT.CONFIG5.offset:
      return regs.CONFIG5;
    case PORT.ETTHR.offset:
      return regs.ETTHR;
    default:
      return 0;
  }
}

/** A register of two bytes, or half a TSAD; elsewhere two bytes one after the other. */
export function readWord(core: Core, offset: number): number {
  const {regs} = core;
  if (offset >= PORT.TSAD0.offset && offset < PORT.RBSTART.offset)
    return ((core.tsad[(offset - PORT.TSAD0.offset) >> 2] ?? 0) >>> (8 * (offset & 3))) & 0xffff;
  switch (offset) {
    case PORT.CAPR.offset:
      return regs.CAPR;
    case PORT.CBR.offset:
      return regs.CBR;
    case PORT.IMR.offset:
      return regs.IMR;
    case PORT.ISR.offset:
      return regs.ISR;
    case PORT.MULINT.offset:
      return regs.MULINT;
    case PORT.TSADS.offset:
      return transmitSummary(core.tsd);
    case PORT.BMCR.offset:
      return regs.BMCR;
    case PORT.BMSR.offset:
      return regs.BMSR;
    case PORT.ANAR.offset:
      return regs.ANAR;
    case PORT.ANLPAR.offset:
      return regs.ANLPAR;
    case PORT.ANER.offset:
      return regs.ANER;
    case PORT.CSCR.offset:
      return CSCR_LINK_UP;
    case PORT.CPCR.offset:
      return regs.CPCR;
    default:
      return readByte(core, offset) | (readByte(core, offset + 1) << 8);
  }
}

/** A register of four bytes; elsewhere four single ones. */
export function readLong(core: Core, offset: number): number {
  const {regs} = core;
  if (offset >= PORT.TSD0.offset && offset < PORT.TSAD0.offset) return core.tsd[(offset - PORT.TSD0.offset) >> 2] ?? 0;
  if (offset >= PORT.TSAD0.offset && offset < PORT.RBSTART.offset)
    return core.tsad[(offset - PORT.TSAD0.offset) >> 2] ?? 0;
  switch (offset) {
    case PORT.RBSTART.offset:
      return regs.RBSTART;
    case PORT.TCR.offset:
      return regs.TCR;
    case PORT.RCR.offset:
      return regs.RCR;
    case PORT.TCTR.offset:
      return timerCount(core);
    case PORT.MPC.offset:
      return regs.MPC;
    case PORT.TIMERINT.offset:
      return regs.TIMERINT;
    case PORT.RDSARLO.offset:
      return regs.RDSARLO;
    case PORT.RDSARHI.offset:
      return regs.RDSARHI;
    default: {
      const low = readByte(core, offset) | (readByte(core, offset + 1) << 8);
      return (low | (readByte(core, offset + 2) << 16) | (readByte(core, offset + 3) << 24)) >>> 0;
    }
  }
}

/** TSADS: OWN, TABT, TUN and TOK of the four, four bits each. [RTL8139C, TSAD] */
function transmitSummary(tsd: Uint32Array): number {
  let summary = 0;
  for (let i = 0; i < 4; i++) {
    const status = tsd[i] ?? 0;
    if ((status & TSD_BITS.OWN) !== 0) summary |= 1 << i;
    if ((status & TSD_BITS.TABT) !== 0) summary |= 0x10 << i;
    if ((status & TSD_BITS.TUN) !== 0) summary |= 0x100 << i;
    if ((status & TSD_BITS.TOK) !== 0) summary |= 0x1000 << i;
  }
  return summary;
}
