// Which descriptor the card takes next, where nobody counted: all four are given to it, and the first that it is done with tells. They are
// the guest's own buffers, in loopback with the receiver off, so that nothing comes of them; a reset follows. [RTL8139C, TCR.LBK, TSD]
import {isAmong} from '../../../base/bits.ts';
import type {CardPort} from '../../../sim/models/device-model.ts';
import {CR, DESCRIPTORS, PORT, TCR, TSD} from '../sheet/registers.ts';
import {read, waitFor, write} from './card-access.ts';
import {FRESH_TSD} from './context.ts';
import {endedBy} from './observe.ts';

/** Bytes of the frames that it is found out with. */
export const SHORT_FRAME = 60;
const ALL = (1 << DESCRIPTORS) - 1;

/**
 * Finds the turn out. TSD, TCR and CR are not as before. QEMU's card sends one for each write, from the turn on to the last; the chip one
 * after the other, and somebody looks before it is once round. [QEMU 7.2, seen in recordings: quirk `onetx`]
 */
export function probeTurn(card: CardPort): number {
  // A descriptor that waits would be sent by a write to another, where the transmitter is on.
  if ((read(card, PORT.TSADS) & ALL) !== ALL) {
    write(card, PORT.CR, 0);
    for (const register of TSD) write(card, register, FRESH_TSD);
  }
  write(card, PORT.CR, CR.TE);
  write(card, PORT.TCR, TCR.LBK);
  for (const register of TSD) write(card, register, SHORT_FRAME);
  let ended = 0;
  waitFor(card, () => {
    ended = endedBy(read(card, PORT.TSADS));
    return ended !== 0;
  });
  const first = TSD.findIndex(
    (_, descriptor) => isAmong(ended, descriptor) && !isAmong(ended, (descriptor + DESCRIPTORS - 1) % DESCRIPTORS),
  );
  return Math.max(0, first);
}
