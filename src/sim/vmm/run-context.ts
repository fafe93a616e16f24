// What the parts of the VMM share: the machine's pieces, the ledger, and the record that happens now.
import type {EventStore} from '../../trace/event-store.ts';
import {type ExitReason, Kind, packPlain, Verdict} from '../../trace/record-layout.ts';
import {type Cycle, type EventIndex, type GuestId, NO_CAUSE} from '../../trace/units.ts';
import type {Clock} from '../machine/clock.ts';
import type {BurstDevice} from '../machine/port-device.ts';
import type {Monitor} from '../monitor/monitor.ts';
import type {Costs} from './costs.ts';
import type {GuestRecord} from './guest-record.ts';
import type {Hooks} from './hooks.ts';
import type {Ledger} from './ledger.ts';
import type {VmmPolicies} from './policies.ts';
import type {VmmPort} from './vmm-port.ts';
import type {Witness} from './witness.ts';

type Reason = (typeof ExitReason)[keyof typeof ExitReason];

/** One VMM's surroundings. C is the model's context. */
export class RunContext<C> {
  readonly clock: Clock;
  readonly store: EventStore;
  readonly card: BurstDevice;
  readonly monitor: Monitor<C>;
  readonly guests: readonly GuestRecord[];
  readonly hooks: Hooks;
  readonly costs: Costs;
  readonly ledger: Ledger;
  readonly port: VmmPort;
  readonly witness: Witness;
  readonly basePort: number;
  /** Ports the card decodes. */
  readonly ports: number;
  /** The policies now: they can be changed while the machine runs. */
  readonly policies: Pick<VmmPolicies, 'denial' | 'modelPlacement'>;
  /** The record that whatever the card does now is caused by. */
  cause: EventIndex = NO_CAUSE;
  /** Called at every exit: the VMM has the processor. */
  onExit: () => void = () => {};

  constructor(
    parts: Omit<
      RunContext<C>,
      | 'policies'
      | 'denial'
      | 'modelPlacement'
      | 'cause'
      | 'onExit'
      | 'append'
      | 'exit'
      | 'payModel'
      | 'payExit'
      | 'pay'
      | 'pageOf'
    > & {
      readonly policies?: Pick<VmmPolicies, 'denial' | 'modelPlacement'>;
    },
  ) {
    this.clock = parts.clock;
    this.store = parts.store;
    this.card = parts.card;
    this.monitor = parts.monitor;
    this.guests = parts.guests;
    this.hooks = parts.hooks;
    this.costs = parts.costs;
    this.ledger = parts.ledger;
    this.port = parts.port;
    this.witness = parts.witness;
    this.basePort = parts.basePort;
    this.ports = parts.ports;
    this.policies = parts.policies ?? {denial: 'nothing', modelPlacement: 'inline'};
  }

  get denial(): VmmPolicies['denial'] {
    return this.policies.denial;
  }

  get modelPlacement(): VmmPolicies['modelPlacement'] {
    return this.policies.modelPlacement;
  }

  /** Writes a record at this instant. */
  append(w0: number, w1: number, cause: EventIndex): EventIndex {
    return this.store.append(w0, w1, this.clock.now, cause);
  }

  /** Takes an exit that no access made, records it and pays for it. */
  exit(guest: GuestId, reason: Reason, cause: EventIndex): EventIndex {
    const index = this.append(packPlain(Kind.EXIT, guest, Verdict.NONE, 0, 0), reason, cause);
    this.payExit(guest, reason);
    return index;
  }

  /** Pays for leaving a guest and coming back. */
  payExit(guest: GuestId, reason: Reason): void {
    this.clock.now += this.costs.exit;
    this.ledger.exited(reason, this.costs.exit);
    const record = this.guests[guest];
    if (record !== undefined) record.counts.exits++;
    this.onExit();
  }

  /** Pays for one step of the model, where it is: in line, beside the device's own work, or in the guest. [deck, slides 28, 29] */
  payModel(): void {
    this.ledger.cycles.model += this.costs.model;
    if (this.modelPlacement !== 'overlapped') this.clock.now += this.costs.model;
  }

  /** Spends cycles on something and books them. */
  pay(what: 'access' | 'dispatch' | 'guest', cycles: Cycle): void {
    this.clock.now += cycles;
    const books = this.ledger.cycles;
    if (what === 'access') books.access += cycles;
    else if (what === 'dispatch') books.dispatch += cycles;
    else books.guest += cycles;
  }

  /** The register page that a guest's model believes selected; 0 without a model. */
  pageOf(guest: GuestId): number {
    return guest < this.guests.length ? this.monitor.model.page(this.monitor.context(guest)) : 0;
  }
}
