// What becomes of a frame that has come in, from the wire or round the loop. [RTL8139C, Receive Operation]
// `stored` are frames that have room, be it that they are still on their way there. Not modelled: the early receive interrupt, damaged frames.
import type {ReceiveOutcome} from '../../../sim/machine/port-device.ts';
import {CPCR, CR, ISR, RCR, RECEIVED} from '../sheet/registers.ts';
import {filterFrame, REFUSED} from './address-filter.ts';
import type {Core} from './core.ts';
import {hasReceiveDescriptors, storeByDescriptor} from './cplus-receive.ts';
import {raise} from './interrupts.ts';
import {storeInRing} from './receive-ring.ts';
import {isFifoFull} from './store.ts';

/** The shortest frame that is not a runt, and the longest before it counts as LONG; bytes without FCS. */
const LEAST_FRAME = 60;
const LONG_FRAME = 4096;
const MPC_LIMIT = 0x1_0000_0000;

/** The receiver is on and its clock runs. */
export function isReceiving({regs, latches}: Core): boolean {
  return latches.clock !== 0 && (regs.CR & CR.RE) !== 0;
}

/** C+ descriptors say where frames go, and not the ring. */
export function usesDescriptors({regs}: Core): boolean {
  return (regs.CPCR & CPCR.RXENABLE) !== 0;
}

/** Filters a frame and stores it. `held`: under quirk `held` alone, a frame that has no room in the ring. */
export function takeFrame(core: Core, frame: Uint8Array): ReceiveOutcome {
  const {regs, quirks} = core;
  if (!isReceiving(core)) return 'stopped';
  const kind = filterFrame(core, frame);
  if (kind === REFUSED) return 'filtered';
  const isRunt = frame.length < LEAST_FRAME;
  if (isRunt && !quirks.runt && (regs.RCR & RCR.AR) === 0) return 'runt';
  const stored = quirks.runt ? padded(frame) : frame;
  if (usesDescriptors(core)) {
    if (!hasReceiveDescriptors(core)) return 'stopped';
    if (!storeByDescriptor(core, stored, frame.length, kind)) return miss(core, true);
  } else {
    if (isFifoFull(core)) return miss(core, false, ISR.FOVW);
    if (!storeInRing(core, stored, kind | RECEIVED.ROK | flags(core, frame.length))) return miss(core, false);
    if (!quirks.dmanow) return 'stored';
  }
  raise(core, ISR.ROK);
  return 'stored';
}

/** Lost, or under quirk `held` kept by who brought it: RXOVW and MPC tell, or FOVW where the FIFO was full. */
function miss(core: Core, isByDescriptor: boolean, bit: number = ISR.RXOVW): ReceiveOutcome {
  const {regs, tally, quirks} = core;
  regs.MPC = (regs.MPC + 1) % MPC_LIMIT;
  if (isByDescriptor) {
    tally.RxERR++;
    tally.MissPkt++;
  }
  raise(core, bit);
  return quirks.held && !isByDescriptor ? 'held' : 'ring-full';
}

/** What the status word says of a length that is none of a good frame. */
function flags({quirks}: Core, length: number): number {
  if (length < LEAST_FRAME) return quirks.runt ? 0 : RECEIVED.RUNT;
  return length > LONG_FRAME && !quirks.jumbo ? RECEIVED.LONG : 0;
}

/** The frame, with zeros up to the shortest length. */
export function padded(frame: Uint8Array): Uint8Array {
  if (frame.length >= LEAST_FRAME) return frame;
  const bytes = new Uint8Array(LEAST_FRAME);
  bytes.set(frame);
  return bytes;
}
