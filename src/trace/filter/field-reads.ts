// What a filter's fields read off a record: small functions over its packed words. [record-layout.ts]
import type {PackedRecord} from '../packed-record.ts';
import type {MemoryRange} from '../range-rows.ts';
import {
  Flag,
  flagsOf,
  guestOf,
  injectedStatus,
  isHooked,
  Kind,
  kindOf,
  offsetOf,
  pageOf,
  sizeOf,
  stateOf,
  Verdict,
  verdictOf,
} from '../record-layout.ts';
import {checkedRange} from '../told-range.ts';
import {isNobody, NOBODY} from '../units.ts';
import {portKey} from './words.ts';

/** The field is not in this record. */
export const ABSENT = -1;

/** A field's number in a record of a kind that has it; ABSENT where this one has not. */
export type FieldRead = (record: PackedRecord) => number;

const rangeOf = ({index, w0, w1, beside}: PackedRecord): MemoryRange => checkedRange(index, w0, w1, beside);

const has = (w0: number, flag: number): boolean => (flagsOf(w0) & flag) !== 0;

export const readKind: FieldRead = ({w0}) => kindOf(w0);
export const readNumber: FieldRead = ({index}) => index;
export const readCause: FieldRead = ({index, distance}) => (distance === 0 ? ABSENT : index - distance);
export const readAt: FieldRead = ({at}) => at;
export const readWord1: FieldRead = ({w1}) => w1;
export const readLowByte: FieldRead = ({w1}) => w1 & 0xff;
export const readAboveByte: FieldRead = ({w1}) => w1 >>> 8;
export const readGuest: FieldRead = ({w0}) => (isNobody(guestOf(w0)) ? ABSENT : guestOf(w0));
export const readState: FieldRead = ({w0}) => stateOf(w0);
export const readOffset: FieldRead = ({w0}) => offsetOf(w0);
export const readSize: FieldRead = ({w0}) => sizeOf(w0);
export const readPage: FieldRead = ({w0}) => pageOf(w0);
export const readPortKey: FieldRead = ({w0}) => portKey(has(w0, Flag.WRITE), pageOf(w0), offsetOf(w0));
/** 0: IN, 1: OUT. */
export const readDirection: FieldRead = ({w0}) => (has(w0, Flag.WRITE) ? 1 : 0);
export const readValue: FieldRead = ({w0, w1}) => (has(w0, Flag.BURST) ? ABSENT : w1);
export const readCount: FieldRead = ({w0, w1}) => (has(w0, Flag.BURST) ? w1 : 1);
export const readHooked: FieldRead = ({w0}) => (isHooked(w0) ? 1 : 0);
export const readEnds: FieldRead = ({w0}) => (has(w0, Flag.END) ? 1 : 0);

/** An exit's reason; an access that exited has reason 0, port access. */
export const readExit: FieldRead = ({w0, w1}) => (kindOf(w0) === Kind.EXIT ? w1 : has(w0, Flag.EXITED) ? 0 : ABSENT);

/** 0: allow, 1: deny; of a check. */
export const readAnswer: FieldRead = ({w0}) => (verdictOf(w0) === Verdict.ALLOW ? 0 : 1);

/** 0: allow, of the check that said so; 1: deny, of the denial. The check before a denial has none, so each verdict is one event. */
export const readVerdict: FieldRead = ({w0}) =>
  kindOf(w0) === Kind.DENIAL ? 1 : verdictOf(w0) === Verdict.ALLOW ? 0 : ABSENT;

export const readRefused: FieldRead = ({w0}) => (has(w0, Flag.DENIED) ? 1 : 0);

/** 0: read, 1: write, 2: transmit. */
export const readMove: FieldRead = ({w0}) => (has(w0, Flag.TRANSMIT) ? 2 : has(w0, Flag.WRITE) ? 1 : 0);

export const readMoveStart: FieldRead = (record) => rangeOf(record).address;
export const readMoveLength: FieldRead = (record) => rangeOf(record).length;

/** Address of the last byte. */
export const readMoveEnd: FieldRead = (record) => {
  const {address, length} = rangeOf(record);
  return address + Math.max(0, length - 1);
};

export const readEvent: FieldRead = ({w0, w1}) => (kindOf(w0) === Kind.MODEL_EVENT ? w1 : (w1 >>> 8) & 0xff);
export const readMoved: FieldRead = ({w0, w1}) => ((w1 & 0xff) === stateOf(w0) ? 0 : 1);

/** The line's level; an injection follows a raised line. */
export const readIrq: FieldRead = ({w0, w1}) => (kindOf(w0) === Kind.IRQ ? w1 : 1);
export const readIsr: FieldRead = ({w1}) => injectedStatus(w1) ?? ABSENT;

export const readFrame: FieldRead = ({w1}) => w1 & 0xff_ffff;
/** 0: sent, 1: received. */
export const readFrameDirection: FieldRead = ({w0}) => (kindOf(w0) === Kind.FRAME_TX ? 0 : 1);
export const readTaken: FieldRead = ({w0}) => (verdictOf(w0) === Verdict.ALLOW ? 1 : 0);
export const readTop: FieldRead = ({w1}) => w1 >>> 24;
export const readFormerOwner: FieldRead = ({w1}) => ((w1 & 0xff) === NOBODY ? ABSENT : w1 & 0xff);
export const readLowNibble: FieldRead = ({w1}) => w1 & 15;
