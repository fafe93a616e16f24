// What a recorded driver of this card had in memory: its transmit buffers by TSAD, its receive ring by RBSTART, and in them what the card
// read. Where a recording does not tell that, a frame that left lay where the descriptor said whose turn it was.
import type {AddressRange} from '../../../sim/machine/page-map.ts';
import {type RecordedEvents, RecordedKind} from '../../../trace/recorded-run.ts';
import type {RecordedFill, RecordedMemory} from '../../contract/recorded-memory.ts';
import {
  CR,
  CR9346,
  CR9346_MODE,
  DESCRIPTORS,
  FCS_BYTES,
  PORT,
  RECEIVE_HEADER_BYTES,
  RING_BYTES,
  TSAD,
  TSD,
  TSD_BITS,
  TSD_SIZE,
} from '../sheet/registers.ts';

/** A ring can be so long, and a frame as long as a descriptor takes runs past its end: more than a driver leaves room for, but no more than the card could write. */
const LONGEST_RING = Math.max(...RING_BYTES) + RECEIVE_HEADER_BYTES + TSD_SIZE + FCS_BYTES;

/** A descriptor that was given to the card: by which access, and where its frame lies. */
interface Given {
  readonly descriptor: number;
  readonly at: number;
  readonly address: number;
}

/** The memory of a recorded driver. */
export function recordedMemory({kinds, offsets, values, length, frames}: RecordedEvents): RecordedMemory {
  const buffers: AddressRange[] = [];
  const fills = new Map<number, RecordedFill[]>();
  const addresses = TSAD.map(() => 0);
  const tellsMemory = kinds.includes(RecordedKind.MEM);
  let given: Given[] = [];
  let turn = 0;
  /** The last access or arrival. */
  let last = 0;
  /** Bytes that the card reads are there when it is given them, and before anything else that it reads later. */
  const fill = (frame: number, address: number, isIts: (one: Given) => boolean): void => {
    const its = given.find(isIts);
    given = given.filter((one) => one !== its);
    const at = its?.at ?? last;
    const before = fills.get(at) ?? [];
    fills.set(at, [...before, {address, frame}]);
  };
  for (let at = 0; at < length; at++) {
    const kind = kinds[at];
    const value = values[at] ?? 0;
    if (kind === RecordedKind.MEM) {
      const address = frames.addresses[value] ?? 0;
      buffers.push({start: address, length: Math.max(1, frames.lengths[value] ?? 0)});
      fill(value, address, (one) => one.address === address);
    } else if (kind === RecordedKind.TX && !tellsMemory) {
      const sender = turn;
      fill(value, addresses[sender] ?? 0, ({descriptor}) => descriptor === sender);
      turn = (turn + 1) % DESCRIPTORS;
    }
    if (kind !== RecordedKind.WRITE && kind !== RecordedKind.READ && kind !== RecordedKind.RX) continue;
    last = at;
    if (kind !== RecordedKind.WRITE) continue;
    const offset = offsets[at] ?? 0;
    const located = TSAD.findIndex((port) => port.offset === offset);
    const descriptor = TSD.findIndex((port) => port.offset === offset);
    if (located >= 0) {
      addresses[located] = value;
      buffers.push({start: value, length: TSD_SIZE + 1});
    } else if (descriptor >= 0) {
      given = given.filter((one) => one.descriptor !== descriptor);
      if ((value & TSD_BITS.OWN) === 0) given.push({descriptor, at, address: addresses[descriptor] ?? 0});
    } else if (offset === PORT.RBSTART.offset) buffers.push({start: value, length: LONGEST_RING});
    else if (isReset(offset, value)) {
      turn = 0;
      given = [];
    }
  }
  return {buffers, fills};
}

function isReset(offset: number, value: number): boolean {
  if (offset === PORT.CR.offset) return (value & CR.RST) !== 0;
  return offset === PORT['9346CR'].offset && (value & CR9346.MODE) === CR9346_MODE.AUTO_LOAD;
}
