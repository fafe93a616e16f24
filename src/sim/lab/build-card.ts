// One card of a machine, in its slot: with the monitor that follows it, the lab that watches, and what its guests share it by.
import {type AddressWindow, CARD_MEMORY} from '../../base/address-space.ts';
import type {DeviceKit} from '../../kits/contract/device-kit.ts';
import type {Scenario} from '../../scenarios/scenario.ts';
import {appendDma} from '../../trace/append-range.ts';
import type {EventStore} from '../../trace/event-store.ts';
import type {FrameArena} from '../../trace/frame-arena.ts';
import {type GuestId, nobodyAt} from '../../trace/units.ts';
import type {Clock, TimedSource} from '../machine/clock.ts';
import type {HostMemory} from '../machine/host-memory.ts';
import type {DmaView} from '../models/dma-view.ts';
import type {HookSet} from '../models/hook-set.ts';
import {Monitor} from '../monitor/monitor.ts';
import type {GuestPages} from '../vmm/guest-pages.ts';
import type {PageMove} from '../vmm/page-moves.ts';
import type {CardParts, SharedCard} from '../vmm/shared-card.ts';
import type {Witness} from '../vmm/witness.ts';
import type {Segment} from '../wire/segment.ts';
import {Belief} from './belief.ts';
import type {BusRecorder} from './bus-recorder.ts';
import type {Reach} from './compare/reach.ts';
import type {ReachWatch} from './compare/reach-watch.ts';
import type {Traffic} from './compare/traffic.ts';
import type {Crossings} from './crossing.ts';
import type {Guests} from './guests.ts';
import {vmmPages} from './host-pages.ts';
import type {MachineCard} from './machine.ts';
import {type CardEars, PluggedCard} from './plugged-card.ts';
import {recordedSource} from './recorded-source.ts';
import {
  isAllMemory,
  isAttacker,
  macOf,
  megabits,
  cyclesPerByte as ownCyclesPerByte,
  policiesOf,
} from './scenario-parts.ts';
import {watchedAtHandoffs} from './watched-model.ts';

/** Which card it is. */
export interface CardPlan {
  /** Its place among the machine's cards, from 0. */
  readonly number: number;
  readonly kit: DeviceKit;
  readonly hooks: HookSet;
  /** Its own station address; empty where it is on no network. */
  readonly mac: string;
  /** Listens to it from power-on. */
  readonly recorder: BusRecorder | undefined;
  /** Also counts what guests reach of each other's pages. */
  readonly watchReach: ReachWatch | undefined;
}

/** What the machine has for all of its cards. */
export interface MachineAround {
  readonly scenario: Scenario;
  readonly clock: Clock;
  readonly store: EventStore;
  readonly frames: FrameArena;
  readonly segment: Segment;
  /** Cycles that a byte takes on it. */
  readonly cyclesPerByte: number;
  readonly hostMemory: HostMemory | null;
  readonly guests: Guests;
  /** By guest: its card, its window and what its addresses mean to a device that masters the bus. */
  readonly cardOf: readonly number[];
  readonly windows: readonly AddressWindow[];
  readonly views: readonly (DmaView | null)[];
  /** The same as they are now, and moves of pages that change them. */
  readonly pages: GuestPages;
  readonly moves: readonly PageMove[];
  readonly traffic: Traffic | null;
  /** The wire between cards; null where there is one card. */
  readonly crossings: () => Crossings | null;
}

/** A card that waits for its VMM. */
export interface BuiltCard {
  readonly own: Omit<MachineCard, 'shared'>;
  readonly parts: CardParts<unknown>;
  /** What it asked to be told at its time. */
  readonly source: TimedSource;
  readonly reach: Reach | null;
  /** Tells it how its guests share it; once, before anything runs. */
  join(shared: SharedCard<unknown>): void;
}

/** Puts a card into its slot. */
export function buildCard({number, kit, hooks, mac, recorder, watchReach}: CardPlan, around: MachineAround): BuiltCard {
  const {scenario, clock, store, frames, segment, cyclesPerByte, guests, cardOf, traffic, crossings} = around;
  const hostMemory = kit.facts.memory.isHost === true ? around.hostMemory : null;
  const isOurs = (guest: number): boolean => cardOf[guest] === number;
  const windows = around.windows.filter((_, guest) => isOurs(guest));
  let shared: SharedCard<unknown>;
  const ears: CardEars = {
    alarmChanged: () => shared.alarmChanged(),
    lineChanged: (level) => {
      for (const replay of guests.replays) replay.lineChanged(level);
      recorder?.lineChanged(level);
      shared.lineChanged(level);
    },
    frameSent: (frame) => {
      const index = shared.frameSent(frame);
      const {address, length, space = CARD_MEMORY} = card.sentFrom;
      belief.sentFrom(monitor.owner, {address, length, space}, index);
      reach?.frameSent(monitor.owner);
      traffic?.sent(frame, isAttacker(scenario.guests[monitor.owner]));
      for (const replay of guests.replays) replay.frameSent(frame);
      // What the card has read is what it sends, whatever memory holds by now.
      if (hostMemory !== null) recorder?.memoryRead(address, frame.subarray(0, length));
      recorder?.frameSent(frame);
      crossings()?.sent(number, frames.next - 1, index);
    },
    wireAsked: (freeAt) => {
      const {now, dueAt} = clock;
      const wait = guests.replays[0]?.acts?.wireWait(dueAt !== undefined);
      const told = wait === undefined ? freeAt : (dueAt ?? now) + wait;
      recorder?.wireAsked(told);
      return told;
    },
    moved: (address, length, isWrite) => {
      const range = {address, length, space: CARD_MEMORY};
      if (hostMemory !== null && !isWrite) recorder?.memoryRead(address, hostMemory.read(address, length));
      const {receiver, isSwitching} = shared.handover;
      shared.inTurn(() => {
        const {cause} = shared.context;
        if (hostMemory !== null) appendDma(store, shared.nameOf(receiver), range, isWrite, clock.now, cause);
        belief.moved(receiver, range, isWrite, shared.handover.isSwitching, cause);
      });
      // What the VMM has the card read at a hand-off is the VMM's own.
      if (isWrite || !isSwitching) reach?.moved(receiver, address, length, isWrite);
    },
    dropped: (frame) => shared.frameDropped(frame),
  };
  const setup = {profile: scenario.profile, mac: macOf(mac), cyclesPerByte};
  const {card, alarms, source} = new PluggedCard(kit, setup, clock, segment, ears, hostMemory);
  const tellsActs = scenario.profile !== 'qemu';
  const slowWire =
    tellsActs && cyclesPerByte > ownCyclesPerByte(kit.facts) ? {wireMegabits: megabits(cyclesPerByte)} : {};
  const isPassedOn = !tellsActs || (recorder === undefined && guests.replays.length === 0);
  const whole = kit.wholeMemory(scenario.profile);
  const isAlone = windows.length === 1 && windows.every((window) => isAllMemory(window, whole));
  const {translation, descriptors, receiver} = scenario.policies;
  const own = vmmPages(kit.facts, windows);
  const made = kit.makeModel({
    profile: scenario.profile,
    hooks,
    isAlone,
    translation,
    descriptors,
    receiver,
    vmmPages: own,
    cyclesPerByte,
  });
  const model = watchedAtHandoffs(made, (context) =>
    belief.saved(monitor.owner, kit.looks.staleRegisters(context, card), store.next - 1),
  );
  const ofGuests = around.windows.map((window, guest) => (isOurs(guest) ? window : null));
  const monitor = new Monitor(model, store, clock, ofGuests, around.views);
  const lent = model.lent === undefined ? [] : [model.lent];
  const held = (guest: GuestId): readonly AddressWindow[] =>
    hostMemory === null || around.views[guest] == null
      ? around.windows.slice(guest, guest + 1)
      : [...around.pages.view(guest).windows, ...lent];
  const belief = new Belief({
    card,
    monitor,
    store,
    clock,
    windows: around.windows,
    words: kit.model,
    ports: kit.sheet.ports,
    held,
  });
  const reach =
    watchReach === undefined ? null : new watchReach.Reach(card, around.windows, kit.facts.memory.start, held);
  return {
    own: {kit, hooks, alarms, card, monitor, belief},
    source: isPassedOn ? source : recordedSource(source, clock, guests.replays, recorder),
    reach,
    parts: {
      card:
        recorder?.before(card, clock, {
          device: kit.facts.inRecordings,
          mac,
          clock: tellsActs ? 'cycles' : 'ns',
          ...slowWire,
        }) ?? card,
      monitor,
      hooks,
      sharers: guests.records.filter(({id}) => isOurs(id)),
      policies: policiesOf({...scenario, guests: scenario.guests.filter((_, guest) => isOurs(guest))}),
      basePort: kit.basePort,
      ports: kit.sheet.ports,
      hostMemory: hostMemory ?? undefined,
      configuration: kit.configuration,
      pages: hostMemory === null ? undefined : around.pages,
      moves: around.moves.filter(({guest}) => isOurs(guest)),
      witness: reach === null ? belief : both(belief, reach),
      nobody: nobodyAt(number),
      receive: (frame) => {
        recorder?.frameArrives(frame);
        // A device that masters the bus tells of each DMA; of another's memory only a comparison tells where a frame landed.
        if (hostMemory === null) reach?.beforeFrame(shared.handover.receiver);
        const outcome = card.receive(frame);
        if (hostMemory === null) reach?.afterFrame(shared.handover.receiver);
        recorder?.frameOffered(outcome === 'stored');
        for (const replay of guests.replays) replay.frameOffered(outcome === 'stored');
        return outcome;
      },
    },
    join: (vmms) => {
      shared = vmms;
    },
  };
}

/** Two who watch. */
function both(first: Witness, second: Witness): Witness {
  return {
    before: (offset) => {
      first.before(offset);
      second.before(offset);
    },
    after: (guest, isWrite, offset, size, elements, cause) => {
      first.after(guest, isWrite, offset, size, elements, cause);
      second.after(guest, isWrite, offset, size, elements, cause);
    },
  };
}
