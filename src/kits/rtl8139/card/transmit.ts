// Transmission by the four descriptors, which the card takes in turn whichever was written. [RTL8139C, TSD, TSAD]
// Only known, and measured by nobody: what the chip does beside quirks `txsize` and `onetx`; and with an underrun, of which the data sheet
// says that it can send the frame once more by itself: here it is lost, and the wire is taken for as long as it would have been.
import {CR, DESCRIPTORS, ISR, TSD_BITS, TSD_SIZE} from '../sheet/registers.ts';
import {fetchFrame, isMaster, tellMoved} from './bus-master.ts';
import type {Core} from './core.ts';
import {isCplus} from './cplus-mode.ts';
import {beginFetch, dropFetch, fetchBurst, hasRunDry, isInPart, takeFetched} from './fetch.ts';
import {raise} from './interrupts.ts';
import {TX_OFF} from './registers.ts';
import {sendFrame} from './send-frame.ts';
import {dropTransmit, isLooped, takeWire} from './wire.ts';

/** The longest frame that the chip sends, in bytes. */
const LONGEST_SENT = 1792;

/**
 * Sends from the descriptor whose turn it is, if it is ready, and then from the next. Quirk `onetx`: one at most. Quirk `txnow`:
 * all of it happens at once. Quirk `dmanow`: its bytes are fetched as the last of them leaves.
 */
export function startTransmit(core: Core): void {
  const {latches, quirks, tsd, tsad} = core;
  while (isNextReady(core)) {
    const status = tsd[latches.turn] ?? 0;
    latches.txDescriptor = latches.turn;
    latches.txAddress = tsad[latches.turn] ?? 0;
    latches.txLength = status & TSD_SIZE;
    latches.txLooped = isLooped(core) ? 1 : 0;
    latches.txFetched = 0;
    latches.txTold = 0;
    if (!quirks.txnow) {
      if (!quirks.dmanow && isSendable(core)) beginFetch(core, status);
      else takeWire(core);
      return;
    }
    complete(core);
    if (quirks.onetx) return;
  }
}

/** The last bit of a descriptor's frame has left. */
export function finishTransmit(core: Core): void {
  finish(core, isInPart(core));
}

/** A burst of it has ended; too late where the wire has had all before it. */
export function goOnFetching(core: Core): void {
  if (hasRunDry(core)) finish(core, true);
  else fetchBurst(core);
}

function finish(core: Core, isUnderrun: boolean): void {
  dropTransmit(core);
  if (isUnderrun) dropFetch(core);
  complete(core, isUnderrun);
  if (!core.quirks.onetx) startTransmit(core);
}

function isNextReady(core: Core): boolean {
  const {regs, latches, tsd} = core;
  const isIdle = latches.tx === TX_OFF && (regs.CR & CR.TE) !== 0 && !isCplus(core);
  return isIdle && ((tsd[latches.turn] ?? 0) & TSD_BITS.OWN) === 0;
}

function isTooLong({latches, quirks}: Core): boolean {
  return latches.txLength > LONGEST_SENT && !quirks.txsize;
}

function isSendable(core: Core): boolean {
  return core.latches.txLength > 0 && !isTooLong(core);
}

/**
 * The frame goes out as it was fetched, or as memory holds it now; the descriptor is given back, and the turn goes on. One that is too
 * long or ran dry is lost, and TUN says so.
 */
function complete(core: Core, isUnderrun = false): void {
  const {latches, tsd} = core;
  const isLost = isUnderrun || isTooLong(core);
  const {txDescriptor, txAddress, txLength} = latches;
  const isToReceiver = latches.txLooped !== 0;
  tsd[txDescriptor] = (tsd[txDescriptor] ?? 0) | TSD_BITS.OWN | (isLost ? TSD_BITS.TUN : TSD_BITS.TOK);
  latches.turn = (txDescriptor + 1) % DESCRIPTORS;
  if (txLength > 0 && !isLost) {
    const fetched = takeFetched(core);
    if (fetched !== null) sendFrame(core, fetched, isToReceiver, latches.txTold === 0 ? txAddress : -1);
    else {
      if (isToReceiver) tellMoved(core, txAddress, txLength, false);
      sendFrame(core, fetchFrame(core, txAddress, txLength), isToReceiver, isMaster(core) ? txAddress : -1);
    }
  }
  raise(core, isLost ? ISR.TER : ISR.TOK);
}
