// Frames in, frames out, and every frame that never got where it was meant to go, with its cause.
// Not told: group frames that a guest missed; a loss is of a frame addressed to one guest.
import type {EventStore} from '../../trace/event-store.ts';
import type {FrameArena} from '../../trace/frame-arena.ts';
import {Kind, LossCause, packPlain, Verdict} from '../../trace/record-layout.ts';
import {type EventIndex, type FrameId, type GuestId, NO_CAUSE, NOBODY} from '../../trace/units.ts';
import type {Clock} from '../machine/clock.ts';
import type {ReceiveOutcome} from '../machine/port-device.ts';
import type {GuestRecord} from './guest-record.ts';
import type {VmmPolicies} from './policies.ts';

/** So many frames back one that comes out of the card again is looked for. */
export const FRAME_LOOK_BACK = 256;

/** A frame that was recorded when another card sent it, or was offered it. */
export interface ToldFrame {
  readonly frame: FrameId;
  /** The record of its being sent; NO_CAUSE: a host did. */
  readonly cause: EventIndex;
}

/** Keeps account of the frames of one card. */
export class FrameLedger {
  readonly #store: EventStore;
  readonly #frames: FrameArena;
  readonly #clock: Clock;
  readonly #guests: readonly GuestRecord[];
  readonly #policies: VmmPolicies;
  readonly #nobody: GuestId;

  /** `guests`: those of the card. `nobody`: whom records name while none of them owns it. */
  constructor(
    store: EventStore,
    frames: FrameArena,
    clock: Clock,
    guests: readonly GuestRecord[],
    policies: VmmPolicies,
    nobody: GuestId = NOBODY,
  ) {
    this.#store = store;
    this.#frames = frames;
    this.#clock = clock;
    this.#guests = guests;
    this.#policies = policies;
    this.#nobody = nobody;
  }

  /** The owner's card put a frame on the wire. */
  sent(frame: Uint8Array, owner: GuestId, cause: EventIndex): EventIndex {
    const index = this.#append(Kind.FRAME_TX, owner, Verdict.NONE, this.#frames.append(frame), cause);
    const guest = this.#guest(owner);
    if (guest !== undefined) guest.counts.txFrames++;
    return index;
  }

  /** The wire offered a frame and the card has answered; `told`: what is known of the frame already. Returns the frame's record. */
  offered(
    frame: Uint8Array,
    outcome: ReceiveOutcome,
    owner: GuestId,
    isSwitching: boolean,
    told: ToldFrame | null = null,
  ): EventIndex {
    const id = told?.frame ?? this.#frames.append(frame);
    const isStored = outcome === 'stored';
    const verdict = isStored ? Verdict.ALLOW : Verdict.DENY;
    const index = this.#append(Kind.FRAME_RX, owner, verdict, id, told?.cause ?? NO_CAUSE);
    const meant = this.guestOf(frame);
    if (isStored && (meant === null || meant.id === owner)) {
      const guest = this.#guest(owner);
      if (guest !== undefined) guest.counts.rxFrames++;
    } else if (outcome !== 'held' && meant !== null && !(isStored && this.#policies.parkedFrames !== 'lost')) {
      this.lost(meant, id, lossOf(outcome, meant.id === owner, isSwitching), index);
    }
    return index;
  }

  /** A frame that the card was to store came nowhere. Of one that was never offered, made by the card itself, nothing is told. */
  dropped(frame: Uint8Array, owner: GuestId, cause: EventIndex): void {
    const id = this.#seen(frame);
    const meant = this.guestOf(frame);
    if (id === null || meant === null) return;
    if (meant.id === owner) meant.counts.rxFrames--;
    else if (this.#policies.parkedFrames === 'lost') return; // told where it was offered
    this.lost(meant, id, LossCause.DROPPED, cause);
  }

  /** A frame out of the owner's ring was moved to a parked one, or found no room there. */
  moved(into: GuestRecord, frame: Uint8Array, stored: boolean, cause: EventIndex): void {
    const id = this.#seen(frame) ?? this.#frames.append(frame);
    if (stored) {
      this.#append(Kind.KEPT, into.id, Verdict.NONE, id, cause);
      into.counts.rxFrames++;
      into.counts.kept++;
    } else if (this.guestOf(frame) === into) this.lost(into, id, LossCause.PARKED_RING_FULL, cause);
  }

  /** A frame meant for `guest` is gone for good. */
  lost(guest: GuestRecord, frame: FrameId, why: number, cause: EventIndex): void {
    this.#append(Kind.LOST, guest.id, Verdict.NONE, (frame | (why << 24)) >>> 0, cause);
    guest.counts.lost++;
  }

  /** The guest whose address a frame is sent to; null for group addresses and strangers. */
  guestOf(frame: Uint8Array): GuestRecord | null {
    const address = Array.from(frame.subarray(0, 6), (byte) => byte.toString(16).padStart(2, '0')).join(':');
    return this.#guests.find(({mac}) => mac === address) ?? null;
  }

  #guest(number: GuestId): GuestRecord | undefined {
    return this.#guests.find(({id}) => id === number);
  }

  /** The number of a frame seen lately, by its bytes (a short one comes back padded); null: none was. */
  #seen(frame: Uint8Array): FrameId | null {
    const first = Math.max(0, this.#frames.next - FRAME_LOOK_BACK);
    for (let id = this.#frames.next - 1; id >= first; id--) {
      const seen = this.#frames.frame(id);
      if (seen.length <= frame.length && seen.every((byte, at) => byte === frame[at])) return id;
    }
    return null;
  }

  #append(
    kind: typeof Kind.FRAME_TX | typeof Kind.FRAME_RX | typeof Kind.KEPT | typeof Kind.LOST,
    guest: GuestId,
    verdict: Verdict,
    value: number,
    cause: EventIndex,
  ): EventIndex {
    const whose = guest === NOBODY ? this.#nobody : guest;
    return this.#store.append(packPlain(kind, whose, verdict, 0, 0), value, this.#clock.now, cause);
  }
}

function lossOf(outcome: ReceiveOutcome, isOwner: boolean, isSwitching: boolean): number {
  if (outcome === 'ring-full') return LossCause.RING_FULL;
  if (isSwitching) return LossCause.GAP;
  return outcome === 'stopped' || isOwner ? LossCause.NOT_STARTED : LossCause.FILTER;
}
