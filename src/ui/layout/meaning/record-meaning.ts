// What is told of every kind of record: the words, the way through the machine, the marks.
import type {RecordView} from '../../../trace/record-view.ts';
import {type GuestId, isNobody} from '../../../trace/units.ts';
import {guestLetter} from '../../widgets/guest-letter.ts';
import type {LineKind} from '../../widgets/LineSample.tsx';
import type {AtPort} from '../device-ports.ts';
import type {Wordings} from '../machine-text.ts';
import type {LitPath, Place} from './lit-path.ts';

export type RecordKind = RecordView['kind'];
/** A record of one kind, or of one of some. */
export type RecordOf<K extends RecordKind> = Extract<RecordView, {readonly kind: K}>;

/** The ground a row stands on. */
export type Tint = 'plain' | 'hooked' | 'interrupt' | 'suspended' | 'handoff' | 'denied';

/** The same for every record of a kind, or made from the record. */
export type Said<R, T> = T | ((record: R) => T);

/** What a checking function answered, and to what. */
export interface VerdictWords {
  readonly isAllowed: boolean;
  readonly text: string;
}

/** What a caption is made from beside the record. */
interface CaptionParts {
  /** The access behind the record in words, `A: COMMAND ← 0x12, start remote write.`; null where none is at hand. */
  access(): string | null;
  /** The record in words, as in the log. */
  readonly row: string;
}

/** One kind of record, wherever it is told or drawn. */
export interface Meaning<R> {
  /** What happened, in a clause: the log's column, and the lines of lists. */
  readonly info: Said<R, string>;
  /** Why it was written and what it leads to; none for what speaks for itself. */
  readonly sentence?: Said<R, string | null>;
  /** What it says of the model's states, as the diagram writes it. */
  readonly transition?: (record: R) => string;
  readonly verdict?: (record: R) => VerdictWords;
  /** What a caption says first where that is not the sentence; null: the sentence after all. */
  readonly caption?: (record: R, parts: CaptionParts) => string | null;
  /** What a caption says last. */
  readonly captionEnd?: (record: R) => string;
  /** The ground of its row in the log; plain unless told otherwise. */
  readonly tint?: Said<R, Tint>;
  /** The line of its row in the log; none unless told. */
  readonly line?: Said<R, LineKind>;
  /**
   * Its way through the machine, beyond its guest and the port it names; `isHeld`: the monitor holds what it wrote; `access`: the one
   * that it is part of, null where it is of none or that is not at hand.
   */
  readonly path: Partial<LitPath> | ((record: R, isHeld: boolean, access: AtPort | null) => Partial<LitPath>);
  /** What its guest does, if that does anything. */
  readonly act?: (record: R, access: AtPort | null) => Wordings | null;
  /** Part of what one access of a guest leaves behind. */
  readonly isOfAccess?: true;
  /** Comes by the thousand and says little beside its neighbours. */
  readonly isRoutine?: true;
}

/** The entries of some kinds. */
export type Meanings<K extends RecordKind> = {readonly [Each in K]: Meaning<RecordOf<Each>>};

interface OfGuest {
  readonly guest: GuestId;
}

/** `Guest A`, or `nobody`. */
export function guestName({guest}: OfGuest): string {
  return isNobody(guest) ? 'nobody' : `Guest ${guestLetter(guest)}`;
}

/** The guest's box; the VMM's where no guest is meant. */
export function atGuest({guest}: OfGuest): {readonly place: Place} {
  return {place: isNobody(guest) ? 'vmm' : 'guest'};
}
