// One instruction that touches the card, from the guest to the silicon: bitmap, exit, suspension, ruling, access.
import {ExitReason, Flag, Kind, packAccess} from '../../trace/record-layout.ts';
import {type EventIndex, NO_CAUSE} from '../../trace/units.ts';
import type {Answer, Instruction} from '../machine/guest-program.ts';
import {moveBurst} from './burst.ts';
import {carryOut, type GuestAccess} from './carried-access.ts';
import type {GuestRecord} from './guest-record.ts';
import type {Handover} from './handover.ts';
import type {InterruptPath} from './interrupt-path.ts';
import {writePermission} from './permission.ts';
import {coversOwedStatus, isOwedStatus, mergeStatus, ruleAccess} from './ruled-access.ts';
import type {RunContext} from './run-context.ts';

/** Carries guests' instructions to the card. */
export class AccessPath<C> {
  readonly #context: RunContext<C>;
  readonly #handover: Handover<C>;
  readonly #interrupts: InterruptPath<C>;
  readonly #nextSource: () => number;

  constructor(context: RunContext<C>, handover: Handover<C>, interrupts: InterruptPath<C>, nextSource: () => number) {
    this.#context = context;
    this.#handover = handover;
    this.#interrupts = interrupts;
    this.#nextSource = nextSource;
  }

  /** IN or OUT. */
  single(guest: GuestRecord, instruction: Instruction, access: GuestAccess): void {
    const context = this.#context;
    if (!guest.bitmap.exits(context.basePort + access.offset, access.size)) {
      context.cause = NO_CAUSE;
      this.#done(guest, carryOut(context, guest, access, access.value, false, 0, NO_CAUSE));
      return;
    }
    if (this.#isRuledInGuest(guest, access)) {
      this.#done(guest, this.#ruledInGuest(guest, access));
      return;
    }
    const trap = this.#admit(guest, instruction, access);
    if (trap !== NO_CAUSE) this.#done(guest, this.#trapped(guest, access, trap));
  }

  /** A `rep` form of `count` elements: as many as fit before something else is due; it stops between elements. */
  burst(guest: GuestRecord, instruction: Instruction, access: GuestAccess, count: number): void {
    const context = this.#context;
    const exits = count > 0 && guest.bitmap.exits(context.basePort + access.offset, access.size);
    const trap = exits ? this.#admit(guest, instruction, access) : NO_CAUSE;
    if (exits && trap === NO_CAUSE) return;
    const isListed = exits && this.#isListed(guest, access);
    if (!access.isWrite && guest.burst.bytes === null) guest.burst.bytes = new Uint8Array(access.size * count);
    const beforeNext = Math.ceil((this.#nextSource() - context.clock.now) / context.costs.access);
    const elements = Math.min(count - guest.burst.done, Math.max(1, beforeNext));
    if (elements > 0) moveBurst(context, guest, instruction, access, elements, isListed, trap);
    if (exits) {
      context.ledger.byOperation += elements - 1;
      this.#followed(guest);
    }
    guest.burst.done += elements;
    guest.hasExited = false;
    if (guest.burst.done >= count) this.#done(guest, access.isWrite ? undefined : (guest.burst.bytes ?? undefined));
  }

  #trapped(guest: GuestRecord, access: GuestAccess, trap: EventIndex): Answer {
    const context = this.#context;
    if (isOwedStatus(context, guest, access)) return mergeStatus(context, guest, access, trap);
    if (!this.#isListed(guest, access) && !coversOwedStatus(context, guest, access))
      return carryOut(context, guest, access, access.value, false, Flag.EXITED, trap, true);
    return this.#ruled(guest, access, trap);
  }

  #ruled(guest: GuestRecord, access: GuestAccess, trap: EventIndex): Answer {
    const context = this.#context;
    context.payModel();
    const answer = ruleAccess(context, guest, access, trap);
    this.#followed(guest);
    return answer;
  }

  /** The owner's own copy of the model rules, without an exit; status that it is owed still comes from the VMM. */
  #isRuledInGuest(guest: GuestRecord, access: GuestAccess): boolean {
    const {modelPlacement, monitor} = this.#context;
    return modelPlacement === 'guest' && guest.id === monitor.owner && !isOwedStatus(this.#context, guest, access);
  }

  /** A guest that lies leaves its copy of the model out, and nobody notices: the trust that this placement costs. */
  #ruledInGuest(guest: GuestRecord, access: GuestAccess): Answer {
    const context = this.#context;
    context.cause = NO_CAUSE;
    context.port.begin(NO_CAUSE);
    if (guest.lies || !this.#isListed(guest, access)) {
      return carryOut(context, guest, access, access.value, false, 0, NO_CAUSE, !guest.lies);
    }
    return this.#ruled(guest, access, NO_CAUSE);
  }

  /** Takes the exit and returns its record; a guest that doesn't own the card is suspended here, before the access: NO_CAUSE. */
  #admit(guest: GuestRecord, instruction: Instruction, access: GuestAccess): EventIndex {
    const context = this.#context;
    const trap = this.#trap(guest, access);
    if (guest.id !== context.monitor.owner) {
      this.#suspend(guest, instruction, access, trap);
      return NO_CAUSE;
    }
    context.pay('dispatch', context.costs.dispatch);
    context.port.begin(trap);
    return trap;
  }

  /** Takes the exit for an access, unless it was taken before a suspension. Returns the exit's record. */
  #trap(guest: GuestRecord, {isWrite, offset, size}: GuestAccess): EventIndex {
    const context = this.#context;
    if (guest.hasExited) return guest.exitRecord;
    const flags = (isWrite ? Flag.WRITE : 0) | Flag.EXITED;
    const packed = packAccess(Kind.EXIT, guest.id, offset, size, context.pageOf(guest.id), false, 0, flags);
    guest.exitRecord = context.append(packed, ExitReason.IO, NO_CAUSE);
    guest.hasExited = true;
    context.payExit(guest.id, ExitReason.IO);
    return guest.exitRecord;
  }

  #suspend(guest: GuestRecord, instruction: Instruction, access: GuestAccess, trap: EventIndex): void {
    const context = this.#context;
    const {isWrite, offset, size, value} = access;
    const flags = isWrite ? Flag.WRITE : 0;
    const packed = packAccess(Kind.SUSPEND, guest.id, offset, size, context.pageOf(guest.id), false, 0, flags);
    const index = context.append(packed, value, trap);
    guest.suspendedAt = instruction;
    guest.suspendedSince = context.clock.now;
    guest.counts.suspensions++;
    this.#handover.want(guest.id, index);
  }

  /** True where the hook set lists any register or port that the access covers. */
  #isListed(guest: GuestRecord, {isWrite, offset, size}: GuestAccess): boolean {
    const {hooks, ports} = this.#context;
    const page = this.#context.pageOf(guest.id);
    for (let i = 0; i < size && offset + i < ports; i++) if (hooks.lists(isWrite, page, offset + i)) return true;
    return false;
  }

  /** After a ruled access: the status port may be released, a look that had to wait may be possible. */
  #followed(guest: GuestRecord): void {
    writePermission(this.#context, guest);
    this.#interrupts.accessForwarded();
  }

  #done(guest: GuestRecord, answer: Answer): void {
    guest.hasExited = false;
    if (guest.burst.done > 0 || guest.burst.bytes !== null) guest.burst = {done: 0, bytes: null};
    guest.program.complete(answer, this.#context.clock.now);
  }
}
