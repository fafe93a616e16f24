// The receive ring of the abstract card. What arrives while guests run is counted in steps of nearly a ring, so that CBR stands in few
// places; what arrives in a hand-off is stored byte by byte, for the VMM looks at it there. [RTL8139C, Rx Buffer Ring]
import {putLittleEndian} from '../../../base/bits.ts';
import type {BusMemory} from '../../../sim/machine/host-memory.ts';
import {CAPR_LAG, FCS_BYTES, RCR, RECEIVE_HEADER_BYTES, RECEIVED, RING_ALIGN} from '../sheet/registers.ts';
import {LONGEST_STORED, stepFrom} from './layout.ts';

/** The registers of a ring. CBR is moved on. */
export interface ReceiveRing {
  readonly RBSTART: number;
  readonly RCR: number;
  readonly CAPR: number;
  CBR: number;
  /** Bytes until it turns round. */
  readonly ringLength: number;
  /** An empty ring takes what is as long as it is, or longer. */
  readonly takesAny: boolean;
}

type Tell = (address: number, length: number) => void;

/**
 * Frames arrive of which nobody looks at the bytes: seven in a row, or the one after them. All of them are lost where they have no
 * room together. The last of them may be as long as frames can be, so that all that it could write is told.
 */
export function storeUnseen(ring: ReceiveRing, tell: Tell): boolean {
  const step = stepFrom(ring.CBR);
  if (!hasRoom(ring, step)) return false;
  tellPieces(ring, Math.max(step, LONGEST_STORED), tell);
  ring.CBR = (ring.CBR + step) & (ring.ringLength - 1);
  return true;
}

/** One frame with its header and what stands for its check sequence; false where it has no room. */
export function storeFrame(
  ring: ReceiveRing,
  frame: Uint8Array,
  memory: Pick<BusMemory, 'write'>,
  tell: Tell,
): boolean {
  const bytes = new Uint8Array(RECEIVE_HEADER_BYTES + frame.length + FCS_BYTES);
  putLittleEndian(bytes, 0, 2, RECEIVED.ROK | RECEIVED.BAR);
  putLittleEndian(bytes, 2, 2, frame.length + FCS_BYTES);
  bytes.set(frame, RECEIVE_HEADER_BYTES);
  const stored = Math.ceil(bytes.length / RING_ALIGN) * RING_ALIGN;
  if (!hasRoom(ring, stored)) return false;
  let done = 0;
  tellPieces(ring, bytes.length, (address, length) => {
    memory.write(address, bytes.subarray(done, done + length));
    done += length;
    tell(address, length);
  });
  ring.CBR = (ring.CBR + stored) & (ring.ringLength - 1);
  return true;
}

/** Nothing in it. [RTL8139C, CR.BUFE] */
export function isEmpty(ring: ReceiveRing): boolean {
  return upToReader(ring) === 0;
}

/** Up to what the driver reads next; an empty ring takes what is shorter than it. */
function hasRoom(ring: ReceiveRing, stored: number): boolean {
  const room = upToReader(ring);
  return room === 0 ? ring.takesAny || stored < ring.ringLength : stored < room;
}

/** Bytes up to what the driver reads next; 0 where there is nothing to read. */
export function upToReader({CAPR, CBR, ringLength}: ReceiveRing): number {
  return (CAPR + CAPR_LAG - CBR) & (ringLength - 1);
}

/** Where bytes from CBR on lie: on past the end of the ring under WRAP, else round it. */
function tellPieces({RBSTART, CBR, RCR: rcr, ringLength}: ReceiveRing, bytes: number, tell: Tell): void {
  const left = ringLength - CBR;
  // A ring that was made shorter leaves CBR behind its end: what the chip does then is not known, so it goes on from there.
  if (left < 0 || bytes <= left || rcr & RCR.WRAP) {
    tell((RBSTART + CBR) >>> 0, bytes);
    return;
  }
  tell((RBSTART + CBR) >>> 0, left);
  tell(RBSTART, bytes - left);
}
