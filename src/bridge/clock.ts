// The time that work in the worker has, and how long it may go on before the page is heard again.

/** The worker's own time: for pacing, never for the simulation. */
export interface Clock {
  /** Calls back after at least so many milliseconds, 0: as soon as waiting messages have been taken. */
  later(ms: number, act: () => void): void;
  /** Milliseconds on some steady clock. */
  nowMs(): number;
}

/** A slice of running ends after so many milliseconds, so that messages are heard. */
export const SLICE_MS = 12;
/** Events between looks at the clock. */
export const BATCH = 512;
