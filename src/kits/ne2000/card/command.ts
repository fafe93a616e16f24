// The command register: start, stop, page, remote command and transmit in one byte. [DP8390D, CR]
// Not modelled: the few microseconds that an idle chip takes to stop.
import {CR, ISR} from '../sheet/dp8390.ts';
import type {Core} from './core.ts';
import {TX_SENDING} from './registers.ts';
import {closeRemote, commandRemote} from './remote-dma.ts';
import {enterResetState} from './reset-state.ts';
import {cutStopped, dropTransmit, startTransmit} from './transmit.ts';

/**
 * A write to CR: STA can only be set and TXP only be raised by it; the rest reads back as written, until a remote DMA ends.
 * The reset state is left where STP is 0 and STA 1, be it that an earlier write has set STA. [DP8390D, CR.STP, note]
 */
export function writeCommand(core: Core, value: number): void {
  const {regs, latches, quirks} = core;
  const latched = (quirks.stp ? 0 : CR.STA) | (quirks.txnow ? 0 : CR.TXP);
  const set = value & (quirks.txnow ? 0xff : ~CR.TXP);
  regs.CR = set | (regs.CR & latched);
  if ((value & CR.STP) !== 0) stop(core);
  else {
    if (quirks.rst) regs.ISR &= ~ISR.RST;
    if (quirks.stp || (regs.CR & CR.STA) !== 0) start(core);
  }
  if (latches.running === 0 || latches.stopping !== 0) return;
  commandRemote(core, value);
  if ((value & CR.TXP) !== 0) startTransmit(core);
}

/** No new work from here on; a frame on the wire is finished first, unless loopback mode 1 cuts it off. */
function stop(core: Core): void {
  const {latches} = core;
  closeRemote(core);
  if (latches.running === 0) return;
  if (latches.tx === TX_SENDING) {
    latches.stopping = 1;
    cutStopped(core);
  } else {
    dropTransmit(core);
    enterResetState(core);
  }
}

/** Leaves the reset state, and with it whatever an overflow had switched off. */
function start(core: Core): void {
  const {regs, latches} = core;
  latches.stopping = 0;
  if (latches.running !== 0) return;
  latches.running = 1;
  latches.overflowed = 0;
  regs.ISR &= ~ISR.RST;
}
