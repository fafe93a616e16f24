// Frames that the VMM sends itself through the card's loopback: made up so that the receive filter takes them and that nobody else's
// look like them. [RTL8139C, TCR, RCR]
import {RCR} from '../sheet/registers.ts';

const LONGEST_FRAME = 1514;
const SHORTEST_FRAME = 60;
const ADDRESS_BYTES = 6;
const BROADCAST = new Uint8Array(ADDRESS_BYTES).fill(0xff);
/** A group address, for a filter that takes groups alone. */
const GROUP = Uint8Array.of(0x03, 0, 0, 0, 0, 0);
/** A locally administered address of nobody, and an EtherType for experiments. */
const FROM = Uint8Array.of(0x02, 0x56, 0x4d, 0x4d, 0x00, 0x00, 0x88, 0xb5);

/** Which frames a filter takes, the surest first; `none` where it takes nothing at all. */
export function addressTaken(rcr: number): 'broadcast' | 'station' | 'group' | 'none' {
  if (rcr & (RCR.AAP | RCR.AB)) return 'broadcast';
  if (rcr & RCR.APM) return 'station';
  return rcr & RCR.AM ? 'group' : 'none';
}

/** The longest frame there is, so addressed; shorter ones are its beginnings. */
export function ownFrame(taken: ReturnType<typeof addressTaken>, station: Uint8Array): Uint8Array {
  const frame = new Uint8Array(LONGEST_FRAME);
  frame.set(taken === 'station' ? station : taken === 'group' ? GROUP : BROADCAST);
  frame.set(FROM, ADDRESS_BYTES);
  return frame;
}

/** True of a frame that the VMM sent itself. */
export function isOwnFrame(frame: Uint8Array): boolean {
  return FROM.every((byte, at) => frame[ADDRESS_BYTES + at] === byte);
}

/** Bytes in a ring of the shortest and the longest frame. */
const LEAST = 68;
const MOST = 1524;

/** The frames, by their bytes in the ring, that move CBR on by so many; a multiple of 4, and not less than the shortest. */
export function storedLengths(distance: number): readonly number[] {
  const lengths: number[] = [];
  for (let left = distance; left > 0; ) {
    const rest = left - MOST;
    const next = rest <= 0 ? left : rest < LEAST ? left - LEAST : MOST;
    lengths.push(next);
    left -= next;
  }
  return lengths;
}

/** The frame's bytes, without check sequence, that take so many in the ring. */
export function frameBytes(stored: number): number {
  return Math.max(SHORTEST_FRAME, Math.min(LONGEST_FRAME, stored - 8));
}

/** True where frames can move CBR on by so many bytes. */
export function canMoveBy(distance: number): boolean {
  return distance >= LEAST;
}
