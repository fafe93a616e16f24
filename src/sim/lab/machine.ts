// The parts of an open machine, for the lab alone: nobody else sees the card behind the VMM's back.

import type {Ne2000} from '../../kits/ne2000/card/ne2000.ts';
import type {Ne2kContext} from '../../kits/ne2000/model/context.ts';
import type {Scenario} from '../../scenarios/scenario.ts';
import type {EventStore} from '../../trace/event-store.ts';
import type {FrameArena} from '../../trace/frame-arena.ts';
import type {RecordedGuest} from '../guests/recorded-guest.ts';
import type {ScriptedGuest} from '../guests/scripted-guest.ts';
import type {Alarms} from '../machine/alarms.ts';
import type {Clock} from '../machine/clock.ts';
import type {AddressWindow} from '../models/device-model.ts';
import type {HookSet} from '../models/hook-set.ts';
import type {Monitor} from '../monitor/monitor.ts';
import type {GuestRecord} from '../vmm/guest-record.ts';
import type {Vpio} from '../vmm/vpio.ts';
import type {Segment} from '../wire/segment.ts';
import type {Belief} from './belief.ts';
import type {Reach} from './compare/reach.ts';
import type {Traffic} from './compare/traffic.ts';

/** One machine, whole. */
export interface Machine {
  /** The scenario as it runs: profile and seed as chosen. */
  readonly scenario: Scenario;
  readonly hooks: HookSet;
  readonly clock: Clock;
  readonly store: EventStore;
  readonly frames: FrameArena;
  readonly alarms: Alarms;
  readonly segment: Segment;
  readonly card: Ne2000;
  readonly monitor: Monitor<Ne2kContext>;
  readonly belief: Belief;
  readonly vmm: Vpio<Ne2kContext>;
  readonly guests: readonly GuestRecord[];
  readonly windows: readonly AddressWindow[];
  readonly scripted: readonly ScriptedGuest[];
  readonly replays: readonly RecordedGuest[];
  /** What guests reached of each other's, and frames nobody meant; only where a comparison asked for it. */
  readonly reach: Reach | null;
  readonly traffic: Traffic | null;
}
