// Records as closed, flat objects: made for the few on screen, never stored.
import type {SpaceNumber} from '../base/address-space.ts';
import {present} from '../base/assert.ts';
import {NOTHING_BESIDE, type RangesBeside} from './range-rows.ts';
import {
  AppEvent,
  BUSY_WORDS,
  ExitReason,
  Flag,
  flagsOf,
  guestOf,
  injectedStatus,
  isHooked,
  Kind,
  kindOf,
  LossCause,
  Mismatch,
  Operation,
  offsetOf,
  pageOf,
  StopReason,
  sizeOf,
  stateOf,
  UnsafeReason,
  Verdict,
  verdictOf,
} from './record-layout.ts';
import {checkedEntry, checkedRange, unsafeDetail} from './told-range.ts';
import type {Cycle, EventIndex, FrameId, GuestId} from './units.ts';
import {NO_CAUSE} from './units.ts';

interface Stamp {
  readonly index: EventIndex;
  readonly at: Cycle;
  readonly guest: GuestId;
  /** The record that caused this one, or NO_CAUSE. */
  readonly cause: EventIndex;
}

/** What an access to the device is. */
export interface AccessFields {
  readonly direction: 'in' | 'out';
  readonly offset: number;
  /** Bytes: 1, 2, 4 or 8. */
  readonly size: number;
  /** The register page when it happened, as the VMM believed it. */
  readonly page: number;
  readonly value: number;
  /** Elements of a `rep` form; 1 for a plain access. `value` is 0 then. */
  readonly count: number;
}

type Lower<T extends string> = Lowercase<T>;
/** A lower-case name out of one of the record layout's tables. */
export type NameOf<T extends Readonly<Record<string, number>>> = Lower<Extract<keyof T, string>>;

/** One event of a run. Model states, events and deny reasons are numbers here; the model names them. */
export type RecordView =
  | (Stamp &
      AccessFields & {
        readonly kind: 'access';
        readonly hooked: boolean;
        readonly exited: boolean;
        readonly denied: boolean;
        readonly state: number;
      })
  | (Stamp & AccessFields & {readonly kind: 'vmm-access'})
  | (Stamp & AccessFields & {readonly kind: 'suspend'})
  | (Stamp & {readonly kind: 'resume'})
  | (Stamp & {readonly kind: 'exit'; readonly reason: NameOf<typeof ExitReason>})
  | (Stamp & {readonly kind: 'model-event'; readonly event: number; readonly state: number})
  | (Stamp & {
      readonly kind: 'transition';
      readonly from: number;
      readonly to: number;
      readonly event: number /** Row of the drawn edges, -1 if undrawn. */;
      readonly edge: number;
    })
  | (Stamp & {
      readonly kind: 'check';
      readonly allowed: boolean;
      readonly move: 'read' | 'write' | 'transmit';
      readonly address: number;
      readonly length: number;
      /** The address space that the range lies in. */
      readonly space: SpaceNumber;
      /** The descriptor in memory that names the range, by its number in its ring; null where registers name it. */
      readonly entry: number | null;
      readonly to: number;
    })
  | (Stamp & {
      readonly kind: 'dma';
      readonly move: 'read' | 'write';
      readonly address: number;
      readonly length: number;
      readonly space: SpaceNumber;
    })
  | (Stamp & {
      readonly kind: 'copy';
      /** To the guest's pages, or out of them. */
      readonly isToGuest: boolean;
      /** Of the VMM's pages. */
      readonly address: number;
      readonly length: number;
      readonly space: SpaceNumber;
    })
  | (Stamp & {
      readonly kind: 'page-move';
      /** It was made, or has to wait. */
      readonly allowed: boolean;
      /** The guest's page by its own number, and the page of host memory where it is to lie. */
      readonly page: number;
      readonly to: number;
    })
  | (Stamp & {
      readonly kind: 'denial';
      readonly reason: number;
      readonly offset: number;
      readonly page: number;
      readonly direction: 'in' | 'out';
    })
  | (Stamp & {
      readonly kind: 'handoff';
      readonly from: GuestId /** Port accesses the VMM made for it. */;
      readonly accesses: number;
    })
  | (Stamp & {readonly kind: 'handoff-refused'; readonly reason: (typeof BUSY_WORDS)[number]})
  | (Stamp & {readonly kind: 'irq'; readonly level: number})
  | (Stamp & {
      readonly kind: 'inject' /** The status as the VMM read it; null if it did not. */;
      readonly isr: number | null;
    })
  | (Stamp & {readonly kind: 'frame-tx'; readonly frame: FrameId})
  | (Stamp & {readonly kind: 'frame-rx'; readonly frame: FrameId; readonly taken: boolean})
  | (Stamp & {readonly kind: 'lost'; readonly frame: FrameId; readonly why: NameOf<typeof LossCause>})
  | (Stamp & {readonly kind: 'kept'; readonly frame: FrameId})
  | (Stamp & {readonly kind: 'schedule'})
  | (Stamp & {readonly kind: 'reusable'; readonly reusable: boolean})
  | (Stamp & {readonly kind: 'input'; readonly input: number})
  | (Stamp & {
      readonly kind: 'operation';
      readonly operation: NameOf<typeof Operation>;
      readonly argument: number;
      readonly ends: boolean;
    })
  | (Stamp & {readonly kind: 'app'; readonly event: NameOf<typeof AppEvent>; readonly sequence: number})
  | (Stamp & {readonly kind: 'mismatch'; readonly what: NameOf<typeof Mismatch>; readonly line: number})
  | (Stamp & {readonly kind: 'stopped'; readonly why: NameOf<typeof StopReason>})
  | (Stamp & {
      readonly kind: 'unsafe';
      readonly reason: NameOf<typeof UnsafeReason>;
      /** Of a stale register: its offset on page 0, what was believed of it and what the card has. */
      readonly offset: number;
      readonly believed: number;
      readonly real: number;
      /** Of another range: where the card's begins, and in which address space. */
      readonly address: number;
      readonly space: SpaceNumber;
    });

/** The name that a table of the layout gives a number. */
function nameIn<T extends Readonly<Record<string, number>>>(table: T, number: number): NameOf<T> {
  const found = Object.entries(table).find(([, value]) => value === number);
  return (found?.[0] ?? 'unknown').toLowerCase() as NameOf<T>;
}

/** Unpacks one record. `distance` is word 3; `at` the absolute time; `beside` where to find what has no room in its words. */
export function viewOf(
  index: EventIndex,
  w0: number,
  w1: number,
  distance: number,
  at: Cycle,
  beside: RangesBeside = NOTHING_BESIDE,
): RecordView {
  const flags = flagsOf(w0);
  const stamp: Stamp = {index, at, guest: guestOf(w0), cause: distance === 0 ? NO_CAUSE : index - distance};
  const isBurst = (flags & Flag.BURST) !== 0;
  const direction = (flags & Flag.WRITE) !== 0 ? 'out' : 'in';
  const access: AccessFields = {
    direction,
    offset: offsetOf(w0),
    size: sizeOf(w0),
    page: pageOf(w0),
    value: isBurst ? 0 : w1,
    count: isBurst ? w1 : 1,
  };
  switch (kindOf(w0)) {
    case Kind.ACCESS:
      return {
        ...stamp,
        ...access,
        kind: 'access',
        hooked: isHooked(w0),
        exited: (flags & Flag.EXITED) !== 0,
        denied: (flags & Flag.DENIED) !== 0,
        state: stateOf(w0),
      };
    case Kind.VMM_ACCESS:
      return {...stamp, ...access, kind: 'vmm-access'};
    case Kind.SUSPEND:
      return {...stamp, ...access, kind: 'suspend'};
    case Kind.RESUME:
      return {...stamp, kind: 'resume'};
    case Kind.EXIT:
      return {...stamp, kind: 'exit', reason: nameIn(ExitReason, w1)};
    case Kind.MODEL_EVENT:
      return {...stamp, kind: 'model-event', event: w1, state: stateOf(w0)};
    case Kind.TRANSITION:
      return {
        ...stamp,
        kind: 'transition',
        from: w1 & 0xff,
        to: stateOf(w0),
        event: (w1 >>> 8) & 0xff,
        edge: (w1 >>> 16) - 1,
      };
    case Kind.CHECK:
      return {
        ...stamp,
        kind: 'check',
        allowed: verdictOf(w0) === Verdict.ALLOW,
        to: stateOf(w0),
        move: (flags & Flag.TRANSMIT) !== 0 ? 'transmit' : (flags & Flag.WRITE) !== 0 ? 'write' : 'read',
        entry: checkedEntry(w0, w1),
        ...checkedRange(index, w0, w1, beside),
      };
    case Kind.DMA:
      return {
        ...stamp,
        kind: 'dma',
        move: direction === 'out' ? 'write' : 'read',
        ...checkedRange(index, w0, w1, beside),
      };
    case Kind.COPY:
      return {...stamp, kind: 'copy', isToGuest: direction === 'out', ...checkedRange(index, w0, w1, beside)};
    case Kind.PAGE_MOVE:
      return {...stamp, kind: 'page-move', allowed: verdictOf(w0) === Verdict.ALLOW, page: w1 & 0xffff, to: w1 >>> 16};
    case Kind.DENIAL:
      return {...stamp, kind: 'denial', reason: w1, offset: offsetOf(w0), page: pageOf(w0), direction};
    case Kind.HANDOFF:
      return {...stamp, kind: 'handoff', from: w1 & 0xff, accesses: w1 >>> 8};
    case Kind.HANDOFF_REFUSED:
      return {...stamp, kind: 'handoff-refused', reason: present(BUSY_WORDS[w1], 'a refusal has its reason')};
    case Kind.IRQ:
      return {...stamp, kind: 'irq', level: w1};
    case Kind.INJECT:
      return {...stamp, kind: 'inject', isr: injectedStatus(w1)};
    case Kind.FRAME_TX:
      return {...stamp, kind: 'frame-tx', frame: w1};
    case Kind.FRAME_RX:
      return {...stamp, kind: 'frame-rx', frame: w1, taken: verdictOf(w0) === Verdict.ALLOW};
    case Kind.LOST:
      return {...stamp, kind: 'lost', frame: w1 & 0xff_ffff, why: nameIn(LossCause, w1 >>> 24)};
    case Kind.KEPT:
      return {...stamp, kind: 'kept', frame: w1};
    case Kind.SCHEDULE:
      return {...stamp, kind: 'schedule'};
    case Kind.REUSABLE:
      return {...stamp, kind: 'reusable', reusable: w1 === 1};
    case Kind.INPUT:
      return {...stamp, kind: 'input', input: w1};
    case Kind.OPERATION:
      return {
        ...stamp,
        kind: 'operation',
        operation: nameIn(Operation, w1 & 0xff),
        argument: w1 >>> 8,
        ends: (flags & Flag.END) !== 0,
      };
    case Kind.APP:
      return {...stamp, kind: 'app', event: nameIn(AppEvent, w1 & 0xff), sequence: w1 >>> 8};
    case Kind.MISMATCH:
      return {...stamp, kind: 'mismatch', what: nameIn(Mismatch, w1 & 15), line: w1 >>> 4};
    case Kind.STOPPED:
      return {...stamp, kind: 'stopped', why: nameIn(StopReason, w1)};
    case Kind.UNSAFE:
      return {
        ...stamp,
        kind: 'unsafe',
        reason: nameIn(UnsafeReason, w1 & 0xff),
        ...unsafeDetail(index, w0, w1, beside),
      };
  }
}
