// Frames from the wire; and, under quirk `held`, the one that did not fit and waits for the next write to CAPR.
// Not modelled: the queue behind it, in which the sender keeps what is refused meanwhile: such frames are lost here.
import type {ReceiveOutcome} from '../../../sim/machine/port-device.ts';
import {ISR} from '../sheet/registers.ts';
import type {Core} from './core.ts';
import {hasReceiveDescriptors} from './cplus-receive.ts';
import {isReceiving, padded, takeFrame, usesDescriptors} from './receive.ts';
import {roomLeft} from './ring.ts';

/** Room for the longest frame of standard length: with less nothing is tried unless RXOVW would tell. */
const FRAME_ROOM = 1514;

/** A frame arrives from the wire. */
export function takeFromWire(core: Core, frame: Uint8Array): ReceiveOutcome {
  const {frames, quirks} = core;
  if (!quirks.held) return takeFrame(core, frame);
  if (frames.held !== null) return 'ring-full';
  const outcome = isOpen(core) ? tryFrame(core, frame) : 'held';
  if (outcome === 'held') frames.held = frame.slice();
  return outcome;
}

/** A frame comes round the loop; it is never held. Quirk `looppad`: it was made as long as a frame has to be before it set out. */
export function takeLooped(core: Core, frame: Uint8Array): void {
  const {quirks} = core;
  const arrived = quirks.looppad ? padded(frame) : frame;
  if (!quirks.held) takeFrame(core, arrived);
  else if (isOpen(core)) tryFrame(core, arrived);
}

/** CAPR was written: a frame that is held may fit now. */
export function takeHeldFrame(core: Core): void {
  const {frames, latches} = core;
  const frame = frames.held;
  latches.blocked = 0;
  if (frame === null) return;
  frames.held = null;
  if (tryFrame(core, frame) === 'held') frames.held = frame;
}

function tryFrame(core: Core, frame: Uint8Array): ReceiveOutcome {
  const outcome = takeFrame(core, frame);
  if (outcome === 'held') core.latches.blocked = 1;
  return outcome;
}

/** True where a frame is worth trying. */
function isOpen(core: Core): boolean {
  if (core.latches.blocked !== 0) return false;
  if (!isReceiving(core) || (usesDescriptors(core) && hasReceiveDescriptors(core))) return true;
  const room = roomLeft(core);
  return room === 0 || room >= FRAME_ROOM || (core.regs.IMR & ISR.RXOVW) !== 0;
}
