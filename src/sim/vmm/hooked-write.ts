// One byte that the owner writes to a hooked register, the commonest exit there is: what `AccessPath.single` does with it,
// in one piece. Whatever makes an access more than that (another owner, owed status, the data port, a denial's show) is left there.
import {ExitReason, Flag, Kind, packAccess} from '../../trace/record-layout.ts';
import {NO_CAUSE} from '../../trace/units.ts';
import type {Instruction} from '../machine/guest-program.ts';
import {showDenied} from './carried-access.ts';
import type {GuestRecord} from './guest-record.ts';
import type {InterruptPath} from './interrupt-path.ts';
import {writePermission} from './permission.ts';
import type {RunContext} from './run-context.ts';

/** Registers lie below; the data port and the reset port above. */
const REGISTERS = 0x10;
const WRITTEN = Flag.WRITE | Flag.EXITED;

/** Carries such writes out. C is the model's context. */
export class HookedWrite<C> {
  readonly #context: RunContext<C>;
  readonly #interrupts: InterruptPath<C>;
  readonly #statusOffset: number;

  constructor(context: RunContext<C>, interrupts: InterruptPath<C>) {
    this.#context = context;
    this.#interrupts = interrupts;
    this.#statusOffset = context.monitor.model.contextSwitch.statusOffset;
  }

  /** Does a guest's next instruction if it is such a write; false: nothing was done. The port's bit in its map is set. */
  take(guest: GuestRecord, instruction: Instruction): boolean {
    if (instruction.op !== 'out' || instruction.size !== 1 || guest.hasExited) return false;
    const {offset, value} = instruction;
    const context = this.#context;
    const {monitor, store, clock, costs, ledger} = context;
    const {id, counts} = guest;
    if (offset >= REGISTERS || offset === this.#statusOffset || id !== monitor.owner) return false;
    const {model} = monitor;
    const own = monitor.context(id);
    const page = model.page(own);
    if (context.modelPlacement === 'guest' || !context.hooks.lists(true, page, offset)) return false;

    const exit = packAccess(Kind.EXIT, id, offset, 1, page, false, 0, WRITTEN);
    const trap = store.append(exit, ExitReason.IO, clock.now, NO_CAUSE);
    guest.exitRecord = trap;
    context.payExit(id, ExitReason.IO);
    clock.now += costs.dispatch;
    ledger.cycles.dispatch += costs.dispatch;
    context.port.cause = trap;
    context.payModel();
    const {allowed, reason, hold, forward} = monitor.rule(id, true, offset, value, context.port, trap);
    if (!allowed) {
      showDenied(context, guest, {isWrite: true, offset, size: 1, value}, reason);
      writePermission(context, guest);
    } else {
      counts.accesses++;
      counts.writes++;
      counts.hooked++;
      if (!hold) {
        clock.now += costs.access;
        ledger.cycles.access += costs.access;
        context.witness.before(offset);
      }
      // The model has followed the write: page and state are those after it.
      const w0 = packAccess(Kind.ACCESS, id, offset, 1, model.page(own), true, monitor.state(id), WRITTEN);
      context.cause = store.append(w0, value, clock.now, trap);
      if (!hold) {
        context.card.write(offset, 1, forward);
        context.witness.after(id, true, offset, 1, 1, context.cause);
      }
      if (context.hooks.isDynamic) writePermission(context, guest);
    }
    this.#interrupts.accessForwarded();
    guest.program.complete(undefined, clock.now);
    return true;
  }
}
