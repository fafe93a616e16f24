// Ends that no hooked access tells of: drivers mask RDC and acknowledge PTX unseen, so the VMM looks at the card itself.
// TXP in CR says whether a frame is still being sent, CRDA whether the remote DMA stands at its end. The chip fetches a read
// ahead, so there CRDA is at the end one transfer early: only RD2, which it shows at the end of the count, is proof.

import {isAmong} from '../../../base/bits.ts';
import type {CardPort} from '../../../sim/models/device-model.ts';
import {PORT} from '../sheet/board.ts';
import {CR, CRDA, ISR, PAGE_BYTES} from '../sheet/dp8390.ts';
import {read, readWord} from './card-access.ts';
import {DMA_OPEN, READING, SENDING} from './compiled.ts';
import {type Ne2kContext, selectedPage} from './context.ts';
import {eventNumber} from './numbers.ts';
import type {Ne2kVariant} from './variant.ts';

/**
 * Events that the card's own registers prove: PTX or TXE when TXP has cleared, RDC when CRDA stands at the end, or CR says that
 * the read command is complete. A chip that does not say so is trusted with nothing: the read counts as open.
 */
export function observe(
  context: Ne2kContext,
  state: number,
  card: CardPort,
  isr: number | null,
  thorough: boolean,
  variant: Ne2kVariant,
): readonly number[] {
  const events: number[] = [];
  const isTransmitting = isAmong(SENDING, state);
  const isAheadOfHost = variant.hasChip && isAmong(READING, state);
  const mayHaveEnded = thorough || (isr !== null && (isr & ISR.RDC) !== 0);
  const looksForEnd = isAmong(DMA_OPEN, state) && mayHaveEnded && selectedPage(context) === 0;
  const command = isTransmitting || (isAheadOfHost && looksForEnd) ? read(card, PORT.CR) : 0;
  if (isTransmitting && (command & CR.TXP) === 0) {
    events.push(eventNumber(isr !== null && isr & ISR.TXE && !(isr & ISR.PTX) ? 'TXE' : 'PTX'));
  }
  if (looksForEnd && isAheadOfHost) {
    if ((command & CR.RD2) !== 0) events.push(eventNumber('RDC'));
  } else if (looksForEnd) {
    const at = readWord(card, CRDA);
    if (endsOf(context, variant).includes(at)) events.push(eventNumber('RDC'));
  }
  return events;
}

/** Where CRDA can stand when the approved DMA is over: straight on, or wrapped at PSTOP. */
function endsOf(context: Ne2kContext, variant: Ne2kVariant): number[] {
  const {start, length} = context.approved;
  const end = start + length;
  const rounded = (end + 1) & ~1;
  const ends = [end & 0xffff, rounded & 0xffff];
  if (!variant.ringIsHooked) return ends;
  const ringStart = context.shadow.PSTART * PAGE_BYTES;
  const stop = context.shadow.PSTOP * PAGE_BYTES;
  if (stop <= ringStart || start >= stop || rounded < stop) return ends;
  // A transfer that goes all round the ring meets its own end on the way: only its count could tell.
  if (length + 2 > stop - ringStart) return [];
  const wrapped = ringStart + ((end - stop) % (stop - ringStart));
  return [wrapped, (wrapped + 1) & ~1];
}
