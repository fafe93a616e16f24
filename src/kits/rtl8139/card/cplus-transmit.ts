// Sending in C+ mode: descriptors from the card's own index on, as long as they are owned, gathered into frames. [RTL8139C+, Tx Descriptor]
// Not modelled: the ring of high priority.
import {CPCR, CR, ISR} from '../sheet/registers.ts';
import {dwordBytes, isMaster, readHost, writeHost} from './bus-master.ts';
import type {Core} from './core.ts';
import {DESCRIPTOR, type Descriptor, readDescriptor} from './cplus-descriptor.ts';
import {RING_DESCRIPTORS} from './cplus-mode.ts';
import {raise} from './interrupts.ts';
import {framesOf} from './offload.ts';
import {TX_OFF} from './registers.ts';
import {sendFrame} from './send-frame.ts';
import {isLooped, takeWire} from './wire.ts';

/** Bits of a transmit descriptor: its buffer's length; errors, which are cleared as it is given back. */
const LENGTH = 0xffff;
const ERRORS = 0x02f0_0000;
/** A tag is to be put in, and the tag. */
const TAGC = 1 << 17;
const TAG_AT = 12;
const TAG_BYTES = 4;
/** The longest frame that descriptors can make. */
const LONGEST_FRAME = 0x1_0000;

/**
 * TPPOLL: takes descriptors until one is not owned, or all round. Quirk `txnow`: what they bring leaves at once. Quirk `tdu`: a
 * descriptor that is not owned sets nothing.
 */
export function pollTransmit(core: Core): void {
  const {regs, latches, frames, quirks} = core;
  if (latches.tx !== TX_OFF || (regs.CR & CR.TE) === 0 || (regs.CPCR & CPCR.TXENABLE) === 0) return;
  let taken = 0;
  while (taken < RING_DESCRIPTORS) {
    const found = readDescriptor(core, core.tsad[1] ?? 0, core.tsad[0] ?? 0, latches.cpTransmit);
    if ((found.command & DESCRIPTOR.OWN) === 0) break;
    taken++;
    const made = take(core, found);
    if (quirks.txnow) for (const frame of made) sendFrame(core, frame, isLooped(core), -1);
    else if (made.length > 0) {
      frames.outgoing = made;
      startNext(core);
      return;
    }
  }
  const isAtEnd = taken < RING_DESCRIPTORS && !quirks.tdu;
  if (taken > 0 || isAtEnd) raise(core, (taken > 0 ? ISR.TOK : 0) | (isAtEnd ? ISR.TDU : 0));
}

/** The last bit of a frame has left: the next one, or the next descriptors. */
export function finishOutgoing(core: Core): void {
  const {latches, frames} = core;
  const [frame, ...left] = frames.outgoing;
  latches.tx = TX_OFF;
  frames.outgoing = left;
  if (frame !== undefined) sendFrame(core, frame, latches.txLooped !== 0, -1);
  if (left.length > 0) startNext(core);
  else {
    raise(core, ISR.TOK);
    pollTransmit(core);
  }
}

function startNext(core: Core): void {
  const {latches, frames} = core;
  latches.txDescriptor = -1;
  latches.txAddress = 0;
  latches.txLength = frames.outgoing[0]?.length ?? 0;
  latches.txLooped = isLooped(core) ? 1 : 0;
  takeWire(core);
}

/** Takes a descriptor's bytes and gives it back; the frames that are whole with them. */
function take(core: Core, {at, command, tag, buffer}: Descriptor): readonly Uint8Array[] {
  const {latches, frames, tally} = core;
  const isFirst = (command & DESCRIPTOR.FS) !== 0;
  const before = isFirst ? new Uint8Array(0) : frames.partial;
  const length = Math.min(command & LENGTH, LONGEST_FRAME - before.length);
  const whole = new Uint8Array(before.length + length);
  whole.set(before);
  whole.set(readHost(core, buffer, length), before.length);
  const from = [...(isFirst ? [] : frames.partialFrom), ...(isMaster(core) ? [{address: buffer, length}] : [])];
  const isLast = (command & DESCRIPTOR.EOR) !== 0;
  latches.cpTransmit = isLast ? 0 : (latches.cpTransmit + 1) % RING_DESCRIPTORS;
  writeHost(core, at, dwordBytes(command & ~(DESCRIPTOR.OWN | ERRORS)));
  if ((command & DESCRIPTOR.LS) === 0) {
    frames.partial = whole;
    frames.partialFrom = from;
    return [];
  }
  frames.partial = new Uint8Array(0);
  frames.partialFrom = [];
  frames.outgoingFrom = from;
  tally.TxOk++;
  const made = framesOf(whole, command, core.quirks.lsoflags).filter((frame) => frame.length > 0);
  return (tag & TAGC) === 0 ? made : made.map((frame) => withTag(core, frame, tag));
}

/** The frame with its tag; on its way to the receiver QEMU's card leaves it as long as it was without. */
function withTag(core: Core, frame: Uint8Array, tag: number): Uint8Array {
  if (frame.length < TAG_AT) return frame;
  const bytes = new Uint8Array(frame.length + TAG_BYTES);
  bytes.set(frame.subarray(0, TAG_AT));
  bytes.set([0x81, 0x00, tag & 0xff, (tag >> 8) & 0xff], TAG_AT);
  bytes.set(frame.subarray(TAG_AT), TAG_AT + TAG_BYTES);
  return isLooped(core) ? bytes.subarray(0, frame.length) : bytes;
}
