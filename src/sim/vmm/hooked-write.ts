// One byte that the owner writes to a hooked register, the commonest exit there is: what `AccessPath.single` does with it,
// in one piece. Whatever makes an access more than that (another owner, owed status, the data port, a denial's show) is left there.
import {ExitReason, Flag, Kind, packAccess} from '../../trace/record-layout.ts';
import {NO_CAUSE} from '../../trace/units.ts';
import type {Instruction} from '../machine/guest-program.ts';
import {showDenied} from './carried-access.ts';
import type {GuestRecord} from './guest-record.ts';
import type {Handover} from './handover.ts';
import type {InterruptPath} from './interrupt-path.ts';
import {writePermission} from './permission.ts';
import type {RunContext} from './run-context.ts';

const WRITTEN = Flag.WRITE | Flag.EXITED;

/** Carries such writes out. C is the model's context. */
export class HookedWrite<C> {
  readonly #context: RunContext<C>;
  readonly #interrupts: InterruptPath<C>;
  readonly #handover: Pick<Handover<C>, 'isWanted'>;
  readonly #statusOffset: number;
  /** The guest's model, the price of an exit that it rules on, and what is not booked yet, between `open` and `close`. */
  #own: C | null = null;
  #exitCycles = 0;
  #exits = 0;
  #forwarded = 0;

  constructor(context: RunContext<C>, interrupts: InterruptPath<C>, handover: Pick<Handover<C>, 'isWanted'>) {
    this.#context = context;
    this.#handover = handover;
    this.#interrupts = interrupts;
    this.#statusOffset = context.monitor.model.contextSwitch.statusOffset;
  }

  /** Gets ready for a run of `program`s of a guest; false where each has more to it: ask `take`. */
  open(guest: GuestRecord): boolean {
    const context = this.#context;
    const {monitor, hooks, costs, modelPlacement} = context;
    if (guest.id !== monitor.owner || guest.hasExited || hooks.isDynamic || modelPlacement === 'guest') return false;
    if (this.#handover.isWanted) return false;
    this.#own = monitor.context(guest.id);
    this.#exitCycles = costs.exit + costs.dispatch + (modelPlacement === 'overlapped' ? 0 : costs.model);
    return true;
  }

  /** Does a write of one byte if it only programs the card; false: nothing was done. The port's bit in the guest's map is set. */
  program(guest: GuestRecord, offset: number, value: number): boolean {
    const context = this.#context;
    const {monitor, store, clock, costs, card, witness} = context;
    const {id} = guest;
    const own = this.#own as C;
    const {model} = monitor;
    if (offset === this.#statusOffset) return false;
    const page = model.page(own);
    if (!context.hooks.lists(true, page, offset)) return false;
    const what = model.program(own, offset, value);
    if (what === 'other') return false;
    const trap = store.append(
      packAccess(Kind.EXIT, id, offset, 1, page, false, 0, WRITTEN),
      ExitReason.IO,
      clock.now,
      NO_CAUSE,
    );
    guest.exitRecord = trap;
    this.#exits++;
    const w0 = packAccess(Kind.ACCESS, id, offset, 1, page, true, monitor.state(id), WRITTEN);
    let now = clock.now + this.#exitCycles;
    if (what === 'hold') {
      clock.now = now;
      context.cause = store.append(w0, value, now, trap);
    } else {
      now += costs.access;
      clock.now = now;
      this.#forwarded++;
      witness.before(offset);
      const record = store.append(w0, value, now, trap);
      context.cause = record;
      card.write(offset, 1, value);
      witness.after(id, true, offset, 1, 1, record);
    }
    guest.program.complete(undefined, now);
    return true;
  }

  /** Books what was done since `open`. */
  close(guest: GuestRecord): void {
    const exits = this.#exits;
    if (exits === 0) return;
    const context = this.#context;
    const {ledger, costs, port} = context;
    const {counts} = guest;
    ledger.exits.io += exits;
    ledger.byOperation += exits;
    ledger.cycles.exit += exits * costs.exit;
    ledger.cycles.dispatch += exits * costs.dispatch;
    ledger.cycles.model += exits * costs.model;
    ledger.cycles.access += this.#forwarded * costs.access;
    counts.exits += exits;
    counts.accesses += exits;
    counts.writes += exits;
    counts.hooked += exits;
    port.begin(guest.exitRecord);
    context.onExit();
    this.#interrupts.accessForwarded();
    this.#exits = 0;
    this.#forwarded = 0;
  }

  /** Does a guest's next instruction if it is such a write; false: nothing was done. The port's bit in its map is set. */
  take(guest: GuestRecord, instruction: Instruction): boolean {
    if (instruction.op !== 'out' || instruction.size !== 1 || guest.hasExited) return false;
    const {offset, value} = instruction;
    const context = this.#context;
    const {monitor, store, clock, costs, ledger} = context;
    const {id, counts} = guest;
    const {model} = monitor;
    if (!model.isRegister(offset) || offset === this.#statusOffset || id !== monitor.owner) return false;
    const own = monitor.context(id);
    const page = model.page(own);
    if (context.modelPlacement === 'guest' || !context.hooks.lists(true, page, offset)) return false;

    const exit = packAccess(Kind.EXIT, id, offset, 1, page, false, 0, WRITTEN);
    const trap = store.append(exit, ExitReason.IO, clock.now, NO_CAUSE);
    guest.exitRecord = trap;
    context.payExit(id, ExitReason.IO);
    clock.now += costs.dispatch;
    ledger.cycles.dispatch += costs.dispatch;
    context.port.begin(trap);
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
