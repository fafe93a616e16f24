// Receiving in C+ mode: one frame into the buffer of one descriptor. [RTL8139C+, Rx Descriptor]
// Not modelled: a frame in several buffers, checksum status, what the chip says of protocols.
import {CPCR, FCS_BYTES, RECEIVED} from '../sheet/registers.ts';
import {dwordBytes, writeHost} from './bus-master.ts';
import type {Core} from './core.ts';
import {DESCRIPTOR, readDescriptor} from './cplus-descriptor.ts';
import {RING_DESCRIPTORS} from './cplus-mode.ts';
import {frameCheckSequence} from './crc32.ts';

/** Bits of a receive descriptor: its buffer's length, then the frame's; and what kind of address it was sent to. */
const LENGTH = 0x1fff;
const MAR = 1 << 26;
const PAM = 1 << 25;
const BAR = 1 << 24;
/** A tag was taken off, and the tag. */
const TAVA = 1 << 16;
const TAG = 0xffff;
/** Bytes of both addresses, before which a tag stands, and of the tag with its type. */
const TAG_AT = 12;
const TAG_BYTES = 4;
const TAG_TYPE = 0x81;
const LEAST_FRAME = 60;

/** A ring was given; frames for none vanish. */
export function hasReceiveDescriptors({regs}: Core): boolean {
  return regs.RDSARLO !== 0 || regs.RDSARHI !== 0;
}

/** Stores a frame that was `arrived` bytes long before it was padded; false where no buffer has room for it. */
export function storeByDescriptor(core: Core, frame: Uint8Array, arrived: number, kind: number): boolean {
  const {regs, latches, tally, quirks} = core;
  const found = readDescriptor(core, regs.RDSARHI, regs.RDSARLO, latches.cpReceive);
  if ((found.command & DESCRIPTOR.OWN) === 0) return false;
  const isTagged = (regs.CPCR & CPCR.RXVLAN) !== 0 && frame[TAG_AT] === TAG_TYPE && frame[TAG_AT + 1] === 0;
  const stored = isTagged ? withoutTag(frame) : frame;
  const length = stored.length + FCS_BYTES;
  if (length > (found.command & LENGTH)) return false;
  if (isTagged) {
    writeHost(core, found.buffer, stored.subarray(0, TAG_AT));
    writeHost(core, found.buffer + TAG_AT, stored.subarray(TAG_AT));
  } else writeHost(core, found.buffer, stored);
  const checked = quirks.cpfcs ? frameCheckSequence(frame, arrived) : frameCheckSequence(stored, stored.length);
  writeHost(core, found.buffer + stored.length, dwordBytes(checked));
  const address = kind === RECEIVED.BAR ? BAR : kind === RECEIVED.MAR ? MAR : kind === RECEIVED.PAM ? PAM : 0;
  const status = (found.command & ~(DESCRIPTOR.OWN | LENGTH)) | DESCRIPTOR.FS | DESCRIPTOR.LS | address | length;
  const tag = isTagged ? (found.tag & ~TAG) | TAVA | tagOf(frame) : found.tag & ~TAVA;
  writeHost(core, found.at, dwordBytes(status));
  writeHost(core, found.at + 4, dwordBytes(tag));
  tally.RxOk++;
  const isLast = (found.command & DESCRIPTOR.EOR) !== 0;
  latches.cpReceive = isLast ? 0 : next(core, latches.cpReceive);
  return true;
}

/** Without EOR a ring has 64 descriptors; under quirk `cpnoend` it has no end. */
function next({quirks}: Core, index: number): number {
  return quirks.cpnoend ? index + 1 : (index + 1) % RING_DESCRIPTORS;
}

/** The frame without its tag, zeros behind it where that makes it too short. */
function withoutTag(frame: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(Math.max(LEAST_FRAME, frame.length - TAG_BYTES));
  bytes.set(frame.subarray(0, TAG_AT));
  bytes.set(frame.subarray(TAG_AT + TAG_BYTES), TAG_AT);
  return bytes;
}

/** The tag as a descriptor has it: its first byte is the lower one. */
function tagOf(frame: Uint8Array): number {
  return (frame[TAG_AT + 2] ?? 0) | ((frame[TAG_AT + 3] ?? 0) << 8);
}
