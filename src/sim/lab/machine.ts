// The parts of an open machine, for the lab alone: nobody else sees the card behind the VMM's back.

import type {AddressWindow} from '../../base/address-space.ts';
import type {DeviceCard} from '../../kits/contract/device-card.ts';
import type {DeviceKit} from '../../kits/contract/device-kit.ts';
import type {Scenario} from '../../scenarios/scenario.ts';
import type {EventStore} from '../../trace/event-store.ts';
import type {FrameArena} from '../../trace/frame-arena.ts';
import type {RecordedGuest} from '../guests/recorded-guest.ts';
import type {ScriptedGuest} from '../guests/scripted-guest.ts';
import type {Alarms} from '../machine/alarms.ts';
import type {Clock} from '../machine/clock.ts';
import type {HostMemory} from '../machine/host-memory.ts';
import type {HookSet} from '../models/hook-set.ts';
import type {Monitor} from '../monitor/monitor.ts';
import type {GuestRecord} from '../vmm/guest-record.ts';
import type {Vpio} from '../vmm/vpio.ts';
import type {Segment} from '../wire/segment.ts';
import type {Belief} from './belief.ts';
import type {Reach} from './compare/reach.ts';
import type {Traffic} from './compare/traffic.ts';
import type {PageRun} from './lab-view.ts';

/** One machine, whole. */
export interface Machine {
  readonly kit: DeviceKit;
  /** The scenario as it runs: profile and seed as chosen. */
  readonly scenario: Scenario;
  readonly hooks: HookSet;
  readonly clock: Clock;
  readonly store: EventStore;
  readonly frames: FrameArena;
  readonly alarms: Alarms;
  readonly segment: Segment;
  readonly card: DeviceCard;
  /** null: its device masters no bus. */
  readonly hostMemory: HostMemory | null;
  readonly monitor: Monitor<unknown>;
  readonly belief: Belief;
  readonly vmm: Vpio<unknown>;
  readonly guests: readonly GuestRecord[];
  readonly windows: readonly AddressWindow[];
  /** Guests' page maps; none where no device masters the bus. */
  readonly pageMaps: readonly (readonly PageRun[])[];
  readonly scripted: readonly ScriptedGuest[];
  readonly replays: readonly RecordedGuest[];
  /** What guests reached of each other's, and frames nobody meant; only where a comparison asked for it. */
  readonly reach: Reach | null;
  readonly traffic: Traffic | null;
}
