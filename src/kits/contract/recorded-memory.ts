// What a recording of port accesses leaves out where the device masters the bus: the memory that its driver gave it. The recorded
// driver's addresses are known, and so is what lay there when a frame left.
import type {AddressRange} from '../../sim/machine/page-map.ts';
import type {RecordedEvents} from '../../trace/recorded-run.ts';

/** Bytes that have to lie in memory before an event of the recording: those of frame `frame`, at an address of the recording's. */
export interface RecordedFill {
  readonly address: number;
  readonly frame: number;
}

/** A recorded driver's memory. */
export interface RecordedMemory {
  /** All that it gave the device to read and to write, as far as the device can reach from there: guest-physical. */
  readonly buffers: readonly AddressRange[];
  /** By the number of the access or arrival before which they have to be there, in the order in which they were. */
  readonly fills: ReadonlyMap<number, readonly RecordedFill[]>;
}

/** Finds it in a recording. */
export type FindRecordedMemory = (run: RecordedEvents) => RecordedMemory;
