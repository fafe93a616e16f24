// The shipped model, monitor and hand-over with hooks for looking and for breaking one rule. With no fault they decide as shipped.

import type {AddressWindow} from '../../base/address-space.ts';
import {EventStore} from '../../trace/event-store.ts';
import {Kind, stateOf} from '../../trace/record-layout.ts';
import type {GuestId} from '../../trace/units.ts';
import type {Clock} from '../machine/clock.ts';
import type {BurstDevice} from '../machine/port-device.ts';
import type {DeviceModel} from '../models/device-model.ts';
import type {DmaView} from '../models/dma-view.ts';
import {ModelLedger} from '../monitor/model-ledger.ts';
import {Monitor} from '../monitor/monitor.ts';
import {Handover} from '../vmm/handover.ts';
import type {FaultName} from './faults.ts';
import type {ModelVisits} from './model-visits.ts';

/** What a hand-off tells while it happens. */
export interface SwitchWitness<C> {
  saving?: () => void;
  saved?: () => void;
  restoring: (context: C) => void;
}

/** Counts the accesses that were carried out, held or denied; keeps nothing else, so that a long walk needs no memory. */
export class CountingStore extends EventStore {
  /** ACCESS records since it was last set to 0. */
  carried = 0;
  /** Of the last denial; 0: none since it was last set to 0. */
  denial = 0;
  /** Told of each event that reached the model. */
  visits: ModelVisits | null = null;

  override append(w0: number, w1: number): number {
    const kind = w0 & KIND_MASK;
    if (kind === Kind.ACCESS) this.carried++;
    else if (kind === Kind.DENIAL) this.denial = w1;
    else if (kind === Kind.TRANSITION) this.visits?.meet(w1 & BYTE, (w1 >>> EVENT_SHIFT) & BYTE);
    else if (kind === Kind.MODEL_EVENT) this.visits?.meet(stateOf(w0), w1);
    return 0;
  }
}

const KIND_MASK = 0x1f;
const BYTE = 0xff;
const EVENT_SHIFT = 8;

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
export class ExploredMonitor<C> extends Monitor<C> {
  override readonly ledger: ModelLedger;
  readonly #isWaived: boolean;

  constructor(
    model: DeviceModel<C>,
    store: EventStore,
    clock: Clock,
    windows: readonly AddressWindow[],
    isWaived: boolean,
    views: readonly DmaView[] = [],
  ) {
    super(model, store, clock, windows, views);
    this.ledger = new SilentLedger(windows.length, 0, 0);
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
export class ExploredHandover<C> extends Handover<C> {
  forgetsWishes = false;

  override want(guest: GuestId, cause: number, isUrgent = false): void {
    if (!this.forgetsWishes) super.want(guest, cause, isUrgent);
  }
}

/** The shipped model, watched at hand-offs, with at most one rule broken. */
export function watchedModel<C>(
  shipped: DeviceModel<C>,
  faults: ReadonlySet<string>,
  witness: SwitchWitness<C>,
  isWaived: boolean,
): DeviceModel<C> {
  const {contextSwitch} = shipped;
  const has = (fault: FaultName): boolean => faults.has(fault);
  return {
    ...shipped,
    check: (context, event, out) => {
      shipped.check(context, event, out);
      if (!has('skip-check')) return;
      out.allowed = true;
      out.reason = 0;
    },
    contextSwitch: {
      ...contextSwitch,
      unquiet: (context, status, policy, card) => (isWaived ? 0 : contextSwitch.unquiet(context, status, policy, card)),
      canReadStatus: (context) => isWaived || contextSwitch.canReadStatus(context),
      save: (context, card) => {
        witness.saving?.();
        contextSwitch.save(context, card);
        witness.saved?.();
      },
      restore: (context, card) => {
        witness.restoring(context);
        return has('no-restore') ? contextSwitch.pendingStatus(context) : contextSwitch.restore(context, card);
      },
    },
  };
}

/** The card as guests reach it: `arrive` is called before each access. */
export function withArrivals(card: BurstDevice, arrive: () => void): BurstDevice {
  return {
    read: (offset, size) => {
      arrive();
      return card.read(offset, size);
    },
    write: (offset, size, value) => {
      arrive();
      card.write(offset, size, value);
    },
    readBurst: (...burst) => card.readBurst(...burst),
    writeBurst: (...burst) => card.writeBurst(...burst),
  };
}
