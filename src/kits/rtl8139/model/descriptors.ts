// Descriptors of C+ mode as the VMM has them in its hands: what a guest has given the card, and what it is about to. [RTL8139C+, Tx and Rx Descriptor]
import type {DenyReasonName} from './names.ts';

/** Bytes of one. */
export const DESCRIPTOR_BYTES = 16;
/** Descriptors of a ring at most. */
export const MOST_DESCRIPTORS = 64;
/** Bits of a descriptor's first word. */
export const FIRST_WORD = {OWN: 0x8000_0000, EOR: 0x4000_0000, FS: 0x2000_0000, LS: 0x1000_0000} as const;

/** A descriptor that the card has a copy of; `start` is its buffer's host address. */
export interface Given {
  readonly start: number;
  readonly length: number;
  readonly command: number;
  readonly tag: number;
}

/** A ring of the guest's as the VMM knows it; never changed, but replaced. */
export interface ShadowRing {
  /** Where it lies, by the guest's own addresses. */
  readonly at: number;
  /** Descriptors up to its end. */
  readonly length: number;
  /** The guest's descriptor that the card takes next. */
  readonly first: number;
  /** The guest's descriptor that is the shadow's first: the card's index begins at 0 whenever it is put on the card. */
  readonly base: number;
  /** From `first` on, those that the card has. */
  readonly given: readonly Given[];
}

export type Half = 'transmit' | 'receive';

/** A ring as it would be, and the check of what is new in it. */
export interface PlannedRing {
  readonly ring: ShadowRing | null;
  /** Descriptors that are new. */
  readonly added: number;
  readonly reason: DenyReasonName | null;
  /** What the record of the check has: the buffer that is refused, or the descriptor itself; else the last buffer. */
  readonly start: number;
  readonly length: number;
  /** Whose number that is, or its buffer's; null where there is no ring. */
  readonly entry: number | null;
}

/** Both halves; null where the write leaves one as it is. */
export interface ShadowPlan {
  readonly transmit: PlannedRing | null;
  readonly receive: PlannedRing | null;
  /** A write to CR has the card begin its rings anew. */
  readonly isAnew: boolean;
  /** Its guest acknowledges that all has been sent. */
  readonly isOver: boolean;
}
