// A VMM without a model and without hand-offs: each guest has a card before it, its own, a virtual one, everybody's, or
// none. Accesses either all exit (emulation) or never do. For comparison with VPIO, on the same guests and the same clock.
import {allOnes} from '../../base/bits.ts';
import type {EventStore} from '../../trace/event-store.ts';
import type {FrameArena} from '../../trace/frame-arena.ts';
import {ExitReason, Flag, Kind, packAccess, packPlain, Verdict} from '../../trace/record-layout.ts';
import {type Cycle, type EventIndex, type GuestId, NO_CAUSE, NOBODY} from '../../trace/units.ts';
import {type Clock, earliestDue, type TimedSource} from '../machine/clock.ts';
import type {Answer, Instruction} from '../machine/guest-program.ts';
import type {BurstDevice} from '../machine/port-device.ts';
import type {Costs} from '../vmm/costs.ts';
import type {GuestRecord} from '../vmm/guest-record.ts';
import {Ledger} from '../vmm/ledger.ts';
import {Scheduler} from '../vmm/scheduler.ts';
import type {Witness} from '../vmm/witness.ts';
import type {Backend} from './backend.ts';
import {COPIED_BYTE, EMULATED_ELEMENT} from './estimates.ts';
import {NicLines} from './nic-lines.ts';

/** A card as a guest sees it, and what its records have to know of it. */
export interface PlainNic extends BurstDevice {
  /** True where the card has its data port. */
  isDataPort(offset: number): boolean;
  /** The register page that an access meets. */
  readonly selectedPage: number;
}

/** What a plain VMM is made of. */
export interface PlainParts {
  readonly clock: Clock;
  readonly store: EventStore;
  readonly frames: FrameArena;
  readonly guests: readonly GuestRecord[];
  /** The card each guest sees; null: it has none. */
  readonly nics: readonly (PlainNic | null)[];
  /** True where a guest has a network card of some kind at all. */
  readonly hasNic: (guest: GuestId) => boolean;
  /** Every access exits and is emulated. */
  readonly traps: boolean;
  /** Interrupts of the guests' cards are physical ones: each rise exits to the VMM first. */
  readonly linesExit: boolean;
  readonly backend: Backend | null;
  readonly sources: readonly TimedSource[];
  readonly costs: Costs;
  readonly quantum: Cycle;
  readonly witness: Witness;
}

/** Runs guests under every technique but VPIO. */
export class PlainVmm {
  readonly ledger = new Ledger();
  readonly #parts: PlainParts;
  readonly #lines: NicLines;
  readonly #scheduler: Scheduler;
  /** Frames for a paravirtual guest, not yet taken. */
  readonly #rings: readonly Uint8Array[][];
  #cause: EventIndex = NO_CAUSE;
  #accessing: GuestId = NOBODY;
  /** Cycles of emulating a device: steps of a virtual card, frames copied. Our estimate. */
  #emulation: Cycle = 0;

  constructor(parts: PlainParts) {
    this.#parts = parts;
    this.#lines = new NicLines(parts.guests);
    this.#rings = parts.guests.map(() => []);
    const nobodyWaits = {isWanted: false, takeResumed: () => null, mayAttempt: () => {}};
    const host = {
      clock: parts.clock,
      append: (w0: number, w1: number, cause: EventIndex) => this.#append(w0, w1, cause),
      exit: (guest: GuestId, reason: number, cause: EventIndex) => this.#exit(guest, reason, cause),
    };
    this.#scheduler = new Scheduler(host, parts.guests, nobodyWaits, this.#lines, parts.quantum);
    for (const guest of parts.guests) {
      if (!parts.hasNic(guest.id)) guest.hasEnded = true; // without a card its driver finds nothing and gives up
    }
  }

  /** Which guest the processor runs. */
  get running(): GuestId {
    return this.#scheduler.running;
  }

  get cause(): EventIndex {
    return this.#cause;
  }

  /** Whose access reaches a card at this moment; NOBODY between accesses. */
  get accessing(): GuestId {
    return this.#accessing;
  }

  /** Cycles spent on steps of a virtual card and on copying frames. */
  get emulationCycles(): Cycle {
    return this.#emulation;
  }

  /** The line of a card that these guests see changed. */
  lineChanged(guests: readonly GuestId[], level: 0 | 1): void {
    const index = this.#append(packPlain(Kind.IRQ, guests[0] ?? NOBODY, Verdict.NONE, 0, 0), level, this.#cause);
    if (level === 1 && this.#parts.linesExit) this.#exit(this.running, ExitReason.INTERRUPT, index);
    for (const guest of guests) this.#lines.changed(guest, level);
  }

  /** A frame leaves for the wire, sent by a guest's card. */
  frameSent(guest: GuestId, frame: Uint8Array): void {
    const record = this.#parts.guests[guest];
    if (record !== undefined) record.counts.txFrames++;
    this.#append(packPlain(Kind.FRAME_TX, guest, Verdict.NONE, 0, 0), this.#parts.frames.append(frame), this.#cause);
  }

  /** A frame was offered to a guest's card. */
  frameOffered(guest: GuestId, frame: Uint8Array, taken: boolean): void {
    const verdict = taken ? Verdict.ALLOW : Verdict.DENY;
    this.#append(packPlain(Kind.FRAME_RX, guest, verdict, 0, 0), this.#parts.frames.append(frame), NO_CAUSE);
  }

  /** The VMM copies a frame between a guest's buffers and its own. */
  copies(frame: Uint8Array): void {
    this.#emulate(frame.length * COPIED_BYTE);
  }

  /** Puts a frame into a paravirtual guest's ring and raises its virtual line. */
  putInRing(guest: GuestId, frame: Uint8Array): void {
    this.#rings[guest]?.push(frame.slice());
    this.#lines.changed(guest, 1);
  }

  /** Pays for the VMM's own port accesses, one by one: the wire does not wait. */
  payAccesses(count: number): void {
    const {clock, costs} = this.#parts;
    this.ledger.worked('driver', costs.access * count);
    clock.now += costs.access * count;
    this.#serve();
  }

  /** Pays for work of the VMM's. */
  payWork(cycles: Cycle): void {
    this.ledger.worked('driver', cycles);
    this.#parts.clock.now += cycles;
    this.#serve();
  }

  /** One instruction, or one wait. False when nothing will ever happen again. */
  step(): boolean {
    const {clock, backend} = this.#parts;
    this.#serve();
    if (backend?.wantsService === true) {
      this.#exit(this.running, ExitReason.INTERRUPT, NO_CAUSE);
      backend.serve();
    }
    this.#scheduler.tick();
    const guest = this.#scheduler.pick();
    if (guest === null) return this.#wait();
    if (guest.program.acceptsInterrupts && this.#lines.isPendingFor(guest.id)) {
      this.#append(packPlain(Kind.INJECT, guest.id, Verdict.NONE, 0, 0), 0x100, NO_CAUSE);
      this.#lines.take(guest.id);
      guest.isHalted = false;
      guest.program.interrupt(clock.now);
    }
    this.#execute(guest, guest.program.current(clock.now));
    return true;
  }

  #execute(guest: GuestRecord, instruction: Instruction): void {
    const {clock} = this.#parts;
    switch (instruction.op) {
      case 'in':
      case 'out':
      case 'ins':
      case 'outs':
        return guest.program.complete(this.#access(guest, instruction), clock.now);
      case 'rdtsc':
        return guest.program.complete(clock.now, clock.now);
      case 'compute':
        clock.now += instruction.cycles;
        this.ledger.cycles.guest += instruction.cycles;
        return guest.program.complete(undefined, clock.now);
      case 'hypercall':
        this.#cause = this.#exit(guest.id, ExitReason.IO, NO_CAUSE);
        this.frameSent(guest.id, instruction.frame);
        this.copies(instruction.frame);
        this.#parts.backend?.send(instruction.frame);
        return guest.program.complete(undefined, clock.now);
      case 'ring-take':
        return guest.program.complete(this.#takeFromRing(guest.id), clock.now);
      case 'hlt':
      case 'offer':
        return guest.program.complete(undefined, clock.now);
      case 'end':
        return;
    }
  }

  /** Time passes for the wire when the guest or the backend goes on. */
  #emulate(cycles: Cycle): void {
    this.#emulation += cycles;
    this.#parts.clock.now += cycles;
  }

  #takeFromRing(guest: GuestId): Uint8Array {
    const frame = this.#rings[guest]?.shift() ?? new Uint8Array(0);
    if (this.#rings[guest]?.length === 0) this.#lines.changed(guest, 0);
    return frame;
  }

  #access(guest: GuestRecord, instruction: Extract<Instruction, {readonly offset: number}>): Answer {
    const {nics, traps, costs, clock, witness} = this.#parts;
    const isWrite = instruction.op === 'out' || instruction.op === 'outs';
    const {offset, size} = instruction;
    const isBurst = instruction.op === 'ins' || instruction.op === 'outs';
    const elements = elementsOf(instruction);
    if (elements === 0) return isWrite ? undefined : new Uint8Array(0); // a `rep` of nothing touches nothing
    let trap = NO_CAUSE;
    if (traps) {
      trap = this.#exit(guest.id, ExitReason.IO, NO_CAUSE);
      this.ledger.byOperation += elements - 1;
      clock.now += costs.dispatch;
      this.ledger.cycles.dispatch += costs.dispatch;
    }
    const cycles = traps ? 0 : costs.access * elements;
    clock.now += cycles;
    this.ledger.cycles.access += cycles;
    const nic = nics[guest.id] ?? null;
    this.#count(guest, isWrite, nic?.isDataPort(offset) === true, elements);
    const flags = (isWrite ? Flag.WRITE : 0) | (traps ? Flag.EXITED : 0) | (isBurst ? Flag.BURST : 0);
    const packed = packAccess(Kind.ACCESS, guest.id, offset, size, nic?.selectedPage ?? 0, traps, 0, flags);
    const isRead = instruction.op === 'in';
    witness.before(offset);
    // An IN is recorded with what it read; all else first, so that what the card does inside has this record for a cause.
    if (isRead) this.#cause = trap;
    else this.#cause = this.#append(packed, instruction.op === 'out' ? instruction.value : elements, trap);
    this.#accessing = guest.id;
    const answer = nic === null ? allOnes(size) : carryOut(nic, instruction);
    this.#accessing = NOBODY;
    if (isRead) this.#cause = this.#append(packed, typeof answer === 'number' ? answer : allOnes(size), trap);
    if (traps) this.#emulate(elements * EMULATED_ELEMENT);
    witness.after(guest.id, isWrite, offset, size, elements, this.#cause);
    return answer;
  }

  #count({counts}: GuestRecord, isWrite: boolean, isData: boolean, elements: number): void {
    counts.accesses += elements;
    if (isWrite) counts.writes += elements;
    else counts.reads += elements;
    if (isData) counts.dataPort += elements;
    if (this.#parts.traps) counts.hooked += elements;
  }

  #exit(guest: GuestId, reason: number, cause: EventIndex): EventIndex {
    const {clock, costs, guests} = this.#parts;
    const index = this.#append(packPlain(Kind.EXIT, guest, Verdict.NONE, 0, 0), reason, cause);
    clock.now += costs.exit;
    this.ledger.exited(reason, costs.exit);
    const record = guests[guest];
    if (record !== undefined) record.counts.exits++;
    return index;
  }

  #append(w0: number, w1: number, cause: EventIndex): EventIndex {
    return this.#parts.store.append(w0, w1, this.#parts.clock.now, cause);
  }

  #serve(): void {
    const {sources, clock} = this.#parts;
    for (;;) {
      const due = earliestDue(sources, clock.now);
      if (due === null) return;
      this.#cause = NO_CAUSE;
      due.act();
    }
  }

  #wait(): boolean {
    const {clock, sources} = this.#parts;
    let until = this.#scheduler.nextTimer();
    for (const source of sources) until = Math.min(until, source.nextAt());
    if (until === Number.POSITIVE_INFINITY) return false;
    this.#scheduler.idle();
    if (until > clock.now) {
      this.ledger.cycles.idle += until - clock.now;
      clock.now = until;
    }
    return true;
  }
}

function elementsOf(instruction: Extract<Instruction, {readonly offset: number}>): number {
  if (instruction.op === 'ins') return instruction.count;
  return instruction.op === 'outs' ? instruction.bytes.length / instruction.size : 1;
}

function carryOut(nic: BurstDevice, instruction: Extract<Instruction, {readonly offset: number}>): Answer {
  const {offset, size} = instruction;
  switch (instruction.op) {
    case 'in':
      return nic.read(offset, size);
    case 'out':
      nic.write(offset, size, instruction.value);
      return undefined;
    case 'ins': {
      const bytes = new Uint8Array(instruction.count * size);
      nic.readBurst(offset, size, instruction.count, bytes, 0);
      return bytes;
    }
    case 'outs':
      nic.writeBurst(offset, size, instruction.bytes.length / size, instruction.bytes, 0);
      return undefined;
  }
}
