// What a guest's program tells the run about itself: notes for the event store, nothing that acts.
import type {FrameId} from '../../trace/units.ts';

/** Where a program's notes go. */
export interface GuestLog {
  /** A driver operation begins or ends; `Operation` by number. */
  operation(operation: number, argument: number, ends: boolean): void;
  /** The application noticed an `AppEvent`. */
  app(event: number, sequence: number): void;
  /** A frame is handed to the driver: what ought to go on the wire. */
  handed(frame: Uint8Array): void;
  /** A recorded guest met something else than its recording; `Mismatch` by number, the recording's line. */
  mismatch(what: number, line: FrameId): void;
}
