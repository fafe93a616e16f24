// Every register by its data sheet name, for the screen: looking has no effect on the card.
import type {Core} from './core.ts';
import {readFifoQuietly} from './loopback.ts';
import {liveReceiveStatus} from './register-read.ts';

/** All registers: those of 16 bits whole (TBCR, RSAR, RBCR, CRDA, CLDA) and in halves. */
export function peekAll(core: Core): Record<string, number> {
  const r = core.regs;
  const RSAR = r.RSAR & 0xffff;
  return {
    CR: r.CR,
    ISR: r.ISR,
    IMR: r.IMR,
    DCR: r.DCR,
    TCR: r.TCR,
    RCR: r.RCR,
    TSR: r.TSR,
    RSR: liveReceiveStatus(core),
    TPSR: r.TPSR,
    TBCR: r.TBCR,
    TBCR0: r.TBCR & 0xff,
    TBCR1: r.TBCR >> 8,
    RSAR,
    RSAR0: RSAR & 0xff,
    RSAR1: RSAR >> 8,
    RBCR: r.RBCR,
    RBCR0: r.RBCR & 0xff,
    RBCR1: r.RBCR >> 8,
    CRDA: RSAR,
    CRDA0: RSAR & 0xff,
    CRDA1: RSAR >> 8,
    CLDA: r.CLDA,
    CLDA0: r.CLDA & 0xff,
    CLDA1: r.CLDA >> 8,
    PSTART: r.PSTART,
    PSTOP: r.PSTOP,
    BNRY: r.BNRY,
    CURR: r.CURR,
    PAR0: r.PAR0,
    PAR1: r.PAR1,
    PAR2: r.PAR2,
    PAR3: r.PAR3,
    PAR4: r.PAR4,
    PAR5: r.PAR5,
    MAR0: r.MAR0,
    MAR1: r.MAR1,
    MAR2: r.MAR2,
    MAR3: r.MAR3,
    MAR4: r.MAR4,
    MAR5: r.MAR5,
    MAR6: r.MAR6,
    MAR7: r.MAR7,
    NCR: r.NCR,
    FIFO: readFifoQuietly(core),
    CNTR0: r.CNTR0,
    CNTR1: r.CNTR1,
    CNTR2: r.CNTR2,
    RNPP: r.RNPP,
    LNPP: r.LNPP,
    ACH: r.AC >> 8,
    ACL: r.AC & 0xff,
  };
}
