// What an IN of one byte answers from each register, page by page. [DP8390D, Register Address Assignments]

import {PORT} from '../sheet/board.ts';
import {pageSelectedBy} from '../sheet/command-words.ts';
import {PAGE0_READ, PAGE1, PAGE2_READ, PAGE3, RCR, type RegisterName, RSR} from '../sheet/dp8390.ts';
import type {Core} from './core.ts';
import {loopbackMode, readFifo} from './loopback.ts';
import {type Registers, TX_SENDING} from './registers.ts';
import {localAddress} from './transmit.ts';

type Read = (core: Core) => number;
type Reads<T extends RegisterName> = Readonly<Record<Exclude<T, 'CR'>, Read>>;

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
function readOnce(counter: 'CNTR0' | 'CNTR1' | 'CNTR2'): Read {
  return counted(({regs}) => {
    const value = regs[counter];
    regs[counter] = 0;
    return value;
  });
}

/** Quirk `notally`: these count nothing. */
function counted(read: Read): Read {
  return (core) => (core.quirks.notally ? 0 : read(core));
}

/** Quirk `page2`: a card without these. */
function diagnostic(read: Read): Read {
  return (core) => (core.quirks.page2 ? 0 : read(core));
}

/** Quirk `id29`: the RTL8029's identification and configuration registers; on the DP8390 they are reserved. */
function reserved(inRtl8029: number): Read {
  return ({quirks}) => (quirks.id29 ? inRtl8029 : 0xff);
}

/** A register that shows what it holds. */
function held(name: keyof Registers): Read {
  return ({regs}) => regs[name];
}

const nothing = diagnostic(() => 0xff);

const READS_0: Reads<(typeof PAGE0_READ)[number]> = {
  CLDA0: counted((core) => localAddress(core) & 0xff),
  CLDA1: counted((core) => localAddress(core) >> 8),
  BNRY: ({regs}) => regs.BNRY,
  TSR: ({regs}) => regs.TSR,
  NCR: counted(({regs}) => regs.NCR & 0x0f),
  FIFO: counted(readFifo),
  ISR: ({regs}) => regs.ISR,
  CRDA0: ({regs}) => regs.RSAR & 0xff,
  CRDA1: ({regs}) => (regs.RSAR >> 8) & 0xff,
  RSV0A: reserved(0x50),
  RSV0B: reserved(0x43),
  RSR: liveReceiveStatus,
  CNTR0: readOnce('CNTR0'),
  CNTR1: readOnce('CNTR1'),
  CNTR2: readOnce('CNTR2'),
};

const READS_2: Reads<(typeof PAGE2_READ)[number]> = {
  PSTART: held('PSTART'),
  PSTOP: held('PSTOP'),
  RNPP: diagnostic(held('RNPP')),
  TPSR: diagnostic(held('TPSR')),
  LNPP: diagnostic(held('LNPP')),
  ACH: diagnostic(({regs}) => regs.AC >> 8),
  ACL: diagnostic(({regs}) => regs.AC & 0xff),
  RSV28: nothing,
  RSV29: nothing,
  RSV2A: nothing,
  RSV2B: nothing,
  RCR: diagnostic(held('RCR')),
  TCR: diagnostic(held('TCR')),
  DCR: diagnostic(held('DCR')),
  IMR: diagnostic(held('IMR')),
};

const READ_CR: Read = ({regs}) => regs.CR;
/** By page and offset. */
const READS: readonly (readonly Read[])[] = [
  PAGE0_READ.map((name) => (name === 'CR' ? READ_CR : READS_0[name])),
  PAGE1.map(held),
  PAGE2_READ.map((name) => (name === 'CR' ? READ_CR : READS_2[name])),
  PAGE3.map((name) => (name === 'CR' ? READ_CR : reserved(name === 'RSV35' || name === 'RSV36' ? 0x40 : 0))),
];

/** Reads the register at `offset` on the page that CR selects. */
export function readRegister(core: Core, offset: number): number {
  const {regs} = core;
  if (offset === PORT.CR.offset) return regs.CR;
  return READS[pageSelectedBy(regs.CR)]?.[offset]?.(core) ?? 0xff;
}
