// What accesses to a device's registers mean in words, and what a write makes of a register. A register is asked for by its name on
// the data sheet, for the direction of the access.
import type {Move} from './moves.ts';

/** What a write leaves in a register. */
export interface WriteEffect {
  /** null where the run does not tell. */
  readonly after: number | null;
  /** Written bits that the device ignores. */
  readonly ignored: number;
  /** One sentence about that; empty where there is none. */
  readonly note: string;
}

/** A write as it meets a register. */
export interface RegisterWrite {
  readonly register: string;
  /** What it held; null where the run does not tell. */
  readonly before: number | null;
  readonly written: number;
  /** A local DMA was under way. */
  readonly isSending: boolean;
}

/** The registers of a device by what accesses to them say. */
export interface AccessWords {
  /** The purpose of a read with its value put in: `pending: DONE`; null where nothing is to be said but that it is read. */
  read(register: string, value: number): string | null;
  /** The purpose of a write with its value put in: `start remote write`; null as above. */
  write(register: string, value: number): string | null;
  /** What a value written to a register orders, all of it: `remote write, start`; null for a register that orders nothing. */
  orders(register: string, value: number): string | null;
  /** The move that such a write starts; null: none. */
  starts(register: string, value: number): Move | null;
  /** What becomes of a register that does not simply keep what is written; null for all others. */
  leaves(write: RegisterWrite): WriteEffect | null;
}
