// Saving and restoring the card's context by real port accesses, in the order the silicon asks for. RBCR, TBCR and RSAR
// cannot be read back and come from the shadow; ISR cannot be set: what was pending is merged into the guest's own reads.
// [DP8390D, Initialization Sequence; facts 2: the deck's 33 582 cycles are about 63 accesses of 530]
import {CR, DCR, ISR, RCR, TCR} from '../../../datasheets/dp8390.ts';
import type {CardPort} from '../device-model.ts';
import {type Ne2kContext, selectedPage} from './context.ts';
import {endTransfer} from './shadow.ts';
import type {Ne2kVariant} from './variant.ts';

const STOPPED = CR.RD2 | CR.STP;
const STARTED = CR.RD2 | CR.STA;
const PAGE1 = CR.PS0;
const PAGE2 = CR.PS1;
const BNRY = 3;
const STATUS = 7;
const RBCR0 = 10;
const RBCR1 = 11;
/** Page-0 registers that restore writes, in order; RCR, TCR and IMR have their own moments. */
const RING = [1, 2, BNRY, 4, 5, 6];
/** ISR bits a guest can be owed. RST only follows the chip's state. */
const OWED = ISR.PRX | ISR.PTX | ISR.RXE | ISR.TXE | ISR.OVW | ISR.CNT;

/** ISR bits that keep the card from being handed over, IMR taken from the shadow. */
export function unquiet(context: Ne2kContext, status: number, policy: 'masked' | 'all'): number {
  const mask = policy === 'all' ? OWED : (context.page0[15] ?? 0) & ~ISR.RST;
  return (status | context.pendingIsr) & mask;
}

/** Stops the card and reads what only it knows. The caller has made sure that nothing is under way and page 0 is selected. */
export function save(context: Ne2kContext, card: CardPort, variant: Ne2kVariant): void {
  card.write(0, 1, STOPPED);
  const status = card.read(STATUS, 1);
  context.pendingIsr |= status & OWED;
  context.rdcWasPending = (status & ISR.RDC) !== 0;
  context.page0[BNRY] = card.read(BNRY, 1);
  if (variant.page2ReadsBack) readPage2(context, card);
  card.write(0, 1, STOPPED | PAGE1);
  for (let offset = 1; offset < 16; offset++) context.page1[offset] = card.read(offset, 1);
  card.write(0, 1, STOPPED);
}

/** RCR, TCR and IMR stand on page 2 of a DP8390, hooked or not. */
function readPage2(context: Ne2kContext, card: CardPort): void {
  card.write(0, 1, STOPPED | PAGE2);
  const rcr = card.read(12, 1) & 0x3f;
  context.page0[12] = context.isPromiscuous ? (context.page0[12] ?? 0) : rcr;
  context.page0[13] = card.read(13, 1) & 0x1f;
  context.page0[15] = card.read(15, 1) & 0x7f;
}

/** Writes a context to the stopped card and starts it if it was started. Returns the ISR bits the guest is still owed. */
export function restore(context: Ne2kContext, card: CardPort): number {
  const value = (offset: number): number => context.page0[offset] ?? 0;
  card.write(0, 1, STOPPED);
  context.mayBeLatched = (context.CR & CR.STA) === 0;
  card.write(14, 1, value(14) & ~DCR.LAS);
  card.write(RBCR0, 1, 0);
  card.write(RBCR1, 1, 0);
  endTransfer(context);
  card.write(12, 1, context.isPromiscuous ? value(12) | RCR.PRO : value(12));
  card.write(13, 1, TCR.LB0);
  for (const offset of RING) card.write(offset, 1, value(offset));
  card.write(STATUS, 1, 0xff);
  card.write(15, 1, value(15));
  card.write(0, 1, STOPPED | PAGE1);
  for (let offset = 1; offset < 16; offset++) card.write(offset, 1, context.page1[offset] ?? 0);
  const isStarted = (context.CR & (CR.STP | CR.STA)) === CR.STA;
  card.write(0, 1, isStarted ? STARTED : STOPPED);
  if (context.rdcWasPending && isStarted) card.write(0, 1, CR.RD0 | CR.STA); // RBCR is 0: completes at once, sets RDC
  card.write(13, 1, value(13));
  card.write(0, 1, (context.CR & ~(CR.TXP | CR.RD0 | CR.RD1)) | CR.RD2);
  if (context.rdcWasPending && !isStarted) context.pendingIsr |= ISR.RDC;
  context.rdcWasPending = false;
  return context.pendingIsr;
}

/** True where the VMM may read ISR: it lies on page 0. */
export function canReadStatus(context: Ne2kContext): boolean {
  return selectedPage(context) === 0;
}

/** True where BNRY stands one page behind CURR: every frame was taken out. A driver that keeps BNRY at CURR is drained too. */
export function isDrained(context: Ne2kContext, card: CardPort): boolean {
  const boundary = card.read(BNRY, 1);
  card.write(0, 1, STARTED | PAGE1);
  const current = card.read(STATUS, 1);
  card.write(0, 1, STARTED);
  const next = boundary + 1 >= (context.page0[2] ?? 0) ? (context.page0[1] ?? 0) : boundary + 1;
  return next === current || boundary === current || (context.CR & CR.STP) !== 0;
}
