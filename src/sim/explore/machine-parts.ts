// What an explored machine is put together of.
import type {AddressWindow} from '../../base/address-space.ts';
import type {ConfigurationSheet} from '../../base/configuration-space.ts';
import type {DenyReason} from '../../kits/contract/model-words.ts';
import type {BusMemory} from '../machine/host-memory.ts';
import type {DeviceModel} from '../models/device-model.ts';
import type {DmaView} from '../models/dma-view.ts';
import type {HookSet} from '../models/hook-set.ts';
import {ORDINARY_POLICIES, type VmmPolicies} from '../vmm/policies.ts';
import {LONG} from './layout.ts';

/** What is put together. C is the model's context, K the card. */
export interface ExploredMachineParts<C, K> {
  /** The guests', and the memory that each may touch. */
  readonly names: readonly string[];
  readonly windows: readonly AddressWindow[];
  readonly model: DeviceModel<C>;
  readonly reasons: readonly DenyReason[];
  readonly hooks: HookSet;
  readonly basePort: number;
  readonly ports: number;
  readonly faults: ReadonlySet<string>;
  /** Of a card that masters the bus: what guests' addresses mean to it, by guest, and the memory that it reaches. */
  readonly views?: readonly DmaView[];
  readonly hostMemory?: BusMemory;
  /** The model's `save` waits for what the card is at: what a hand-off breaks off is looked for after it. */
  readonly saveWaits?: boolean;
  /** Its configuration space, for a device on a PCI bus. */
  readonly configuration?: ConfigurationSheet;
  makeCard(onLine: (level: 0 | 1) => void): K;
}

/** The defaults, but frames for parked guests are lost (reception is not explored) and the card is taken after a deadline. */
export const POLICIES: VmmPolicies = {
  ...ORDINARY_POLICIES,
  parkedFrames: 'lost',
  promiscuous: false,
  forcedAbort: LONG,
};
