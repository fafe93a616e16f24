// What writes do, at each register's own width; bits that cannot be written stay. [RTL8139C, Register Descriptions]
import {CAPR_LAG, CR, CR9346, CR9346_MODE, IDR, ISR, MAR_AT, PORT, ringBytes, TPPOLL} from '../sheet/registers.ts';
import {writeCommand} from './command.ts';
import type {Core} from './core.ts';
import {isCplus} from './cplus-mode.ts';
import {pollTransmit} from './cplus-transmit.ts';
import {setWires} from './eeprom.ts';
import {takeHeldFrame} from './held-frame.ts';
import {acknowledge, raise, unmask} from './interrupts.ts';
import {writeExpansion, writeModeControl, writeModeStatus} from './phy.ts';
import {loadStationAddress, resetChip} from './reset.ts';
import {emptyRing, resizeRing} from './ring.ts';
import {dropStore} from './store.ts';
import {restartTimer, setTimer} from './timer.ts';
import {writeTransmitStatus} from './transmit-status.ts';

const TCR_WRITABLE = 0x030f_07f0;
const RCR_WRITABLE = 0x0f03_ffbf;
const MULINT_WRITABLE = 0x0fff;
const CPCR_WRITABLE = 0x007b;
const CR9346_WRITABLE = 0xce;
const CONFIG0_WRITABLE = 0x07;
/** Of CONFIG1 all but two bits, which stay 1. */
const CONFIG1_FIXED = 0x0c;
const CONFIG3_WRITABLE = 0x70;
const CONFIG4_WRITABLE = 0xf5;
const CONFIG5_WRITABLE = 0x7f;
/** What HLTCLK takes: the letters R and H. */
const CLOCK_RUNS = 0x52;
const CLOCK_HALTS = 0x48;

/** A register of one byte, or the lowest byte of TCR; others take nothing. */
export function writeByte(core: Core, offset: number, value: number): void {
  const {regs, latches} = core;
  if (offset < IDR.length) {
    core.idr[offset] = value;
    return;
  }
  if (offset >= MAR_AT && offset < PORT.TSD0.offset) {
    core.mar[offset - MAR_AT] = value;
    return;
  }
  switch (offset) {
    case PORT.CR.offset:
      writeCommand(core, value);
      break;
    case PORT.TCR.offset:
      writeTransmitConfiguration(core, (regs.TCR & ~0xff) | value);
      break;
    case PORT['9346CR'].offset:
      write9346(core, value & CR9346_WRITABLE);
      break;
    case PORT.CONFIG0.offset:
      if (isUnlocked(core)) regs.CONFIG0 = value & CONFIG0_WRITABLE;
      break;
    case PORT.CONFIG1.offset:
      if (isUnlocked(core)) regs.CONFIG1 = value | CONFIG1_FIXED;
      break;
    case PORT.CONFIG3.offset:
      if (isUnlocked(core)) regs.CONFIG3 = (regs.CONFIG3 & ~CONFIG3_WRITABLE) | (value & CONFIG3_WRITABLE);
      break;
    case PORT.CONFIG4.offset:
      if (isUnlocked(core)) regs.CONFIG4 = value & CONFIG4_WRITABLE;
      break;
    case PORT.HLTCLK.offset:
      if (value === CLOCK_RUNS) latches.clock = 1;
      else if (value === CLOCK_HALTS) latches.clock = 0;
      break;
    case PORT.CONFIG5.offset:
      regs.CONFIG5 = value & CONFIG5_WRITABLE;
      break;
    case PORT.TPPOLL.offset:
      if ((value & TPPOLL.NPQ) !== 0) pollTransmit(core);
      if ((value & TPPOLL.FSWINT) !== 0 && !core.quirks.fswint) raise(core, ISR.SWINT);
      break;
    case PORT.ETTHR.offset:
      regs.ETTHR = value;
      break;
  }
}

/** A register of two bytes; elsewhere two bytes one after the other. */
export function writeWord(core: Core, offset: number, value: number): void {
  const {regs, latches} = core;
  switch (offset) {
    case PORT.CAPR.offset:
      writeCapr(core, value);
      break;
    case PORT.IMR.offset:
      unmask(core, value);
      break;
    case PORT.ISR.offset:
      acknowledge(core, value);
      break;
    case PORT.MULINT.offset:
      regs.MULINT = value & MULINT_WRITABLE;
      break;
    case PORT.BMCR.offset:
      writeModeControl(core, value);
      break;
    case PORT.BMSR.offset:
      writeModeStatus(core, value);
      break;
    case PORT.ANAR.offset:
      regs.ANAR = value;
      break;
    case PORT.ANLPAR.offset:
      break;
    case PORT.ANER.offset:
      writeExpansion(core, value);
      break;
    case PORT.CPCR.offset:
      latches.cplus = 1;
      regs.CPCR = value & CPCR_WRITABLE;
      // Only known: what is on its way into a ring is gone with the ring mode.
      if (isCplus(core)) dropStore(core);
      break;
    default:
      writeByte(core, offset, value & 0xff);
      writeByte(core, offset + 1, value >> 8);
  }
}

/** A register of four bytes; elsewhere four single ones. */
export function writeLong(core: Core, offset: number, value: number): void {
  const {regs, quirks} = core;
  if (offset >= PORT.TSD0.offset && offset < PORT.TSAD0.offset) {
    writeTransmitStatus(core, (offset - PORT.TSD0.offset) >> 2, value);
    return;
  }
  if (offset >= PORT.TSAD0.offset && offset < PORT.RBSTART.offset) {
    core.tsad[(offset - PORT.TSAD0.offset) >> 2] = value;
    return;
  }
  switch (offset) {
    case PORT.RBSTART.offset:
      regs.RBSTART = value;
      break;
    case PORT.TCR.offset:
      writeTransmitConfiguration(core, value);
      break;
    case PORT.RCR.offset:
      regs.RCR = value & RCR_WRITABLE;
      if (quirks.rcrring) emptyRing(core, ringBytes(value));
      else resizeRing(core, ringBytes(value));
      break;
    case PORT.TCTR.offset:
      restartTimer(core);
      break;
    case PORT.MPC.offset:
      regs.MPC = 0;
      break;
    case PORT.TIMERINT.offset:
      setTimer(core, value);
      break;
    case PORT.RDSARLO.offset:
      regs.RDSARLO = value;
      break;
    case PORT.RDSARHI.offset:
      regs.RDSARHI = value;
      break;
    default:
      for (let i = 0; i < 4; i++) writeByte(core, offset + i, (value >>> (8 * i)) & 0xff);
  }
}

/** TCR takes values only while the transmitter is on. */
function writeTransmitConfiguration({regs}: Core, value: number): void {
  if ((regs.CR & CR.TE) === 0) return;
  regs.TCR = ((regs.TCR & ~TCR_WRITABLE) | (value & TCR_WRITABLE)) >>> 0;
}

/** CAPR; a frame that was held for want of room may fit now. Quirk `caprmod`: it reads back modulo the ring's length. */
function writeCapr(core: Core, value: number): void {
  const {regs, latches, quirks} = core;
  const kept = ((value + CAPR_LAG) & (latches.ringLength - 1)) - CAPR_LAG;
  regs.CAPR = quirks.caprmod ? kept & 0xffff : value;
  if (quirks.held) takeHeldFrame(core);
}

/** 9346CR; its mode that loads the EEPROM anew is a reset that ends by itself. */
function write9346(core: Core, value: number): void {
  const mode = value & CR9346.MODE;
  core.regs.CR9346 = mode === CR9346_MODE.AUTO_LOAD ? 0 : value;
  if (mode === CR9346_MODE.PROGRAM) setWires(core, value);
  else if (mode === CR9346_MODE.AUTO_LOAD) {
    resetChip(core);
    loadStationAddress(core);
  }
}

/** The mode of 9346CR in which the configuration registers can be written. */
function isUnlocked({regs}: Core): boolean {
  return (regs.CR9346 & CR9346.MODE) === CR9346_MODE.CONFIG_WRITE;
}
