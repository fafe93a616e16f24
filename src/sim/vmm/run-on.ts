// One guest's instructions one after another while nothing but its own accesses can happen: what so many steps of the VMM
// do, without asking each time who is next and what is due. Accesses that meet no hook take the shortest way here.
import {Flag, Kind, packAccess} from '../../trace/record-layout.ts';
import {type Cycle, type EventIndex, NO_CAUSE} from '../../trace/units.ts';
import type {Instruction} from '../machine/guest-program.ts';
import type {GuestRecord} from './guest-record.ts';
import type {RunContext} from './run-context.ts';

/** What the VMM around it has and answers. */
export interface Surroundings {
  readonly interrupts: {readonly level: 0 | 1};
  /** True while no interrupt, hand-off or other guest can come between this guest's instructions. */
  isUndisturbed(guest: GuestRecord): boolean;
  /** When something beside the guest next acts: a device, the wire, the quantum. */
  nextAct(): Cycle;
  execute(guest: GuestRecord, instruction: Instruction): void;
}

/** Runs a guest on. C is the model's context. */
export class RunOn<C> {
  readonly #context: RunContext<C>;
  readonly #around: Surroundings;
  /** By offset: 1 where the card has its data port. */
  readonly #dataPorts: Uint8Array;

  constructor(context: RunContext<C>, around: Surroundings) {
    this.#context = context;
    this.#around = around;
    const {monitor, ports} = context;
    this.#dataPorts = Uint8Array.from({length: ports}, (_, offset) => (monitor.model.isDataPort(offset) ? 1 : 0));
  }

  /**
   * Runs until simulated time reaches `until`, `event` events are behind, or something else is due. True where it stands
   * at an instruction that a full step has begun and must finish.
   */
  run(guest: GuestRecord, until: Cycle, event: EventIndex): boolean {
    const {clock, store} = this.#context;
    while (this.#around.isUndisturbed(guest)) {
      const before = Math.min(until, this.#around.nextAct());
      if (clock.now >= before || store.next >= event) return false;
      const instruction = this.#unhooked(guest, before, event);
      if (instruction === null) continue;
      if (instruction.op === 'hlt' || instruction.op === 'end') return true;
      this.#around.execute(guest, instruction);
    }
    return false;
  }

  /** Carries out accesses that meet no hook; the instruction that is none, or null where somebody must look. */
  #unhooked(guest: GuestRecord, before: Cycle, event: EventIndex): Instruction | null {
    const context = this.#context;
    const {clock, store, card, witness, monitor, basePort} = context;
    const {program, bitmap, counts, id} = guest;
    const {access} = context.costs;
    const {cycles} = context.ledger;
    const {interrupts} = this.#around;
    const dataPorts = this.#dataPorts;
    // Only hooked accesses and the VMM itself move the model.
    const about = packAccess(Kind.ACCESS, id, 0, 0, context.pageOf(id), false, monitor.state(id), 0);
    for (;;) {
      const instruction = program.current(clock.now);
      const isWrite = instruction.op === 'out';
      if (!isWrite && instruction.op !== 'in') return instruction;
      const {offset, size} = instruction;
      if (bitmap.exits(basePort + offset, size)) return instruction;
      const isData = dataPorts[offset] === 1;
      clock.now += access;
      cycles.access += access;
      counts.accesses++;
      if (isData) counts.dataPort++;
      context.cause = NO_CAUSE;
      witness.before(offset);
      if (isWrite) {
        counts.writes++;
        const {value} = instruction;
        const packed = about | packAccess(Kind.ACCESS, 0, offset, size, 0, false, 0, Flag.WRITE);
        // Recorded first: what the card does inside the write has this record for a cause.
        context.cause = store.append(packed, value, clock.now, NO_CAUSE);
        card.write(offset, size, value);
        witness.after(id, true, offset, size, 1, context.cause);
        program.complete(undefined, clock.now);
      } else {
        counts.reads++;
        const read = card.read(offset, size);
        const packed = about | packAccess(Kind.ACCESS, 0, offset, size, 0, false, 0, 0);
        context.cause = store.append(packed, read, clock.now, NO_CAUSE);
        witness.after(id, false, offset, size, 1, context.cause);
        program.complete(read, clock.now);
      }
      // A word through the data port can raise the line, no more; any other access may set an alarm.
      if (!isData || interrupts.level === 1 || clock.now >= before || store.next >= event) return null;
    }
  }
}
