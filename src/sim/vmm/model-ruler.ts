// The model rules: what the hook set lists goes to the monitor first, and then to the card, into the shadow, or nowhere; who
// does not own the card waits before it. [deck, slides 17 to 19]
import {littleEndian, putLittleEndian} from '../../base/bits.ts';
import {Flag, Kind, packAccess} from '../../trace/record-layout.ts';
import {type Cycle, type EventIndex, type GuestId, NO_CAUSE} from '../../trace/units.ts';
import type {Answer, Instruction} from '../machine/guest-program.ts';
import type {BurstDevice} from '../machine/port-device.ts';
import type {BusCycle} from '../monitor/monitor.ts';
import {Need} from './access-needs.ts';
import {showDenied, showRestDenied} from './denial.ts';
import {carryElements, carryOut} from './guest-access.ts';
import type {GuestRecord} from './guest-record.ts';
import type {Handover} from './handover.ts';
import {exitFlag, hold, shownBytes} from './held-access.ts';
import {bringUp} from './in-step.ts';
import type {InterruptPath} from './interrupt-path.ts';
import type {ModelContext} from './model-context.ts';
import {acknowledgeOwed, coversOwedStatus, isOwedStatus, mergeStatus, ordersByStatus} from './owed-status.ts';
import {writePermission} from './permission.ts';
import type {Call, Regime} from './regime.ts';
import type {GuestAccess, Ruler} from './ruler.ts';
import {ruleWide, valueIn} from './wide-access.ts';

/** What exits for the monitor, and what for nothing. */
const Ruled = {
  /** The guest does not own the card. */
  FOREIGN: Need.OWN,
  /** Nothing that the access meets is listed: the permission map knows ports, not directions or pages. */
  UNLISTED: Need.OWN + 1,
  /** The status register, while the guest is owed bits of it. */
  STATUS: Need.OWN + 2,
  /** One register, whole. */
  REGISTER: Need.OWN + 3,
  /** The data port, as the bus carries it. */
  DATA: Need.OWN + 4,
  /** Several cycles to the device, or a part of a register that has a width. */
  WIDE: Need.OWN + 5,
  /** A register write that the card only latches: on to it. */
  LATCH: Need.OWN + 6,
  /** Such a write that goes no further than the shadow. */
  HOLD: Need.OWN + 7,
} as const;

/** VPIO's ruler, and what else VPIO does around guests that share one card. C is the model's context. */
export class ModelRuler<C> implements Regime, Ruler {
  readonly ruler = this;
  readonly demand: Handover<C>;
  readonly #context: ModelContext<C>;
  readonly #interrupts: InterruptPath<C>;
  /** By offset: 1 where the card has its data port. */
  readonly #dataPorts: Uint8Array;
  readonly #offer: (frame: Uint8Array, due?: Cycle) => void;
  /** Set once, before anything runs, where the card has a configuration space. */
  configurationOf: Regime['configurationOf'] = () => null;

  /** `offer`: a recorded guest's own wire has a frame for the card. */
  constructor(
    context: ModelContext<C>,
    handover: Handover<C>,
    interrupts: InterruptPath<C>,
    offer: (frame: Uint8Array, due?: Cycle) => void = () => {},
  ) {
    this.#context = context;
    this.demand = handover;
    this.#interrupts = interrupts;
    const {monitor, ports} = context;
    this.#dataPorts = Uint8Array.from({length: ports}, (_, offset) => (monitor.model.isDataPort(offset) ? 1 : 0));
    this.#offer = offer;
  }

  cardOf(): BurstDevice {
    return this.#context.card;
  }

  pageOf(guest: GuestId): number {
    return this.#context.pageOf(guest);
  }

  stateOf(guest: GuestId): number {
    return this.#context.monitor.state(guest);
  }

  isDataPort(_guest: GuestId, offset: number): boolean {
    return this.#dataPorts[offset] === 1;
  }

  needOf(guest: GuestRecord, isWrite: boolean, page: number, offset: number, size: number, isRep: boolean): number {
    const {basePort, monitor, policies} = this.#context;
    if (!guest.exits(basePort, offset, size)) return Need.THROUGH;
    const isOwner = guest.id === monitor.owner;
    const isOwed = isOwner && isOwedStatus(this.#context, guest, offset, size);
    const isInGuest = policies.modelPlacement === 'guest' && monitor.model.tellsReceived === undefined; // what it copies is the VMM's
    if (isInGuest && isOwner && !isOwed && !isRep) return Need.IN_GUEST;
    if (!isOwner) return Ruled.FOREIGN;
    const isMerged = isOwed && !ordersByStatus(this.#context, isWrite);
    const ruling = isMerged ? Ruled.STATUS : this.#rulingOf(guest, isWrite, page, offset, size);
    return isOwed && ruling === Ruled.UNLISTED ? Ruled.STATUS : ruling;
  }

  admit(guest: GuestRecord, instruction: Instruction, access: GuestAccess, trap: EventIndex): boolean {
    const context = this.#context;
    const {owner, model} = context.monitor;
    // What it would go on to send keeps the card from whom it is owed to.
    const isStopped = model.sendsInARow === true && access.isWrite && this.demand.isOverdue;
    if (guest.id !== owner || isStopped) {
      this.suspend(guest, instruction, access, context.pageOf(guest.id), trap);
      return false;
    }
    context.pay('dispatch', context.costs.dispatch);
    context.port.begin(trap);
    return true;
  }

  rule(guest: GuestRecord, need: number, access: GuestAccess, trap: EventIndex): Answer {
    if (need === Need.IN_GUEST) return this.#ruleInGuest(guest, access);
    if (need === Ruled.LATCH || need === Ruled.HOLD) return this.#latch(guest, need, access, trap);
    return bringUp(this.#context, this.demand, guest, access, this.#answer(guest, need, access, trap), trap);
  }

  #answer(guest: GuestRecord, need: number, access: GuestAccess, trap: EventIndex): Answer {
    if (need === Ruled.STATUS) return mergeStatus(this.#context, guest, access, trap);
    if (need === Ruled.UNLISTED) return this.#carryShown(guest, access, access.value, false, trap);
    return this.#ruled(guest, need, access, trap);
  }

  ruleRep(
    guest: GuestRecord,
    need: number,
    instruction: Instruction,
    access: GuestAccess,
    elements: number,
    trap: EventIndex,
  ): void {
    if (need === Ruled.UNLISTED) carryElements(this.#context, guest, instruction, access, elements, false, trap);
    else if (need === Ruled.DATA) this.#ruleElements(guest, instruction, access, elements, trap);
    else this.#ruleEach(guest, need, instruction, access, elements, trap);
    this.followed(guest);
  }

  serve(): void {
    this.#interrupts.serve();
    this.#context.pageMoves?.serve();
  }

  get isServiceDue(): boolean {
    return this.#interrupts.isDue || this.#context.pageMoves?.isDue === true;
  }

  share(): void {
    this.demand.attempt();
  }

  isQuiet(guest: GuestId): boolean {
    return this.#interrupts.level === 0 && !this.demand.isDue && !this.isServiceDue && !this.isPendingFor(guest);
  }

  isPendingFor(guest: GuestId): boolean {
    return this.#interrupts.isPendingFor(guest);
  }

  takeFor(guest: GuestId): boolean {
    return this.#interrupts.takeFor(guest);
  }

  call(_guest: GuestId, call: Call): Answer {
    if (call.op !== 'offer') return new Uint8Array(0); // no ring is offered here
    this.#offer(call.frame, call.due);
    return undefined;
  }

  /** How an access of the owner is ruled on. */
  #rulingOf(guest: GuestRecord, isWrite: boolean, page: number, offset: number, size: number): number {
    const {hooks, ports, monitor} = this.#context;
    const isPartOwed = coversOwedStatus(this.#context, guest, offset, size);
    let isListed = isPartOwed;
    for (let i = 0; i < size && offset + i < ports; i++) isListed ||= hooks.lists(isWrite, page, offset + i);
    if (!isListed) return Ruled.UNLISTED;
    if (monitor.model.isDataPort(offset) && offset % size === 0) return Ruled.DATA;
    if (monitor.model.hasWidths === true) {
      const cycles = monitor.model.cycles(offset, size, isWrite);
      if (cycles.length === 0) return Ruled.UNLISTED;
      return isOne(cycles, offset, size) && !isPartOwed ? Ruled.REGISTER : Ruled.WIDE;
    }
    if (size > 1) return Ruled.WIDE;
    const goes = isWrite ? monitor.model.latchesIn(page, offset) : null;
    return goes === null ? Ruled.REGISTER : goes === 'card' ? Ruled.LATCH : Ruled.HOLD;
  }

  suspend(guest: GuestRecord, instruction: Instruction, access: GuestAccess, page: number, trap: EventIndex): void {
    const context = this.#context;
    const {isWrite, offset, size, value} = access;
    const flags = isWrite ? Flag.WRITE : 0;
    const packed = packAccess(Kind.SUSPEND, guest.id, offset, size, page, false, 0, flags);
    const index = context.append(packed, value, trap);
    guest.suspendedAt = instruction;
    guest.suspendedSince = context.clock.now;
    guest.counts.suspensions++;
    this.demand.want(guest.id, index);
    context.isDisturbed = true;
  }

  /** The commonest ruling: there is nothing to refuse, and nothing moves yet. */
  #latch(guest: GuestRecord, need: number, access: GuestAccess, trap: EventIndex): Answer {
    const context = this.#context;
    context.payModel();
    context.monitor.latch(guest.id, access.offset, access.value);
    if (need === Ruled.HOLD) hold(context, guest, access, trap);
    else carryOut(context, guest, access, access.value, true, exitFlag(trap), trap);
    this.followed(guest);
    return undefined;
  }

  #ruled(guest: GuestRecord, need: number, access: GuestAccess, trap: EventIndex): Answer {
    this.#context.payModel();
    const answer = this.#ruling(guest, need, access, trap);
    this.followed(guest);
    return answer;
  }

  #ruling(guest: GuestRecord, need: number, access: GuestAccess, trap: EventIndex): Answer {
    if (need === Ruled.DATA) return this.#ruleData(guest, access, trap);
    if (this.#takesRing(guest, access)) this.demand.collect(trap, false);
    return need === Ruled.WIDE ? ruleWide(this.#context, guest, access, trap) : this.#ruleRegister(guest, access, trap);
  }

  /** True of a write that takes the ring away: frames for other guests are to be taken out of it before. */
  #takesRing(guest: GuestRecord, access: GuestAccess): boolean {
    const {model} = this.#context.monitor;
    if (!access.isWrite || model.emptiesRing === undefined) return false;
    const own = this.#context.monitor.context(guest.id);
    for (const cycle of model.cycles(access.offset, access.size, true))
      if (model.emptiesRing(own, cycle.offset, valueIn(cycle, access))) return true;
    return false;
  }

  /**
   * The owner's own copy of the model rules, without an exit. A guest that lies leaves its copy out, and nobody notices: the
   * trust that this placement costs.
   */
  #ruleInGuest(guest: GuestRecord, access: GuestAccess): Answer {
    const context = this.#context;
    const {isWrite, offset, size, value} = access;
    context.cause = NO_CAUSE;
    context.port.begin(NO_CAUSE);
    if (guest.lies) return carryOut(context, guest, access, value, false, 0, NO_CAUSE);
    const need = this.#rulingOf(guest, isWrite, context.pageOf(guest.id), offset, size);
    if (need === Ruled.UNLISTED) return this.#carryShown(guest, access, value, false, NO_CAUSE);
    return this.#ruled(guest, need, access, NO_CAUSE);
  }

  #ruleRegister(guest: GuestRecord, access: GuestAccess, trap: EventIndex): Answer {
    const context = this.#context;
    const {
      allowed,
      reason,
      hold: isHeld,
      forward,
    } = context.monitor.rule(guest.id, access.isWrite, access.offset, access.value, context.port, trap);
    if (!allowed) return showDenied(context, guest, access, reason);
    acknowledgeOwed(context, guest, access);
    if (!isHeld) return this.#carryShown(guest, access, forward, true, trap);
    hold(context, guest, access, trap);
    return undefined;
  }

  /** A hooked data-port access: held against the approved remote DMA. */
  #ruleData(guest: GuestRecord, access: GuestAccess, trap: EventIndex): Answer {
    const context = this.#context;
    const {monitor} = context;
    const {model} = monitor;
    const own = monitor.context(guest.id);
    model.recount(own, context.port);
    const {elements, reason} = model.admit(own, access.isWrite, access.size, 1);
    if (elements === 0) {
      monitor.recordDenial(guest.id, access.isWrite, access.offset, reason, trap);
      return showDenied(context, guest, access, reason);
    }
    context.store.beginNext();
    const isOver = model.moved(own, access.size, 1);
    const answer = carryOut(context, guest, access, access.value, true, exitFlag(trap), trap);
    if (isOver) monitor.follow(guest.id, [model.endOfTransfer], context.cause);
    return answer;
  }

  /** Elements of a `rep` through the data port: those inside the approved range pass, the rest is denied. */
  #ruleElements(
    guest: GuestRecord,
    instruction: Instruction,
    access: GuestAccess,
    elements: number,
    trap: EventIndex,
  ): void {
    const context = this.#context;
    const {monitor} = context;
    const {model} = monitor;
    const {isWrite, size} = access;
    context.payModel();
    const own = monitor.context(guest.id);
    model.recount(own, context.port);
    const admitted = model.admit(own, isWrite, size, elements);
    context.store.beginNext();
    const isOver = admitted.elements > 0 && model.moved(own, size, admitted.elements);
    carryElements(context, guest, instruction, access, admitted.elements, true, trap);
    if (isOver) monitor.follow(guest.id, [model.endOfTransfer], context.cause);
    if (admitted.elements < elements) showRestDenied(context, guest, access, admitted, elements, trap);
  }

  /** A `rep` on hooked registers: each element is ruled on as an access of its own. */
  #ruleEach(
    guest: GuestRecord,
    need: number,
    instruction: Instruction,
    access: GuestAccess,
    elements: number,
    trap: EventIndex,
  ): void {
    const {size} = access;
    const {done, bytes} = guest.burst;
    for (let element = 0; element < elements; element++) {
      this.#context.payModel();
      const at = (done + element) * size;
      const value = instruction.op === 'outs' ? littleEndian(instruction.bytes, at, size) : 0;
      const one = {...access, value};
      const answer = bringUp(this.#context, this.demand, guest, one, this.#ruling(guest, need, one, trap), trap);
      if (typeof answer === 'number' && bytes !== null) putLittleEndian(bytes, at, size, answer);
    }
  }

  /** Carries out an access that the VMM has in its hands: a read shows what the model holds for its guest. */
  #carryShown(guest: GuestRecord, access: GuestAccess, forward: number, hooked: boolean, trap: EventIndex): Answer {
    const context = this.#context;
    const shown = access.isWrite ? undefined : shownBytes(context, guest, access);
    return carryOut(context, guest, access, forward, hooked, exitFlag(trap), trap, shown);
  }

  /** After a ruled access: the status port may be released, a look that had to wait may be possible. */
  followed(guest: GuestRecord): void {
    const context = this.#context;
    writePermission(context, guest);
    if (guest.permission === 'owed') context.isDisturbed = true; // the access may have unmasked what it is owed
    this.#interrupts.accessForwarded();
  }
}

/** True where an access is one cycle to the device, and nothing is to be said of its width. */
function isOne(cycles: readonly BusCycle[], offset: number, size: number): boolean {
  const [first] = cycles;
  if (first === undefined || cycles.length > 1) return false;
  return !first.isData && first.offset === offset && first.size === size && first.refusal === undefined;
}
