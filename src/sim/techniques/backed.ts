// Guests that never reach the physical card: the VMM drives it for them, and is a card to each (emulation) or shares a ring with
// each (paravirtual). [deck, slides 4 and 5]
import type {FrameArena} from '../../trace/frame-arena.ts';
import {ExitReason, Flag} from '../../trace/record-layout.ts';
import {type Cycle, type EventIndex, type GuestId, NO_CAUSE} from '../../trace/units.ts';
import type {Answer, Instruction} from '../machine/guest-program.ts';
import {Need} from '../vmm/access-needs.ts';
import {carryElements, carryOut} from '../vmm/guest-access.ts';
import type {GuestRecord} from '../vmm/guest-record.ts';
import type {Call} from '../vmm/regime.ts';
import type {GuestAccess, Ruler} from '../vmm/ruler.ts';
import type {RunContext} from '../vmm/run-context.ts';
import type {Backend} from './backend.ts';
import {type GuestCard, Unruled} from './unruled.ts';

/** Cycles of a virtual card's step for one element moved or register touched, beside the deck's dispatch. Estimate. */
const EMULATED_ELEMENT = 60;
/** Cycles of copying one byte of a frame between a guest's buffer and the VMM's. Estimate. */
const COPIED_BYTE = 2;

/** What both have: the VMM's own driver, and the price of being a device in software. */
abstract class Backed extends Unruled {
  /** The VMM's own driver; set once it is made. */
  backend: Backend | null = null;
  #emulation: Cycle = 0;

  /** Cycles of being a device: steps of a virtual card, frames copied. Our estimate. */
  get emulationCycles(): Cycle {
    return this.#emulation;
  }

  /** The VMM copies a frame between a guest's buffers and its own. */
  copies(frame: Uint8Array): void {
    this.emulate(frame.length * COPIED_BYTE);
  }

  /** The physical card wants attention: an interrupt, and the VMM's driver handles it. */
  override serve(): void {
    const {backend, context} = this;
    if (backend?.wantsService !== true) return;
    context.exit(context.running, ExitReason.INTERRUPT, NO_CAUSE);
    backend.serve();
  }

  override isQuiet(guest: GuestId): boolean {
    return this.backend?.wantsService !== true && super.isQuiet(guest);
  }

  /** Time passes for the wire when the guest or the backend goes on. */
  protected emulate(cycles: Cycle): void {
    this.#emulation += cycles;
    this.context.clock.now += cycles;
  }
}

/** Everything exits, and the VMM is the card. */
export class Emulation extends Backed implements Ruler {
  override readonly ruler = this;

  /** A virtual line: nothing exits for it. */
  override lineChanged(guests: readonly GuestId[], level: 0 | 1): void {
    this.noteLine(guests, level);
    for (const guest of guests) this.lines.changed(guest, level);
  }

  needOf(): number {
    return Need.OWN;
  }

  admit(): boolean {
    this.context.pay('dispatch', this.context.costs.dispatch);
    return true;
  }

  rule(guest: GuestRecord, _need: number, access: GuestAccess, trap: EventIndex): Answer {
    const answer = carryOut(this.context, guest, access, access.value, true, Flag.EXITED, trap);
    this.emulate(EMULATED_ELEMENT);
    return answer;
  }

  ruleRep(
    guest: GuestRecord,
    _need: number,
    instruction: Instruction,
    access: GuestAccess,
    elements: number,
    trap: EventIndex,
  ): void {
    carryElements(this.context, guest, instruction, access, elements, true, trap);
    this.emulate(elements * EMULATED_ELEMENT);
  }
}

/** No card before the guests at all: hypercalls send, and what was received is taken out of a ring. */
export class SharedRings extends Backed {
  /** Frames not yet taken, by guest. */
  readonly #rings: readonly Uint8Array[][];

  constructor(context: RunContext, frames: FrameArena, cards: readonly (GuestCard | null)[]) {
    super(context, frames, cards);
    this.#rings = context.guests.map(() => []);
  }

  override hasNic(): boolean {
    return true;
  }

  /** Puts a frame into a guest's ring and raises its virtual line. */
  putInRing(guest: GuestId, frame: Uint8Array): void {
    this.#rings[guest]?.push(frame.slice());
    this.lines.changed(guest, 1);
  }

  override call(guest: GuestId, call: Call): Answer {
    if (call.op === 'ring-take') return this.#take(guest);
    if (call.op === 'offer') return undefined;
    const {context} = this;
    context.cause = context.exit(guest, ExitReason.IO, NO_CAUSE);
    this.frameSent(guest, call.frame);
    this.copies(call.frame);
    this.backend?.send(call.frame);
    return undefined;
  }

  #take(guest: GuestId): Uint8Array {
    const frame = this.#rings[guest]?.shift() ?? new Uint8Array(0);
    if (this.#rings[guest]?.length === 0) this.lines.changed(guest, 0);
    return frame;
  }
}
