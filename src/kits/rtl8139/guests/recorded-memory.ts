// What a recorded driver of this card had in memory: its transmit buffers by TSAD, its receive ring by RBSTART. A frame that left lay
// where the descriptor said whose turn it was.
import type {AddressRange} from '../../../sim/models/dma-view.ts';
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
  TSD_SIZE,
} from '../sheet/registers.ts';

/** A ring can be so long, and a frame as long as a descriptor takes runs past its end: more than a driver leaves room for, but no more than the card could write. */
const LONGEST_RING = Math.max(...RING_BYTES) + RECEIVE_HEADER_BYTES + TSD_SIZE + FCS_BYTES;

/** The memory of a recorded driver. */
export function recordedMemory({kinds, offsets, values, length}: RecordedEvents): RecordedMemory {
  const buffers: AddressRange[] = [];
  const fills = new Map<number, RecordedFill>();
  const addresses = TSAD.map(() => 0);
  let turn = 0;
  let lastWrite = -1;
  for (let at = 0; at < length; at++) {
    const value = values[at] ?? 0;
    if (kinds[at] === RecordedKind.TX && lastWrite >= 0) {
      fills.set(lastWrite, {address: addresses[turn] ?? 0, frame: value});
      turn = (turn + 1) % DESCRIPTORS;
    }
    if (kinds[at] !== RecordedKind.WRITE) continue;
    lastWrite = at;
    const offset = offsets[at] ?? 0;
    const descriptor = TSAD.findIndex((port) => port.offset === offset);
    if (descriptor >= 0) {
      addresses[descriptor] = value;
      buffers.push({start: value, length: TSD_SIZE + 1});
    } else if (offset === PORT.RBSTART.offset) buffers.push({start: value, length: LONGEST_RING});
    else if (isReset(offset, value)) turn = 0;
  }
  return {buffers, fills};
}

function isReset(offset: number, value: number): boolean {
  if (offset === PORT.CR.offset) return (value & CR.RST) !== 0;
  return offset === PORT['9346CR'].offset && (value & CR9346.MODE) === CR9346_MODE.AUTO_LOAD;
}
