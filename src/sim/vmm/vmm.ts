// The virtual machine monitor in the style of Palacios: runs guests one instruction at a time, takes exits for hooked
// ports and every physical interrupt, asks the monitor, and hands the card over. [deck, slides 13 to 19]
// Not modelled: paging, memory-mapped I/O, a second processor.
import {present} from '../../base/assert.ts';
import {allOnes} from '../../base/bits.ts';
import type {EventStore} from '../../trace/event-store.ts';
import type {FrameArena} from '../../trace/frame-arena.ts';
import {ExitReason, Flag, Kind, packAccess, packPlain, Verdict} from '../../trace/record-layout.ts';
import {type Cycle, type EventIndex, type GuestId, NO_CAUSE, NOBODY} from '../../trace/units.ts';
import type {Clock, TimedSource} from '../machine/clock.ts';
import type {Answer, Instruction} from '../machine/guest-program.ts';
import type {BurstDevice} from '../machine/port-device.ts';
import type {Monitor} from '../monitor/monitor.ts';
import type {Costs} from './costs.ts';
import {FrameLedger, type ReceiveOutcome} from './frame-ledger.ts';
import type {GuestRecord} from './guest-record.ts';
import {Handover} from './handover.ts';
import type {Hooks} from './hooks.ts';
import {InterruptPath} from './interrupt-path.ts';
import {Ledger} from './ledger.ts';
import type {VmmPolicies} from './policies.ts';
import {VmmPort} from './vmm-port.ts';
import type {Witness} from './witness.ts';

/** All that a VMM is made of. C is the model's context. */
export interface VmmParts<C> {
  readonly clock: Clock;
  readonly store: EventStore;
  readonly frames: FrameArena;
  readonly card: BurstDevice;
  readonly monitor: Monitor<C>;
  readonly guests: readonly GuestRecord[];
  /** Things that act by themselves: the card's alarms, the wire. */
  readonly sources: readonly TimedSource[];
  readonly hooks: Hooks;
  readonly costs: Costs;
  readonly policies: VmmPolicies;
  /** Cycles a guest may run while another is ready or waits for the card. */
  readonly quantum: Cycle;
  readonly basePort: number;
  readonly ports: number;
  readonly witness: Witness;
  /** The card's receiver: what became of a frame. */
  readonly receive: (frame: Uint8Array) => ReceiveOutcome;
}

/** One processor, several guests, one card. */
export class Vmm<C> {
  readonly ledger = new Ledger();
  readonly frameLedger: FrameLedger;
  readonly handover: Handover<C>;
  readonly interrupts: InterruptPath<C>;
  readonly #parts: VmmParts<C>;
  readonly #port: VmmPort;
  /** Line changes while the card decides about a frame, whose record comes first; null otherwise. */
  #heldLines: (0 | 1)[] | null = null;
  #running: GuestId = NOBODY;
  #sliceEnds: Cycle = 0;
  /** The record that what happens next is caused by. */
  #cause: EventIndex = NO_CAUSE;

  constructor(parts: VmmParts<C>) {
    this.#parts = parts;
    const {card, store, clock, monitor, guests, policies} = parts;
    this.#port = new VmmPort(card, store, () => clock.now, () => this.#payVmmAccess(), () => this.#page(monitor.owner));
    this.frameLedger = new FrameLedger(store, parts.frames, clock, guests, policies);
    this.handover = new Handover({
      store, clock, monitor, guests, policies, port: this.#port, frames: this.frameLedger, quantum: parts.quantum,
      permit: (guest) => this.#permit(guest),
    });
    this.interrupts = new InterruptPath({
      store, clock, monitor, guests, port: this.#port, handover: this.handover,
      exit: (cause) => this.#exit(this.#running, ExitReason.INTERRUPT, cause),
    });
    for (const guest of guests) this.#permit(guest.id);
  }

  /** Gives the card to a guest at power-on, as it is: nothing is restored. */
  assign(guest: GuestId): void {
    this.handover.assign(guest);
  }

  /** Which guest the processor runs; NOBODY while all wait. */
  get running(): GuestId {
    return this.#running;
  }

  /** The record the current access or event is about. */
  get cause(): EventIndex {
    return this.#cause;
  }

  /** The card's interrupt line changed inside whatever happens now. */
  lineChanged(level: 0 | 1): void {
    if (this.#heldLines !== null) {
      this.#heldLines.push(level);
      return;
    }
    const packed = packPlain(Kind.IRQ, this.#parts.monitor.owner, Verdict.NONE, 0, 0);
    this.interrupts.lineChanged(level, this.#append(packed, level, this.#cause));
  }

  /** The card put a frame on the wire inside whatever happens now. */
  frameSent(frame: Uint8Array): EventIndex {
    return this.frameLedger.sent(frame, this.#parts.monitor.owner, this.#cause);
  }

  /** The wire offers a frame to the card. What the card does with its interrupt line is caused by the frame's record. */
  frameArrives(frame: Uint8Array): void {
    this.#heldLines = [];
    const outcome = this.#parts.receive(frame);
    const lines = this.#heldLines;
    this.#heldLines = null;
    const index = this.frameLedger.offered(frame, outcome, this.#parts.monitor.owner, this.handover.isSwitching);
    const before = this.#cause;
    this.#cause = index;
    for (const level of lines) this.lineChanged(level);
    this.#cause = before;
  }

  /** One instruction, or one wait for the next thing to happen. False when nothing will ever happen again. */
  step(): boolean {
    const {clock} = this.#parts;
    this.#serve();
    this.interrupts.serve();
    this.#tick();
    this.handover.attempt();
    const guest = this.#pick();
    if (guest === null) return this.#wait();
    this.#deliver(guest);
    const instruction = guest.program.current(clock.now);
    this.#execute(guest, instruction);
    return true;
  }

  /** Everything beside guests, card and monitor that the VMM has to remember. */
  snapshot(): unknown {
    return structuredClone({
      running: this.#running, sliceEnds: this.#sliceEnds, cause: this.#cause, ledger: this.ledger.snapshot(),
      handover: this.handover.snapshot(), interrupts: this.interrupts.snapshot(),
      port: {cause: this.#port.cause, accesses: this.#port.accesses},
      guests: this.#parts.guests.map((guest) => guest.snapshot()),
    });
  }

  restore(snapshot: unknown): void {
    const saved = snapshot as {
      running: GuestId; sliceEnds: Cycle; cause: EventIndex; ledger: unknown; handover: unknown; interrupts: unknown;
      port: {cause: EventIndex; accesses: number}; guests: unknown[];
    };
    this.#running = saved.running;
    this.#sliceEnds = saved.sliceEnds;
    this.#cause = saved.cause;
    this.#port.cause = saved.port.cause;
    this.#port.accesses = saved.port.accesses;
    this.ledger.restore(saved.ledger);
    this.handover.restore(saved.handover);
    this.interrupts.restore(saved.interrupts);
    this.#parts.guests.forEach((guest, i) => guest.restore(saved.guests[i]));
    for (const guest of this.#parts.guests) this.#permit(guest.id);
  }

  #append(w0: number, w1: number, cause: EventIndex): EventIndex {
    return this.#parts.store.append(w0, w1, this.#parts.clock.now, cause);
  }

  #page(guest: GuestId): number {
    const {monitor} = this.#parts;
    return guest === NOBODY ? 0 : monitor.model.page(monitor.context(guest));
  }

  /** Lets devices and the wire act as far as time has come. */
  #serve(): void {
    const {sources, clock} = this.#parts;
    for (;;) {
      let due: TimedSource | null = null;
      let at = clock.now;
      for (const source of sources) {
        const next = source.nextAt();
        if (next <= at && (due === null || next < at)) {
          due = source;
          at = next;
        }
      }
      if (due === null) return;
      this.#cause = NO_CAUSE;
      due.act();
    }
  }

  #nextSource(): Cycle {
    let next = Number.POSITIVE_INFINITY;
    for (const source of this.#parts.sources) next = Math.min(next, source.nextAt());
    return next;
  }

  #payVmmAccess(): void {
    const {clock, costs} = this.#parts;
    clock.now += costs.access;
    this.ledger.cycles.vmm += costs.access;
    this.#serve();
    this.#cause = this.#port.cause;
  }

  /** The quantum is over while somebody waits: the VMM's timer takes the processor. */
  #tick(): void {
    const {clock, quantum} = this.#parts;
    if (this.#running === NOBODY || clock.now < this.#sliceEnds) return;
    this.#sliceEnds = clock.now + quantum;
    const guest = present(this.#parts.guests[this.#running], 'the running guest exists');
    if (guest.isHalted || guest.hasEnded || !this.#somebodyWaits(guest)) return;
    this.#exit(guest.id, ExitReason.QUANTUM, NO_CAUSE);
    this.handover.mayAttempt();
    const next = this.#nextRunnable(guest.id);
    if (next !== null && next !== guest) this.#schedule(next);
  }

  #somebodyWaits(running: GuestRecord): boolean {
    if (this.handover.isWanted) return true;
    return this.#parts.guests.some((guest) => guest !== running && this.#isRunnable(guest));
  }

  #isRunnable(guest: GuestRecord): boolean {
    if (guest.hasEnded || guest.suspendedAt !== null) return false;
    if (this.interrupts.isPendingFor(guest.id) && guest.program.acceptsInterrupts) return true;
    const instruction = guest.program.current(this.#parts.clock.now);
    if (instruction.op === 'hlt') {
      this.#halt(guest);
      return instruction.until <= this.#parts.clock.now;
    }
    if (instruction.op === 'end') {
      guest.hasEnded = true;
      this.handover.mayAttempt();
      return false;
    }
    guest.isHalted = false;
    return true;
  }

  #halt(guest: GuestRecord): void {
    if (guest.isHalted) return;
    guest.isHalted = true;
    this.handover.mayAttempt();
    if (guest.id === this.#running) this.#exit(guest.id, ExitReason.HLT, NO_CAUSE);
  }

  /** The running guest while it can run, else the next that can, in turn. */
  #pick(): GuestRecord | null {
    const urgent = this.handover.takeResumed();
    if (urgent !== null) {
      this.#schedule(present(this.#parts.guests[urgent], 'the resumed guest exists'));
    }
    const running = this.#parts.guests[this.#running];
    if (running !== undefined && this.#isRunnable(running)) return running;
    const next = this.#nextRunnable(this.#running === NOBODY ? -1 : this.#running);
    if (next === null) return null;
    this.#schedule(next);
    return next;
  }

  #nextRunnable(after: number): GuestRecord | null {
    const {guests} = this.#parts;
    for (let i = 1; i <= guests.length; i++) {
      const guest = guests[(after + i) % guests.length];
      if (guest !== undefined && this.#isRunnable(guest)) return guest;
    }
    return null;
  }

  #schedule(guest: GuestRecord): void {
    if (guest.id === this.#running) return;
    this.#running = guest.id;
    this.#sliceEnds = this.#parts.clock.now + this.#parts.quantum;
    this.#append(packPlain(Kind.SCHEDULE, guest.id, Verdict.NONE, 0, 0), 0, NO_CAUSE);
  }

  /** Nobody can run: time passes to the next act, timer or nothing. */
  #wait(): boolean {
    const {clock, guests} = this.#parts;
    if (this.handover.isDue) return true; // somebody halted just now: first look whether the card can change hands
    let until = this.#nextSource();
    for (const guest of guests) {
      if (guest.hasEnded || guest.suspendedAt !== null) continue;
      const instruction = guest.program.current(clock.now);
      if (instruction.op === 'hlt') until = Math.min(until, instruction.until);
    }
    if (until === Number.POSITIVE_INFINITY) return false;
    if (this.#running !== NOBODY) {
      this.#running = NOBODY;
      this.#append(packPlain(Kind.SCHEDULE, NOBODY, Verdict.NONE, 0, 0), 0, NO_CAUSE);
    }
    if (until > clock.now) {
      this.ledger.cycles.idle += until - clock.now;
      clock.now = until;
    }
    this.handover.mayAttempt();
    return true;
  }

  #deliver(guest: GuestRecord): void {
    if (!guest.program.acceptsInterrupts || !this.interrupts.takeFor(guest.id)) return;
    guest.isHalted = false;
    guest.program.interrupt(this.#parts.clock.now);
  }

  #exit(guest: GuestId, reason: number, cause: EventIndex): EventIndex {
    const index = this.#append(packPlain(Kind.EXIT, guest, Verdict.NONE, 0, 0), reason, cause);
    this.#payExit(this.#parts.guests[guest], reason);
    return index;
  }

  #payExit(guest: GuestRecord | undefined, reason: number): void {
    const {clock, costs} = this.#parts;
    clock.now += costs.exit;
    this.ledger.exited(reason, costs.exit);
    if (guest !== undefined) guest.counts.exits++;
    this.handover.mayAttempt();
  }

  #execute(guest: GuestRecord, instruction: Instruction): void {
    const {clock} = this.#parts;
    switch (instruction.op) {
      case 'in':
        this.#access(guest, instruction, false, instruction.offset, instruction.size, 0);
        return;
      case 'out':
        this.#access(guest, instruction, true, instruction.offset, instruction.size, instruction.value);
        return;
      case 'ins':
        this.#burst(guest, instruction, false, instruction.offset, instruction.size, instruction.count);
        return;
      case 'outs':
        this.#burst(guest, instruction, true, instruction.offset, instruction.size, instruction.bytes.length / instruction.size);
        return;
      case 'rdtsc':
        guest.program.complete(clock.now, clock.now);
        return;
      case 'compute':
        clock.now += instruction.cycles;
        this.ledger.cycles.guest += instruction.cycles;
        guest.program.complete(undefined, clock.now);
        return;
      case 'offer':
        this.frameArrives(instruction.frame);
        guest.program.complete(undefined, clock.now);
        return;
      case 'hlt':
        guest.program.complete(undefined, clock.now);
        return;
      case 'end':
        return;
    }
  }

  #done(guest: GuestRecord, answer: Answer): void {
    guest.hasExited = false;
    guest.burst = {done: 0, bytes: null};
    guest.program.complete(answer, this.#parts.clock.now);
  }

  /** Takes the exit for an access, unless it was taken before a suspension. Returns the exit's record. */
  #trap(guest: GuestRecord, isWrite: boolean, offset: number, size: number): EventIndex {
    if (guest.hasExited) return this.#cause;
    guest.hasExited = true;
    const flags = (isWrite ? Flag.WRITE : 0) | Flag.EXITED;
    const packed = packAccess(Kind.EXIT, guest.id, offset, size, this.#page(guest.id), false, 0, flags);
    const index = this.#append(packed, ExitReason.IO, NO_CAUSE);
    this.#payExit(guest, ExitReason.IO);
    return index;
  }

  #suspend(guest: GuestRecord, instruction: Instruction, isWrite: boolean, offset: number, size: number, value: number): void {
    const packed = packAccess(
      Kind.SUSPEND, guest.id, offset, size, this.#page(guest.id), false, 0, isWrite ? Flag.WRITE : 0,
    );
    const index = this.#append(packed, value, this.#parts.store.next - 1);
    guest.suspendedAt = instruction;
    guest.suspendedSince = this.#parts.clock.now;
    guest.counts.suspensions++;
    this.handover.want(guest.id, index);
  }

  #count(guest: GuestRecord, isWrite: boolean, offset: number, elements: number, hooked: boolean): void {
    const {counts} = guest;
    counts.accesses += elements;
    if (isWrite) counts.writes += elements;
    else counts.reads += elements;
    if (this.#parts.monitor.model.isDataPort(offset)) counts.dataPort += elements;
    if (hooked) counts.hooked += elements;
  }

  #access(guest: GuestRecord, instruction: Instruction, isWrite: boolean, offset: number, size: number, value: number): void {
    const {clock, costs, monitor} = this.#parts;
    if (!guest.bitmap.exits(this.#parts.basePort + offset, size)) {
      this.#cause = NO_CAUSE;
      const answer = this.#carryOut(guest, isWrite, offset, size, value, value, false, 0, NO_CAUSE);
      this.#done(guest, answer);
      return;
    }
    const trap = this.#trap(guest, isWrite, offset, size);
    if (guest.id !== monitor.owner) {
      this.#suspend(guest, instruction, isWrite, offset, size, value);
      return;
    }
    clock.now += costs.dispatch;
    this.ledger.cycles.dispatch += costs.dispatch;
    this.#port.cause = trap;
    if (this.#isStatus(guest.id, offset, size)) {
      this.#done(guest, this.#statusAccess(guest, isWrite, value, trap));
      return;
    }
    const listed = this.#listed(guest.id, isWrite, offset, size);
    if (!listed) {
      this.#done(guest, this.#carryOut(guest, isWrite, offset, size, value, value, false, Flag.EXITED, trap));
      return;
    }
    clock.now += costs.model;
    this.ledger.cycles.model += costs.model;
    const answer = monitor.model.isDataPort(offset)
      ? this.#hookedData(guest, isWrite, offset, size, value, trap)
      : this.#hookedRegister(guest, isWrite, offset, size, value, trap);
    this.#done(guest, answer);
  }

  /** True where the hook set lists any register or port that the access covers. */
  #listed(guest: GuestId, isWrite: boolean, offset: number, size: number): boolean {
    const {hooks, ports} = this.#parts;
    const page = this.#page(guest);
    for (let i = 0; i < size && offset + i < ports; i++) if (hooks.lists(isWrite, page, offset + i)) return true;
    return false;
  }

  /** Records the access and does it on the card; returns what the guest reads. */
  #carryOut(
    guest: GuestRecord, isWrite: boolean, offset: number, size: number, value: number, forward: number, hooked: boolean,
    flags: number, cause: EventIndex,
  ): Answer {
    const {card, clock, costs, witness} = this.#parts;
    const state = guest.id === NOBODY ? 0 : this.#parts.monitor.state(guest.id);
    const page = this.#page(guest.id);
    clock.now += costs.access;
    this.ledger.cycles.access += costs.access;
    this.#count(guest, isWrite, offset, 1, hooked);
    witness.before(offset);
    let answer: Answer;
    if (isWrite) {
      const packed = packAccess(Kind.ACCESS, guest.id, offset, size, page, hooked, state, flags | Flag.WRITE);
      this.#cause = this.#append(packed, value, cause);
      card.write(offset, size, forward);
    } else {
      if (offset >= 0x18) this.#cause = cause;
      const read = card.read(offset, size);
      answer = read;
      this.#cause = this.#append(packAccess(Kind.ACCESS, guest.id, offset, size, page, hooked, state, flags), read, cause);
    }
    witness.after(guest.id, isWrite, offset, size, 1, this.#cause);
    return answer;
  }

  #hookedRegister(guest: GuestRecord, isWrite: boolean, offset: number, size: number, value: number, trap: EventIndex): Answer {
    const {monitor, hooks, ports} = this.#parts;
    if (size === 1) {
      const ruling = monitor.rule(guest.id, isWrite, offset, value, this.#port, trap);
      if (!ruling.allowed) return this.#denied(guest, isWrite, offset, size, value);
      if (ruling.hold) return this.#held(guest, offset, size, value, trap);
      const answer = this.#carryOut(guest, isWrite, offset, size, value, ruling.forward, true, Flag.EXITED, trap);
      this.#followed(guest.id);
      return answer;
    }
    // An 8-bit board sees a wide access as byte cycles, and so does the card here: each is ruled on, all or none.
    const parts = Array.from({length: Math.min(size, ports - offset)}, (_, i) => ({
      offset: offset + i, value: (value >>> (8 * i)) & 0xff,
    }));
    const whole = monitor.wouldAllow(guest.id, isWrite, parts, this.#port);
    if (!whole.allowed) {
      monitor.recordDenial(guest.id, isWrite, offset, whole.reason, trap);
      return this.#denied(guest, isWrite, offset, size, value);
    }
    let answer = 0;
    for (const part of parts) {
      const page = this.#page(guest.id);
      const isListed = hooks.lists(isWrite, page, part.offset);
      const ruling = monitor.rule(guest.id, isWrite, part.offset, part.value, this.#port, trap);
      if (ruling.hold) this.#held(guest, part.offset, 1, part.value, trap);
      else {
        const read = this.#carryOut(guest, isWrite, part.offset, 1, part.value, ruling.forward, isListed, Flag.EXITED, trap);
        if (typeof read === 'number') answer |= read << (8 * (part.offset - offset));
      }
    }
    this.#followed(guest.id);
    return isWrite ? undefined : answer >>> 0;
  }

  /** The write stays in the shadow: recorded as the guest's access, not yet on the card. */
  #held(guest: GuestRecord, offset: number, size: number, value: number, trap: EventIndex): Answer {
    const state = this.#parts.monitor.state(guest.id);
    const packed = packAccess(
      Kind.ACCESS, guest.id, offset, size, this.#page(guest.id), true, state, Flag.WRITE | Flag.EXITED,
    );
    this.#cause = this.#append(packed, value, trap);
    this.#count(guest, true, offset, 1, true);
    return undefined;
  }

  /** What a denied guest sees by default: nothing happened, and an IN reads all ones. */
  #denied(guest: GuestRecord, isWrite: boolean, offset: number, size: number, value: number): Answer {
    const state = this.#parts.monitor.state(guest.id);
    const flags = (isWrite ? Flag.WRITE : 0) | Flag.EXITED | Flag.DENIED;
    const seen = isWrite ? value : allOnes(size);
    const packed = packAccess(Kind.ACCESS, guest.id, offset, size, this.#page(guest.id), true, state, flags);
    this.#cause = this.#append(packed, seen, this.#parts.store.next - 1);
    this.#count(guest, isWrite, offset, 1, true);
    guest.counts.denials++;
    return isWrite ? undefined : seen;
  }

  #hookedData(guest: GuestRecord, isWrite: boolean, offset: number, size: number, value: number, trap: EventIndex): Answer {
    const {monitor} = this.#parts;
    const context = monitor.context(guest.id);
    const {elements, reason} = monitor.model.admit(context, isWrite, size, 1);
    if (elements === 0) {
      monitor.recordDenial(guest.id, isWrite, offset, reason, trap);
      return this.#denied(guest, isWrite, offset, size, value);
    }
    const isOver = monitor.model.moved(context, size, 1);
    const answer = this.#carryOut(guest, isWrite, offset, size, value, value, true, Flag.EXITED, trap);
    if (isOver) monitor.follow(guest.id, [monitor.model.endOfTransfer], this.#cause);
    return answer;
  }

  /** After a forwarded access: the status port may be released, a hand-off looked at. */
  #followed(guest: GuestId): void {
    this.#permit(guest);
    this.interrupts.accessForwarded();
  }

  #isStatus(guest: GuestId, offset: number, size: number): boolean {
    const {monitor} = this.#parts;
    const context = monitor.context(guest);
    const {contextSwitch} = monitor.model;
    return (
      size === 1 && offset === contextSwitch.statusOffset && contextSwitch.pendingStatus(context) !== 0 &&
      contextSwitch.canReadStatus(context)
    );
  }

  /** The guest reads or acknowledges status bits that the card can't be made to show: merged in, taken away. */
  #statusAccess(guest: GuestRecord, isWrite: boolean, value: number, trap: EventIndex): Answer {
    const {monitor} = this.#parts;
    const {contextSwitch} = monitor.model;
    const context = monitor.context(guest.id);
    const {offset, size} = {offset: contextSwitch.statusOffset, size: 1};
    if (isWrite) {
      contextSwitch.acknowledge(context, value);
      const answer = this.#carryOut(guest, true, offset, size, value, value, true, Flag.EXITED, trap);
      this.#permit(guest.id);
      return answer;
    }
    const read = this.#port.read(offset, size);
    const merged = read | contextSwitch.pendingStatus(context);
    const state = monitor.state(guest.id);
    const packed = packAccess(Kind.ACCESS, guest.id, offset, size, this.#page(guest.id), true, state, Flag.EXITED);
    this.#cause = this.#append(packed, merged, trap);
    this.#count(guest, false, offset, 1, true);
    return merged;
  }

  /** A `rep` form: as many elements as fit before something else is due; it stops between elements. */
  #burst(guest: GuestRecord, instruction: Instruction, isWrite: boolean, offset: number, size: number, count: number): void {
    const {clock, costs, monitor} = this.#parts;
    if (count < 1) {
      this.#done(guest, isWrite ? undefined : new Uint8Array(0));
      return;
    }
    const exits = guest.bitmap.exits(this.#parts.basePort + offset, size);
    let trap: EventIndex = NO_CAUSE;
    if (exits) {
      trap = this.#trap(guest, isWrite, offset, size);
      if (guest.id !== monitor.owner) {
        this.#suspend(guest, instruction, isWrite, offset, size, 0);
        return;
      }
      clock.now += costs.dispatch;
      this.ledger.cycles.dispatch += costs.dispatch;
    }
    if (!isWrite && guest.burst.bytes === null) guest.burst.bytes = new Uint8Array(size * count);
    const left = count - guest.burst.done;
    const beforeNext = Math.ceil((this.#nextSource() - clock.now) / costs.access);
    const now = Math.max(1, Math.min(left, beforeNext));
    const isListed = exits && this.#listed(guest.id, isWrite, offset, size);
    if (isListed && !monitor.model.isDataPort(offset)) this.#hookedRep(guest, instruction, isWrite, offset, size, now, trap);
    else if (isListed) this.#hookedElements(guest, instruction, isWrite, offset, size, now, trap);
    else this.#moveElements(guest, instruction, isWrite, offset, size, now, false, exits ? Flag.EXITED : 0, trap);
    guest.burst.done += now;
    guest.hasExited = guest.burst.done < count && exits;
    if (guest.burst.done >= count) this.#done(guest, isWrite ? undefined : present(guest.burst.bytes, 'rep ins has bytes'));
  }

  #moveElements(
    guest: GuestRecord, instruction: Instruction, isWrite: boolean, offset: number, size: number, elements: number,
    hooked: boolean, flags: number, cause: EventIndex,
  ): void {
    const {card, clock, costs, monitor, witness} = this.#parts;
    if (elements === 0) return;
    witness.before(offset);
    clock.now += costs.access * elements;
    this.ledger.cycles.access += costs.access * elements;
    this.#count(guest, isWrite, offset, elements, hooked);
    const at = guest.burst.done * size;
    const state = monitor.state(guest.id);
    const all = flags | Flag.BURST | (isWrite ? Flag.WRITE : 0);
    const packed = packAccess(Kind.ACCESS, guest.id, offset, size, this.#page(guest.id), hooked, state, all);
    this.#cause = this.#append(packed, elements, cause);
    if (isWrite && instruction.op === 'outs') card.writeBurst(offset, size, elements, instruction.bytes, at);
    else card.readBurst(offset, size, elements, present(guest.burst.bytes, 'rep ins has bytes'), at);
    witness.after(guest.id, isWrite, offset, size, elements, this.#cause);
  }

  /** A `rep` on hooked registers: one exit, each element ruled on as an access of its own. */
  #hookedRep(
    guest: GuestRecord, instruction: Instruction, isWrite: boolean, offset: number, size: number, elements: number,
    trap: EventIndex,
  ): void {
    const {clock, costs} = this.#parts;
    for (let element = 0; element < elements; element++) {
      clock.now += costs.model;
      this.ledger.cycles.model += costs.model;
      const at = (guest.burst.done + element) * size;
      const value = instruction.op === 'outs' ? littleEndian(instruction.bytes, at, size) : 0;
      const answer = this.#hookedRegister(guest, isWrite, offset, size, value, trap);
      if (typeof answer !== 'number') continue;
      for (let i = 0; i < size; i++) guest.burst.bytes?.fill((answer >>> (8 * i)) & 0xff, at + i, at + i + 1);
    }
  }

  /** A hooked `rep`: one exit, each element held against the approved range; the rest is denied. */
  #hookedElements(
    guest: GuestRecord, instruction: Instruction, isWrite: boolean, offset: number, size: number, elements: number,
    trap: EventIndex,
  ): void {
    const {monitor, clock, costs} = this.#parts;
    clock.now += costs.model;
    this.ledger.cycles.model += costs.model;
    const context = monitor.context(guest.id);
    const admitted = monitor.model.admit(context, isWrite, size, elements);
    const isOver = admitted.elements > 0 && monitor.model.moved(context, size, admitted.elements);
    this.#moveElements(guest, instruction, isWrite, offset, size, admitted.elements, true, Flag.EXITED, trap);
    if (isOver) monitor.follow(guest.id, [monitor.model.endOfTransfer], this.#cause);
    const rest = elements - admitted.elements;
    if (rest === 0) return;
    monitor.recordDenial(guest.id, isWrite, offset, admitted.reason, trap);
    const flags = (isWrite ? Flag.WRITE : 0) | Flag.EXITED | Flag.DENIED | Flag.BURST;
    const packed = packAccess(Kind.ACCESS, guest.id, offset, size, this.#page(guest.id), true, monitor.state(guest.id), flags);
    this.#cause = this.#append(packed, rest, this.#parts.store.next - 1);
    this.#count(guest, isWrite, offset, rest, true);
    guest.counts.denials++;
    guest.burst.bytes?.fill(0xff, (guest.burst.done + admitted.elements) * size, (guest.burst.done + elements) * size);
  }

  /** Writes a guest's permission map: the hook set for the owner, every port for anybody else. */
  #permit(guest: GuestId): void {
    const {guests, hooks, basePort, ports, monitor} = this.#parts;
    const record = present(guests[guest], `guest ${guest} exists`);
    const isOwner = guest === monitor.owner;
    for (let offset = 0; offset < ports; offset++) {
      record.bitmap.set(basePort + offset, !isOwner || hooks.coversPort(offset));
    }
    const {contextSwitch} = monitor.model;
    if (isOwner && contextSwitch.pendingStatus(monitor.context(guest)) !== 0) {
      record.bitmap.set(basePort + contextSwitch.statusOffset, true);
    }
  }
}

/** The value of `size` bytes at `at`. */
function littleEndian(bytes: Uint8Array, at: number, size: number): number {
  let value = 0;
  for (let i = size - 1; i >= 0; i--) value = value * 256 + (bytes[at + i] ?? 0);
  return value;
}
