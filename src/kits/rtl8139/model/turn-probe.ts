// Which descriptor the card takes next, where nobody counted: it is told to send itself one frame, descriptor by descriptor, until one
// of them is taken. The receiver is off and the frame is the VMM's; a reset follows. [RTL8139C, TCR.LBK, TSD]
import type {CardPort} from '../../../sim/models/device-model.ts';
import {CR, DESCRIPTORS, PORT, TCR, TSAD, TSD, TSD_BITS} from '../sheet/registers.ts';
import {read, waitFor, write} from './card-access.ts';
import {FRESH_TSD} from './context.ts';
import {endedBy} from './observe.ts';
import {ownFrame} from './own-frames.ts';
import type {Rtl8139Variant} from './variant.ts';

const SHORT_FRAME = 60;
const ALL = (1 << DESCRIPTORS) - 1;

/** Finds the turn out. TSAD, TSD, TCR and CR are not as before; 0 where the VMM has no page to send from. */
export function probeTurn(card: CardPort, {vmmPage, sendsInside}: Rtl8139Variant): number {
  if (vmmPage === null || card.hostMemory === undefined) return 0;
  card.hostMemory.write(vmmPage, ownFrame('none', new Uint8Array(0)).subarray(0, SHORT_FRAME));
  write(card, PORT.CR, CR.TE);
  write(card, PORT.TCR, TCR.LBK);
  for (const register of TSAD) write(card, register, vmmPage);
  for (const register of TSD) write(card, register, FRESH_TSD | TSD_BITS.OWN);
  const last = DESCRIPTORS - 1;
  for (const [descriptor, register] of TSD.slice(0, last).entries()) {
    write(card, register, SHORT_FRAME);
    const isTaken = (): boolean => ((endedBy(read(card, PORT.TSADS)) & ALL) >>> descriptor) % 2 === 1;
    if (sendsInside ? isTaken() : waitFor(card, isTaken)) return descriptor;
  }
  return last;
}
