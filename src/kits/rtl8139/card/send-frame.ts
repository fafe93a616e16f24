// A frame leaves: to the wire, or round the loop to the receiver.
import type {Core} from './core.ts';
import {takeLooped} from './held-frame.ts';

/** Puts a frame on its way; `address` says where its bytes lay, -1: in several places or in none, or told already. */
export function sendFrame(core: Core, frame: Uint8Array, isToReceiver: boolean, address: number): void {
  const {latches, host} = core;
  if (isToReceiver) {
    takeLooped(core, frame);
    return;
  }
  if (address >= 0) core.frames.outgoingFrom = [];
  const isWhole = address >= 0;
  latches.sentAddress = isWhole ? address : 0;
  latches.sentLength = isWhole ? frame.length : 0;
  host.transmit(frame);
}
