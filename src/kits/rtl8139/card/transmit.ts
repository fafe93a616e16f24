// Transmission by the four descriptors, which the card takes in turn whichever was written. [RTL8139C, TSD, TSAD]
// Only known, and measured by nobody: what the chip does beside quirks `txsize` and `onetx`. Not modelled: the early threshold.
import {CR, DESCRIPTORS, ISR, TSD_BITS, TSD_SIZE} from '../sheet/registers.ts';
import {fetchFrame, tellMoved} from './bus-master.ts';
import type {Core} from './core.ts';
import {isCplus} from './cplus-mode.ts';
import {raise} from './interrupts.ts';
import {TX_OFF} from './registers.ts';
import {sendFrame} from './send-frame.ts';
import {isLooped, takeWire} from './wire.ts';

/** The longest frame that the chip sends, in bytes. */
const LONGEST_SENT = 1792;

/**
 * Sends from the descriptor whose turn it is, if it is ready, and then from the next. Quirk `onetx`: one at most. Quirk `txnow`:
 * all of it happens at once.
 */
export function startTransmit(core: Core): void {
  const {latches, quirks, tsd, tsad} = core;
  while (isNextReady(core)) {
    latches.txDescriptor = latches.turn;
    latches.txAddress = tsad[latches.turn] ?? 0;
    latches.txLength = (tsd[latches.turn] ?? 0) & TSD_SIZE;
    if (!quirks.txnow) {
      takeWire(core);
      return;
    }
    complete(core, isLooped(core));
    if (quirks.onetx) return;
  }
}

/** The last bit of a descriptor's frame has left. */
export function finishTransmit(core: Core): void {
  core.latches.tx = TX_OFF;
  complete(core, core.latches.txLooped !== 0);
  if (!core.quirks.onetx) startTransmit(core);
}

function isNextReady(core: Core): boolean {
  const {regs, latches, tsd} = core;
  const isIdle = latches.tx === TX_OFF && (regs.CR & CR.TE) !== 0 && !isCplus(core);
  return isIdle && ((tsd[latches.turn] ?? 0) & TSD_BITS.OWN) === 0;
}

/** The frame as memory holds it now goes out, the descriptor is given back, and the turn goes on. */
function complete(core: Core, isToReceiver: boolean): void {
  const {latches, tsd, quirks} = core;
  const {txDescriptor, txAddress, txLength} = latches;
  const isTooLong = txLength > LONGEST_SENT && !quirks.txsize;
  tsd[txDescriptor] = (tsd[txDescriptor] ?? 0) | TSD_BITS.OWN | (isTooLong ? TSD_BITS.TUN : TSD_BITS.TOK);
  latches.turn = (txDescriptor + 1) % DESCRIPTORS;
  if (txLength > 0 && !isTooLong) {
    if (isToReceiver) tellMoved(core, txAddress, txLength, false);
    sendFrame(core, fetchFrame(core, txAddress, txLength), isToReceiver, txAddress);
  }
  raise(core, isTooLong ? ISR.TER : ISR.TOK);
}
