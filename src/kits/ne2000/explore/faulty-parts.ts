// The shipped model, monitor and hand-over with hooks for looking and for breaking one rule. With no fault they decide as shipped.
import type {Clock} from '../../../sim/machine/clock.ts';
import type {DeviceModel} from '../../../sim/models/device-model.ts';
import {ModelLedger} from '../../../sim/monitor/model-ledger.ts';
import {Monitor} from '../../../sim/monitor/monitor.ts';
import {Handover} from '../../../sim/vmm/handover.ts';
import {EventStore} from '../../../trace/event-store.ts';
import {Kind} from '../../../trace/record-layout.ts';
import type {GuestId} from '../../../trace/units.ts';
import type {Ne2kContext} from '../model/context.ts';
import {ISR} from '../sheet/dp8390.ts';
import type {FaultName} from './faults.ts';
import {WINDOWS} from './layout.ts';

/** What a hand-off tells while it happens. */
export interface SwitchWitness {
  saving(): void;
  restoring(context: Ne2kContext): void;
}

/** Counts the accesses that were carried out, held or denied; keeps nothing else, so that a long walk needs no memory. */
export class CountingStore extends EventStore {
  /** ACCESS records since it was last set to 0. */
  carried = 0;
  /** Of the last denial; 0: none since it was last set to 0. */
  denial = 0;

  override append(w0: number, w1: number): number {
    const kind = w0 & KIND_MASK;
    if (kind === Kind.ACCESS) this.carried++;
    else if (kind === Kind.DENIAL) this.denial = w1;
    return 0;
  }
}

const KIND_MASK = 0x1f;

/** Keeps no counts. */
class SilentLedger extends ModelLedger {
  override moved(): void {}
  override checked(): void {}
  override denied(): void {}
  override snapshot(): null {
    return null;
  }
  override restore(): void {}
}

/** The shipped monitor; its word on "reusable" is waived by force or by fault. */
export class ExploredMonitor extends Monitor<Ne2kContext> {
  override readonly ledger: ModelLedger = new SilentLedger(WINDOWS.length, 0);
  readonly #isWaived: boolean;

  constructor(model: DeviceModel<Ne2kContext>, store: EventStore, clock: Clock, isWaived: boolean) {
    super(model, store, clock, WINDOWS);
    this.#isWaived = isWaived;
  }

  override isReusable(): boolean {
    return this.#isWaived || super.isReusable();
  }

  /** The model's own word, not waived. */
  get saysReusable(): boolean {
    return super.isReusable();
  }
}

/** The shipped hand-over; under `no-queue` it forgets who waits. */
export class ExploredHandover extends Handover<Ne2kContext> {
  forgetsWishes = false;

  override want(guest: GuestId, cause: number, isUrgent = false): void {
    if (!this.forgetsWishes) super.want(guest, cause, isUrgent);
  }
}

/** The shipped model, watched at hand-offs, with at most one rule broken. */
export function watchedModel(
  shipped: DeviceModel<Ne2kContext>,
  faults: ReadonlySet<FaultName>,
  witness: SwitchWitness,
  isWaived: boolean,
): DeviceModel<Ne2kContext> {
  const {contextSwitch} = shipped;
  const rdc = shipped.endOfTransfer;
  return {
    ...shipped,
    check: (context, event, out) => {
      shipped.check(context, event, out);
      if (!faults.has('skip-check')) return;
      out.allowed = true;
      out.reason = 0;
    },
    observe: (context, state, card, isr, thorough) => {
      const events = shipped.observe(context, state, card, isr, thorough);
      if (!faults.has('late-rdc')) return events;
      const status = isr ?? card.read(contextSwitch.statusOffset, 1);
      const isFaulty = (status & ISR.RDC) !== 0 && !events.includes(rdc);
      return isFaulty ? [...events, rdc] : events;
    },
    contextSwitch: {
      ...contextSwitch,
      unquiet: (context, status, policy) => (isWaived ? 0 : contextSwitch.unquiet(context, status, policy)),
      canReadStatus: (context) => isWaived || contextSwitch.canReadStatus(context),
      save: (context, card) => {
        witness.saving();
        contextSwitch.save(context, card);
      },
      restore: (context, card) => {
        witness.restoring(context);
        return contextSwitch.restore(context, card);
      },
    },
  };
}
