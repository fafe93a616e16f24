// The memory whose bytes a device's DMA moves, by the addresses that its registers have, and how the page speaks of it.
import type {SharedMemory} from './device-facts.ts';
import type {MovePlaces} from './moves.ts';

/** A part of it that no guest has to itself. */
export interface CommonPart {
  readonly name: string;
  /** `end` exclusive. */
  readonly start: number;
  readonly end: number;
  /** `the station PROM`. */
  readonly words: string;
}

/** What guests share, and what is beside it. A map shows at most 256 pages. */
export interface DeviceMemory extends SharedMemory {
  readonly common: readonly CommonPart[];
  /** Memories beside it that moves lead into, as sentences name them: `the guest’s memory`. Records number them from 1 on. [base/address-space.ts] */
  readonly others: readonly string[];
  /** What the device may do at any time, without a command: where the numbers of its range lie. */
  readonly standing?: Readonly<Partial<Record<'read' | 'write', MovePlaces>>>;
  /** What is out of its reach, or not: `no host memory in reach`. */
  readonly reach: string;
  /** Why windows are checked, in two or three sentences. */
  readonly about: string;
}
