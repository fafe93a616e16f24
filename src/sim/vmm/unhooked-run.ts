// The accesses of one guest that meet no hook, one after another while nothing else is due: what so many steps of the VMM
// do, without asking each time who is next. Each goes to the card for the price of a port access. [deck, slide 17]
import {Flag, Kind, packAccess} from '../../trace/record-layout.ts';
import {type Cycle, type EventIndex, NO_CAUSE} from '../../trace/units.ts';
import type {Instruction} from '../machine/guest-program.ts';
import type {GuestRecord} from './guest-record.ts';
import type {InterruptPath} from './interrupt-path.ts';
import type {RunContext} from './run-context.ts';

/** Runs a guest on as long as the VMM need not look. C is the model's context. */
export class UnhookedRun<C> {
  readonly #context: RunContext<C>;
  readonly #interrupts: InterruptPath<C>;
  /** By offset: 1 where the card has its data port. */
  readonly #dataPorts: Uint8Array;

  constructor(context: RunContext<C>, interrupts: InterruptPath<C>) {
    this.#context = context;
    this.#interrupts = interrupts;
    const {monitor, ports} = context;
    this.#dataPorts = Uint8Array.from({length: ports}, (_, offset) => (monitor.model.isDataPort(offset) ? 1 : 0));
  }

  /**
   * Carries out accesses until one could have changed what is due, simulated time reaches `before`, or `event` events are
   * behind: then null. An instruction that is no access, or meets a hook, is left to the caller and returned.
   */
  run(guest: GuestRecord, before: Cycle, event: EventIndex): Instruction | null {
    const context = this.#context;
    const {clock, store, card, witness, monitor, basePort} = context;
    const {program, bitmap, counts, id} = guest;
    const {access} = context.costs;
    const {cycles} = context.ledger;
    const interrupts = this.#interrupts;
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
