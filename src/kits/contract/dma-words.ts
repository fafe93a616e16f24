// How a device's DMA is told and asked about: the registers that set it up, and its moves in words.
import type {RecordView} from '../../trace/record-view.ts';

/** Ways in which a device moves memory, as records of checks name them. */
export type DmaMove = Extract<RecordView, {readonly kind: 'check'}>['move'];

/** The registers that say which bytes a move takes. */
export interface RangeRegisters {
  readonly address: string;
  readonly length: string;
}

/** The DMA of one device in words. Registers that hold the halves of one word are called by one name. */
export interface DmaWords {
  /** Each move: `a remote read`; one that the device does not know is missing. */
  readonly moves: Readonly<Partial<Record<DmaMove, string>>>;
  readonly ranges: Readonly<Partial<Record<DmaMove, RangeRegisters>>>;
  /** Registers that somebody may take for the one that decides: the command first, then those of all ranges. */
  readonly deciding: readonly string[];
  /** Registers that play no part in where a move's bytes lie, the likeliest to be taken for it first; those of other moves' ranges are among them. */
  readonly bystanders: readonly string[];
  /** The name of the word that a register holds a part of; its own where it holds all of it. */
  whole(register: string): string;
}
