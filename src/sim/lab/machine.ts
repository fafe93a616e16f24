// The parts of an open machine, for the lab alone: nobody else sees the card behind the VMM's back.

import type {AddressWindow} from '../../base/address-space.ts';
import {present} from '../../base/assert.ts';
import type {DeviceCard} from '../../kits/contract/device-card.ts';
import type {DeviceKit} from '../../kits/contract/device-kit.ts';
import type {Scenario} from '../../scenarios/scenario.ts';
import type {EventStore} from '../../trace/event-store.ts';
import type {FrameArena} from '../../trace/frame-arena.ts';
import type {GuestId} from '../../trace/units.ts';
import type {RecordedGuest} from '../guests/recorded-guest.ts';
import type {ScriptedGuest} from '../guests/scripted-guest.ts';
import type {Alarms} from '../machine/alarms.ts';
import type {Clock} from '../machine/clock.ts';
import type {HostMemory} from '../machine/host-memory.ts';
import type {HookSet} from '../models/hook-set.ts';
import type {Monitor} from '../monitor/monitor.ts';
import type {GuestPages} from '../vmm/guest-pages.ts';
import type {GuestRecord} from '../vmm/guest-record.ts';
import type {SharedCard} from '../vmm/shared-card.ts';
import type {Vpio} from '../vmm/vpio.ts';
import type {Segment} from '../wire/segment.ts';
import type {Belief} from './belief.ts';
import type {Reach} from './compare/reach.ts';
import type {Traffic} from './compare/traffic.ts';
import type {Crossings} from './crossing.ts';

/** A card of the machine, with who watches over it. */
export interface MachineCard {
  readonly kit: DeviceKit;
  readonly hooks: HookSet;
  readonly alarms: Alarms;
  readonly card: DeviceCard;
  readonly monitor: Monitor<unknown>;
  readonly belief: Belief;
  /** How its guests share it. */
  readonly shared: SharedCard<unknown>;
}

/** One machine, whole. What is one card's is the first card's here, which is the only one unless the scenario names others. */
export interface Machine extends MachineCard {
  /** All cards, by number: the first is this one. */
  readonly cards: readonly MachineCard[];
  /** The number of each guest's card, by guest. */
  readonly cardOf: readonly number[];
  /** The scenario as it runs: profile and seed as chosen. */
  readonly scenario: Scenario;
  readonly clock: Clock;
  readonly store: EventStore;
  readonly frames: FrameArena;
  readonly segment: Segment;
  /** The wire between cards; null where there is one card. */
  readonly crossings: Crossings | null;
  /** null: none of its devices masters the bus. */
  readonly hostMemory: HostMemory | null;
  readonly vmm: Vpio;
  readonly guests: readonly GuestRecord[];
  /** By guest, each in the memory that its card's DMA moves. */
  readonly windows: readonly AddressWindow[];
  /** Guests' page maps as they are now. */
  readonly pages: GuestPages;
  readonly scripted: readonly ScriptedGuest[];
  readonly replays: readonly RecordedGuest[];
  /** What guests reached of each other's, and frames nobody meant; only where a comparison asked for it. */
  readonly reach: Reach | null;
  readonly traffic: Traffic | null;
}

/** The machine with another of its cards in the first one's place: as who looks at that card sees it. */
export function machineAt(machine: Machine, card: number): Machine {
  return {...machine, ...present(machine.cards[card], `the machine has a card ${card}`)};
}

/** The card that a guest has. */
export function cardOfGuest({cards, cardOf}: Pick<Machine, 'cards' | 'cardOf'>, guest: GuestId): MachineCard {
  return present(cards[cardOf[guest] ?? -1], `guest ${guest} has a card`);
}
