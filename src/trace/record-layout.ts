// One event in four 32-bit words. Word 0 is packed as below; word 1 is the value, or address and length, or a count;
// word 2 is cycles since the block's base; word 3 is the distance back to the cause (0: none). Word 0, by bits:
//
//   0-4 kind   5-7 guest   13-14 size   15-16 page   19 hooked   20-22 state   23 WRITE   24 EXITED   28 DENIED
//   29 guest, its fourth bit   30-31 state, its fourth and fifth
//
// and, shared between kinds:       accesses, EXIT and DENIAL    OPERATION    CHECK, UNSAFE    the others
//   8-12   the offset's low five bits    offset                 0            0                0
//   17-18  the next two; the verdict     offset                 0            verdict          verdict
//   25     BURST; BESIDE                 BURST                  0            BESIDE           BESIDE (DMA)
//   26     END                           0                      END          0                0
//   27     the offset's eighth bit       offset                 0            TRANSMIT         0

/** What a record tells. Numbers are stored; never renumber, only add. */
export const Kind = {
  /** A guest's access was carried out. value: what was read or written, of eight bytes the low four; BURST: elements moved. */
  ACCESS: 1,
  /** The processor left the guest. value: an `ExitReason`. */
  EXIT: 2,
  /** A model event was drawn from an access or an interrupt. value: event number of the model; state: before. */
  MODEL_EVENT: 3,
  /** The model moved or stayed. state: after; value: before | event << 8 | (edge + 1) << 16 (0: undrawn). */
  TRANSITION: 4,
  /**
   * A checking function was asked. value: address << 16 | length; with BESIDE the descriptor in memory that names the range, by its number and
   * one more, 0 where registers name it; WRITE: towards card memory; verdict.
   */
  CHECK: 5,
  /** An access was refused. value: the model's reason number; offset, page: of the access. */
  DENIAL: 6,
  /** A guest stopped at an access because it does not own the card. value: what it would write. */
  SUSPEND: 7,
  /** A suspended guest may go on; the access follows. */
  RESUME: 8,
  /** The card changed hands. guest: new owner; value: old owner | VMM port accesses << 8. */
  HANDOFF: 9,
  /** A hand-off could not be done yet. guest: who waits; value: a `BusyReason`. */
  HANDOFF_REFUSED: 10,
  /** The VMM itself accessed the card. value as in ACCESS; WRITE. */
  VMM_ACCESS: 11,
  /** The card's interrupt line changed. value: level. */
  IRQ: 12,
  /** The VMM injected the card's interrupt. guest: into whom; value: the status as the VMM read it, 0x100 if it did not; of two bytes with `WIDE_STATUS`. */
  INJECT: 13,
  /** The card put a frame on the wire. value: frame number; guest: owner. */
  FRAME_TX: 14,
  /** The wire offered a frame to the card. value: frame number; verdict: allow if the card took it; guest: owner. */
  FRAME_RX: 15,
  /** A frame meant for `guest` never got there. value: frame number | `LossCause` << 24. */
  LOST: 16,
  /** The VMM moved a frame into the ring of a guest that does not own the card. value: frame number. */
  KEPT: 17,
  /** The processor was given to `guest` (NOBODY: nobody is ready). */
  SCHEDULE: 18,
  /** The model's answer to "reusable?" changed. value: 1 or 0; guest: owner. */
  REUSABLE: 19,
  /** A person or a program changed the run from outside. value: an input's number. */
  INPUT: 20,
  /** A driver operation began or ended. value: an `Operation` | argument << 8; END. */
  OPERATION: 21,
  /** The guest's application. value: an `AppEvent` | sequence << 8. */
  APP: 22,
  /** A recorded guest met something else than its recording. value: a `Mismatch` | recording's line << 4. */
  MISMATCH: 23,
  /**
   * The monitor's belief was wrong in the dangerous direction. value: an `UnsafeReason`; of a stale register its page-0 offset
   * << 8, the byte believed << 16 and the byte on the card << 24; of another range the card's address << 16. With BESIDE
   * what was believed and what the card has, or the card's address, lie beside the record.
   */
  UNSAFE: 24,
  /** A guest was stopped for good after a denial. value: a `StopReason`. */
  STOPPED: 25,
  /**
   * A device that masters the bus moved bytes of host memory by itself, not as a frame sent from a checked range: a frame stored, a
   * descriptor read or written. guest: owner; value: address << 16 | length, or 0 with BESIDE; WRITE: into memory.
   */
  DMA: 26,
  /**
   * The VMM copied bytes between a guest's pages and pages of its own that stand in for them. guest: whose; value: address << 16 |
   * length, or 0 with BESIDE, of the VMM's; WRITE: to the guest.
   */
  COPY: 27,
  /** The VMM moved a guest's page to another place in host memory; or could not, since the card has its address. value: the guest's page | host page << 16; verdict. */
  PAGE_MOVE: 28,
} as const;
export type Kind = (typeof Kind)[keyof typeof Kind];

/** The yes-or-no facts of a record. */
export const Flag = {
  /** An OUT; without it an IN. On CHECK and DMA: towards the memory that the device's DMA moves. On COPY: to the guest. */
  WRITE: 1 << 0,
  /** Cost a VM exit (the bitmap is blind to direction and page, so not every exit is a hook). */
  EXITED: 1 << 1,
  /** A `rep` form: value counts the elements. */
  BURST: 1 << 2,
  /** On CHECK, DMA, COPY and UNSAFE: what has no room in word 1 lies beside the record, in the store's ranges. */
  BESIDE: 1 << 2,
  /** An OPERATION's end. */
  END: 1 << 3,
  /** On CHECK: a transmission's range (local DMA), not a remote one. */
  TRANSMIT: 1 << 4,
  /** The access was denied: what the guest saw did not come from the card. */
  DENIED: 1 << 5,
} as const;

/** What a checking function answered; NONE where nobody was asked. */
export const Verdict = {NONE: 0, ALLOW: 1, DENY: 2} as const;
export type Verdict = (typeof Verdict)[keyof typeof Verdict];

/**
 * Why the processor left the guest. An access to a page of registers in memory is a nested page fault (NPF) where the processor walks
 * the VMM's tables, a page fault that the VMM intercepts (PF) where it keeps shadow tables. [AMD APM vol. 2, 15.12, 15.25]
 */
export const ExitReason = {IO: 0, INTERRUPT: 1, HLT: 2, QUANTUM: 3, NPF: 4, PF: 5} as const;
/** Why the card could not be handed over at this instant: busy by its model, its status not quiet, its status not to be read, receiving. */
export const BusyReason = {MODEL: 0, STATUS: 1, PAGE: 2, RECEIVE: 3} as const;
/** The same by number, as files and filters call them. */
export const BUSY_WORDS = ['model', 'isr', 'page', 'receive'] as const;
/** Why a frame never reached the guest it was meant for. */
export const LossCause = {
  RING_FULL: 0,
  GAP: 1,
  FILTER: 2,
  PARKED_RING_FULL: 3,
  NOT_STARTED: 4,
  OVERWRITTEN: 5,
  WIRE: 6,
  DROPPED: 7,
} as const;
/** A driver's operations. */
export const Operation = {
  INIT: 0,
  TRANSMIT: 1,
  INTERRUPT: 2,
  TIMEOUT: 3,
  ATTACK: 4,
  REPLAY: 5,
  POLL: 6,
  WORK: 7,
} as const;
/** What an application noticed. */
export const AppEvent = {PING_SENT: 0, PING_ANSWERED: 1, PING_LOST: 2, STEP: 3} as const;
/** What a recorded guest compares. */
export const Mismatch = {READ: 0, IRQ: 1, TX: 2, RX: 3} as const;
/** What stopped a guest. */
export const StopReason = {MACHINE_CHECK: 0, VMM: 1} as const;
/** How a belief was dangerously wrong. */
export const UnsafeReason = {
  THOUGHT_REUSABLE: 0,
  MISSED_DMA: 1,
  OUTSIDE_WINDOW: 2,
  /** The check that allowed a DMA was asked of other bytes than the card moves. */
  OTHER_RANGE: 3,
  /** A hand-off carries a register otherwise than its guest left it. */
  STALE_REGISTER: 4,
} as const;

/** The VMM injected an interrupt without reading the status: the value of its INJECT. */
export const STATUS_NOT_READ = 0x100;
/** Marks the value of an INJECT whose device has a status register of two bytes: 0x100 is a status there. */
export const WIDE_STATUS = 0x1_0000;

/** The status that an INJECT's value tells; null where the VMM did not read it. */
export function injectedStatus(value: number): number | null {
  return value === STATUS_NOT_READ ? null : value & 0xffff;
}

const OFFSET_SHIFT = 8;
/** Two more bits of an offset where other kinds have a verdict, and one where a CHECK has TRANSMIT. */
const OFFSET_MIDDLE = 0x60;
const OFFSET_MIDDLE_SHIFT = 12;
const OFFSET_HIGH = 0x80;
const OFFSET_HIGH_SHIFT = 20;
const SIZE_SHIFT = 13;
const PAGE_SHIFT = 15;
const VERDICT_SHIFT = 17;
const HOOKED_SHIFT = 19;
const STATE_SHIFT = 20;
/** A state's number has three bits below the flags, and two more at the top. */
const STATE_HIGH = 0x18;
const STATE_HIGH_SHIFT = 27;
const FLAG_SHIFT = 23;
const FLAG_MASK = 0x3f;
/** A guest's number has three bits beside the kind, and a fourth above the flags. */
const GUEST_SHIFT = 5;
const GUEST_HIGH_SHIFT = 26;

/** Words in a record. */
export const RECORD_WORDS = 4;

/** A guest's number in its places in word 0. */
function guestBits(guest: number): number {
  return ((guest & 7) << GUEST_SHIFT) | ((guest & 8) << GUEST_HIGH_SHIFT);
}

/** A state's number in its places in word 0. */
function stateBits(state: number): number {
  return ((state & 7) << STATE_SHIFT) | ((state & STATE_HIGH) << STATE_HIGH_SHIFT);
}

/** An offset in its places in word 0. */
function offsetBits(offset: number): number {
  return (
    ((offset & 31) << OFFSET_SHIFT) |
    ((offset & OFFSET_MIDDLE) << OFFSET_MIDDLE_SHIFT) |
    ((offset & OFFSET_HIGH) << OFFSET_HIGH_SHIFT)
  );
}

/** Packs word 0 of a record that is about no access. `state` is the model's state number, 0 to 31. */
export function packPlain(kind: Kind, guest: number, verdict: Verdict, state: number, flags: number): number {
  return (
    kind |
    guestBits(guest) |
    (verdict << VERDICT_SHIFT) |
    (state < 8 ? state << STATE_SHIFT : stateBits(state)) |
    (flags << FLAG_SHIFT)
  );
}

/** Packs word 0 of a record about an access: `offset` 0 to 255, `size` 1, 2, 4 or 8 bytes, `page` 0 to 3. */
export function packAccess(
  kind: Kind,
  guest: number,
  offset: number,
  size: number,
  page: number,
  hooked: boolean,
  state: number,
  flags: number,
): number {
  // Nothing is packed as often: what is in one piece is told at once, and engines inline no long function.
  return (
    kind |
    guestBits(guest) |
    (offset < 32 ? offset << OFFSET_SHIFT : offsetBits(offset)) |
    ((size < 8 ? size >> 1 : 3) << SIZE_SHIFT) |
    (page << PAGE_SHIFT) |
    ((hooked ? 1 : 0) << HOOKED_SHIFT) |
    (state < 8 ? state << STATE_SHIFT : stateBits(state)) |
    (flags << FLAG_SHIFT)
  );
}

/** Adds a verdict to a packed word 0 of a kind that has one. */
export function withVerdict(packed: number, verdict: Verdict): number {
  return packed | (verdict << VERDICT_SHIFT);
}

/** Adds BESIDE to a packed word 0. */
export function withBeside(packed: number): number {
  return packed | (Flag.BESIDE << FLAG_SHIFT);
}

/** True where part of what a record tells lies beside it, in the store's ranges. */
export function isBeside(w0: number): boolean {
  if ((w0 & (Flag.BESIDE << FLAG_SHIFT)) === 0) return false;
  const kind = w0 & 31;
  return kind === Kind.CHECK || kind === Kind.UNSAFE || kind === Kind.DMA || kind === Kind.COPY;
}

export const kindOf = (w0: number): Kind => (w0 & 31) as Kind;
/** 0 to 7, or NOBODY. */
export const guestOf = (w0: number): number => ((w0 >>> GUEST_SHIFT) & 7) | ((w0 >>> GUEST_HIGH_SHIFT) & 8);
export const offsetOf = (w0: number): number =>
  ((w0 >>> OFFSET_SHIFT) & 31) |
  ((w0 >>> OFFSET_MIDDLE_SHIFT) & OFFSET_MIDDLE) |
  ((w0 >>> OFFSET_HIGH_SHIFT) & OFFSET_HIGH);
/** Bytes: 1, 2, 4 or 8. */
export const sizeOf = (w0: number): number => 1 << ((w0 >>> SIZE_SHIFT) & 3);
export const pageOf = (w0: number): number => (w0 >>> PAGE_SHIFT) & 3;
/** Of a kind that has one. */
export const verdictOf = (w0: number): Verdict => ((w0 >>> VERDICT_SHIFT) & 3) as Verdict;
export const isHooked = (w0: number): boolean => ((w0 >>> HOOKED_SHIFT) & 1) === 1;
export const stateOf = (w0: number): number => ((w0 >>> STATE_SHIFT) & 7) | ((w0 >>> STATE_HIGH_SHIFT) & STATE_HIGH);
export const flagsOf = (w0: number): number => (w0 >>> FLAG_SHIFT) & FLAG_MASK;
