// What a session needs of the worker around it, and how long it may work before it listens again.
import type {FromLab} from './protocol/messages.ts';

/** The worker, or what stands in for one. */
export interface SessionHost {
  /** Posts a message; the buffers are transferred. */
  say(message: FromLab, transfer: readonly ArrayBuffer[]): void;
  /** Calls back after at least so many milliseconds, 0: as soon as waiting messages have been taken. */
  later(ms: number, act: () => void): void;
  /** Milliseconds on some steady clock: for pacing, never for the simulation. */
  nowMs(): number;
}

/** A slice of running ends after so many milliseconds, so that messages are heard. */
export const SLICE_MS = 12;
/** Events between looks at the clock. */
export const BATCH = 512;
