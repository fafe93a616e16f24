// What the parts of VPIO share at one card: the VMM's surroundings, the monitor with its hooks, the card and the VMM's own way to it.
import type {GuestId} from '../../trace/units.ts';
import type {BurstDevice} from '../machine/port-device.ts';
import type {Monitor} from '../monitor/monitor.ts';
import type {VmmPolicies} from './policies.ts';
import {RunContext, type RunParts} from './run-context.ts';
import type {VmmPort} from './vmm-port.ts';

/** Offsets count from the card's base. */
export interface HookedPorts {
  /** How many ports are listed in any direction or page. */
  readonly ports: number;
  lists(isWrite: boolean, page: number, offset: number): boolean;
  /** True where any direction or page of this port is listed: the permission map knows neither. */
  coversPort(offset: number): boolean;
  /** The owner's map is written anew as the model moves: the hooks of the selected page alone, less what the model lets go of. */
  readonly isDynamic: boolean;
  /** True where any direction of this port is listed on this page. */
  coversPortOn(page: number, offset: number): boolean;
}

/** What VPIO needs, what every VMM does among it. C is the model's context. */
export type ModelParts<C> = RunParts &
  Pick<ModelContext<C>, 'card' | 'monitor' | 'hooks' | 'port' | 'policies'> & {
    /** The surroundings of all cards, where there are several. */
    readonly machine?: RunContext | undefined;
  };

/** The surroundings under VPIO. */
export class ModelContext<C> extends RunContext {
  readonly card: BurstDevice;
  readonly monitor: Monitor<C>;
  readonly hooks: HookedPorts;
  readonly port: VmmPort;
  /** The policies now: they can be changed while the machine runs. */
  readonly policies: Pick<VmmPolicies, 'denial' | 'modelPlacement'>;
  /** Pages that the VMM moves under its guests, where it does; set once, before anything runs. */
  pageMoves: {readonly isDue: boolean; serve(): void} | null = null;

  constructor(parts: ModelParts<C>) {
    super(parts);
    this.card = parts.card;
    this.monitor = parts.monitor;
    this.hooks = parts.hooks;
    this.port = parts.port;
    this.policies = parts.policies;
    if (parts.machine !== undefined) this.sharePresent(parts.machine);
  }

  /** The register page that a guest's model believes selected; 0 without a model. */
  pageOf(guest: GuestId): number {
    return guest < this.guests.length ? this.monitor.model.page(this.monitor.context(guest)) : 0;
  }

  /** Pays for one step of the model, where it is: in line, beside the device's own work, or in the guest. [deck, slides 28, 29] */
  payModel(): void {
    this.ledger.cycles.model += this.costs.model;
    if (this.policies.modelPlacement !== 'overlapped') this.clock.now += this.costs.model;
  }
}
