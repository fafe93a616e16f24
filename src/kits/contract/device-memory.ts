// The memory whose bytes a device's DMA moves, by the addresses that its registers have.
import type {SharedMemory} from './device-kit.ts';

/** A part of it that no guest has to itself. */
export interface CommonPart {
  readonly name: string;
  /** `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** `the station PROM`. */
  readonly words: string;
}

/** What guests share, in pages of which each guest has some for its own, and what is beside it. A device that moves no memory has none
 * of it: it ends where it starts. A map shows at most 256 pages. */
export interface DeviceMemory extends SharedMemory {
  /** Whose addresses: `card` for memory that only the device reaches, `host` for the machine's own. */
  readonly space: string;
  /** As sentences name it: `packet memory`. */
  readonly name: string;
  readonly common: readonly CommonPart[];
  /** Bytes that the device puts before a frame it receives; 0 for a device that receives none. */
  readonly receiveHeaderBytes: number;
}
