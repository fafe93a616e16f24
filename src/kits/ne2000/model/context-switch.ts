// Saving and restoring the card's context by real port accesses, in the order the silicon asks for. RBCR, TBCR and RSAR
// cannot be read back and come from the shadow; ISR cannot be set: what was pending is merged into the guest's own reads.
// [DP8390D, Initialization Sequence; facts 2: the deck's 33 582 cycles are about 63 accesses of 530]

import type {CardPort} from '../../../sim/models/device-model.ts';
import {PORT} from '../sheet/board.ts';
import {COMMAND} from '../sheet/command-words.ts';
import {ALL_BITS, CR, DCR, ISR, PAGE1, RBCR, RCR, TCR} from '../sheet/dp8390.ts';
import {read, write, writeWord} from './card-access.ts';
import {type Ne2kContext, selectedPage} from './context.ts';
import {endTransfer} from './held-range.ts';
import type {Ne2kVariant} from './variant.ts';

/** Page-0 registers that restore writes, in order; RCR, TCR and IMR have their own moments. */
const RING = ['PSTART', 'PSTOP', 'BNRY', 'TPSR', 'TBCR0', 'TBCR1'] as const;
/** Everything on page 1 but CR. */
const STATION = PAGE1.filter((name) => name !== 'CR');
/** ISR bits a guest can be owed. RST only follows the chip's state. */
const OWED = ISR.PRX | ISR.PTX | ISR.RXE | ISR.TXE | ISR.OVW | ISR.CNT;

/** ISR bits that keep the card from being handed over, IMR taken from the shadow. */
export function unquiet(context: Ne2kContext, status: number, policy: 'masked' | 'all'): number {
  const mask = policy === 'all' ? OWED : context.shadow.IMR & ~ISR.RST;
  return (status | context.pendingIsr) & mask;
}

/** Stops the card and reads what only it knows. The caller has made sure that nothing is under way and page 0 is selected. */
export function save(context: Ne2kContext, card: CardPort, variant: Ne2kVariant): void {
  write(card, PORT.CR, COMMAND.STOP);
  const status = read(card, PORT.ISR);
  context.pendingIsr |= status & OWED;
  context.rdcWasPending = (status & ISR.RDC) !== 0;
  context.shadow.BNRY = read(card, PORT.BNRY);
  if (variant.page2ReadsBack) readPage2(context, card);
  write(card, PORT.CR, COMMAND.STOP | COMMAND.PAGE1);
  for (const name of STATION) context.shadow[name] = read(card, PORT[name]);
  write(card, PORT.CR, COMMAND.STOP);
}

/** RCR, TCR and IMR stand on page 2 of a DP8390, hooked or not. */
function readPage2({shadow, isPromiscuous}: Ne2kContext, card: CardPort): void {
  write(card, PORT.CR, COMMAND.STOP | COMMAND.PAGE2);
  const rcr = read(card, PORT.RCR) & ALL_BITS.RCR;
  if (!isPromiscuous) shadow.RCR = rcr;
  shadow.TCR = read(card, PORT.TCR) & ALL_BITS.TCR;
  shadow.IMR = read(card, PORT.IMR) & ALL_BITS.IMR;
}

/** Writes a context to the stopped card and starts it if it was started. Returns the ISR bits the guest is still owed. */
export function restore(context: Ne2kContext, card: CardPort): number {
  const {shadow} = context;
  write(card, PORT.CR, COMMAND.STOP);
  context.mayBeLatched = (context.CR & CR.STA) === 0;
  write(card, PORT.DCR, shadow.DCR & ~DCR.LAS);
  writeWord(card, RBCR, 0);
  endTransfer(context);
  write(card, PORT.RCR, context.isPromiscuous ? shadow.RCR | RCR.PRO : shadow.RCR);
  write(card, PORT.TCR, TCR.LB0);
  for (const name of RING) write(card, PORT[name], shadow[name]);
  write(card, PORT.ISR, 0xff);
  write(card, PORT.IMR, shadow.IMR);
  write(card, PORT.CR, COMMAND.STOP | COMMAND.PAGE1);
  for (const name of STATION) write(card, PORT[name], shadow[name]);
  const isStarted = (context.CR & (CR.STP | CR.STA)) === CR.STA;
  write(card, PORT.CR, isStarted ? COMMAND.START : COMMAND.STOP);
  if (context.rdcWasPending && isStarted) write(card, PORT.CR, COMMAND.READ); // RBCR is 0: completes at once, sets RDC
  write(card, PORT.TCR, shadow.TCR);
  write(card, PORT.CR, (context.CR & ~(CR.TXP | CR.RD0 | CR.RD1)) | CR.RD2);
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
  const {PSTART, PSTOP} = context.shadow;
  const boundary = read(card, PORT.BNRY);
  write(card, PORT.CR, COMMAND.START | COMMAND.PAGE1);
  const current = read(card, PORT.CURR);
  write(card, PORT.CR, COMMAND.START);
  const next = boundary + 1 >= PSTOP ? PSTART : boundary + 1;
  return next === current || boundary === current || (context.CR & CR.STP) !== 0;
}
