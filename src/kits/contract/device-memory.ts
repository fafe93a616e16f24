// The memory whose bytes a device's DMA moves, by the addresses that its registers have.

/** A part of it that no guest has to itself. */
export interface CommonPart {
  readonly name: string;
  /** `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** `the station PROM`. */
  readonly words: string;
}

/** What guests share, from `start` to before `end`, in pages of which each guest has some for its own. */
export interface DeviceMemory {
  readonly start: number;
  readonly end: number;
  readonly pageBytes: number;
  readonly common: readonly CommonPart[];
  /** Bytes that the device puts before a frame it receives; 0 for a device that receives none. */
  readonly receiveHeaderBytes: number;
}
