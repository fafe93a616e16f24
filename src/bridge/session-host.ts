// What a session needs of the worker around it.
import type {Clock} from './clock.ts';
import type {FromLab} from './protocol/messages.ts';

/** The worker, or what stands in for one. */
export interface SessionHost extends Clock {
  /** Posts a message; the buffers are transferred. */
  say(message: FromLab, transfer: readonly ArrayBuffer[]): void;
}
