// The same scenario under a technique without a model: which card each guest sees, and how it is driven.
import {present} from '../../../base/assert.ts';
import type {DeviceCard} from '../../../kits/contract/device-card.ts';
import {kitNamed} from '../../../kits/device-kits.ts';
import {sameBytes} from '../../../net/bytes.ts';
import type {Scenario} from '../../../scenarios/scenario.ts';
import {EventStore} from '../../../trace/event-store.ts';
import {FrameArena} from '../../../trace/frame-arena.ts';
import {type Cycle, type GuestId, NO_CAUSE, NOBODY} from '../../../trace/units.ts';
import {ringDriver} from '../../guests/ring-driver.ts';
import type {ScriptedGuest} from '../../guests/scripted-guest.ts';
import type {Clock, TimedSource} from '../../machine/clock.ts';
import type {BusMemory} from '../../machine/host-memory.ts';
import {TranslatedMemory} from '../../machine/translated-memory.ts';
import {Emulation, SharedRings} from '../../techniques/backed.ts';
import {Backend} from '../../techniques/backend.ts';
import type {Technique} from '../../techniques/technique.ts';
import {Unruled} from '../../techniques/unruled.ts';
import {COSTS, PAGE_FAULTS} from '../../vmm/costs.ts';
import type {GuestRecord} from '../../vmm/guest-record.ts';
import {Ledger} from '../../vmm/ledger.ts';
import {RunContext} from '../../vmm/run-context.ts';
import {Vmm} from '../../vmm/vmm.ts';
import {NO_WITNESS} from '../../vmm/witness.ts';
import {guestLog, guestRecord, scriptedGuest} from '../guests.ts';
import {guestMemoryOf, hostMemoryOf} from '../host-memory-of.ts';
import {dmaViewOf, vmmPages} from '../host-pages.ts';
import {type CardEars, PluggedCard} from '../plugged-card.ts';
import {boardOf, CARD_MAC, type DrivenGuest, driverOf, isAttacker, macOf} from '../scenario-parts.ts';
import {arrivals, segmentOf} from '../wire.ts';
import {Reach} from './reach.ts';
import {Traffic} from './traffic.ts';

/** A technique without a model. */
export type PlainTechnique = Exclude<Technique, 'vpio'>;

/** A machine for one run under a plain technique. */
export interface PlainMachine {
  readonly clock: Clock;
  readonly store: EventStore;
  readonly frames: FrameArena;
  readonly vmm: Vmm;
  readonly ledger: Ledger;
  /** Cycles of being a device in software: our estimate. */
  readonly emulationCycles: () => number;
  readonly guests: readonly GuestRecord[];
  readonly scripted: readonly ScriptedGuest[];
  readonly traffic: Traffic;
  /** What guests reached of each other's; null where each has a card of its own or none is shared. */
  readonly reach: Reach | null;
}

const NOBODY_TRANSLATES: readonly PlainTechnique[] = ['passthrough', 'directMapped'];

/** Builds the machine; recorded guests have no driver to run and are left out by the caller. */
export function plainMachine(scenario: Scenario, technique: PlainTechnique): PlainMachine {
  const clock: Clock = {now: 0};
  const store = new EventStore();
  const frames = new FrameArena();
  const traffic = new Traffic(scenario.guests.length);
  const ledger = new Ledger();
  const costs = COSTS[scenario.costs];
  const kit = present(kitNamed(scenario.device), 'the schema knows the devices');
  // With nobody between driver and card, an address has to be the host's.
  const guestMemory = NOBODY_TRANSLATES.includes(technique) ? 'identity' : scenario.policies.guestMemory;
  const policies = {...scenario.policies, guestMemory} as const;
  const {memory} = kit.facts;
  const {pageBytes, start, end} = memory;
  const specs = scenario.guests.filter((guest): guest is DrivenGuest => guest.driver !== 'recorded');
  const segment = segmentOf(scenario, [kit.facts]);
  const sources: TimedSource[] = [];
  const receivers: ((frame: Uint8Array) => void)[] = [];

  const windows = specs.map(({window}) => ({start: window.firstPage * pageBytes, end: window.endPage * pageBytes}));
  const hostMemory = hostMemoryOf(kit.facts);
  const views = hostMemory === null ? [] : windows.map((window) => dmaViewOf(guestMemory, window, memory));
  const own = vmmPages(kit.facts, windows) ?? {start, end};
  /** A guest's memory as its own virtual card reaches it, or a card of its own behind an IOMMU. */
  const memoryOf = (guest: GuestId): BusMemory | null => {
    const view = views[guest];
    return hostMemory === null || view === undefined ? null : new TranslatedMemory(hostMemory, view.translation);
  };
  /** What a physical card reaches: all of it, unless an IOMMU stands between. */
  const memoryFor = ([guest]: readonly GuestId[]): BusMemory | null =>
    technique === 'selfVirtualizing' && guest !== undefined ? memoryOf(guest) : hostMemory;

  /** A physical card on the wire; `seenBy` are the guests whose line it drives. */
  const physicalCard = (
    mac: string | undefined,
    seenBy: readonly GuestId[],
    onLine: (level: 0 | 1) => void,
  ): DeviceCard => {
    /** Whose command started the frame that is being sent. */
    let sender: GuestId = seenBy[0] ?? NOBODY;
    const noteSender = (): void => {
      if (seenBy.length > 1 && context.accessing !== NOBODY) sender = context.accessing;
    };
    const ears: CardEars = {
      alarmChanged: () => {
        context.isDisturbed = true;
        noteSender();
      },
      lineChanged: onLine,
      frameSent: (frame) => {
        noteSender(); // a card may send inside the command
        context.isDisturbed = true;
        reach?.frameSent(sender);
        const owner = traffic.sent(frame, isAttacker(scenario.guests[sender]));
        if (seenBy.length > 0) regime.frameSent(owner === NOBODY ? sender : owner, frame);
      },
      moved: (address, length, isWrite) => {
        noteSender(); // and loop a frame back there, which nobody else hears of
        reach?.moved(sender, address, length, isWrite);
      },
    };
    const setup = {profile: scenario.profile, mac: macOf(mac)};
    const {card, source} = new PluggedCard(kit, setup, clock, segment, ears, memoryFor(seenBy));
    sources.push(source);
    receivers.push((frame) => {
      const taken = card.receive(frame) === 'stored';
      const isGroup = ((frame[0] ?? 0) & 1) !== 0;
      const whose = specs.findIndex((spec) => sameBytes(frame.subarray(0, 6), macOf(spec.mac)));
      const guest = seenBy.includes(whose) ? whose : taken || isGroup ? seenBy[0] : undefined;
      if (guest !== undefined) regime.frameOffered(guest, frame, taken);
    });
    return card;
  };

  const book = {store, clock, traffic, cause: () => NO_CAUSE};
  const scripted = specs.map((spec, id) => {
    const driver = technique === 'paravirtual' ? ringDriver : driverOf(kit, spec);
    return scriptedGuest(
      spec,
      boardOf(spec, kit.facts, policies),
      present(driver, 'the schema knows the drivers'),
      guestLog(id, book),
    );
  });
  const guests = scripted.map((guest, id) => guestRecord(id, present(specs[id], 'as many specs as guests'), guest));

  /** The VMM's own driver on the physical card. */
  const backendFor = (backed: Emulation | SharedRings): Backend => {
    const work = (cycles: Cycle): void => {
      ledger.worked('driver', cycles);
      clock.now += cycles;
      vmm.serveSources();
    };
    const {driver, takeEverything} = present(kit.backend, 'a device without a driver of ours has no backend');
    const backend: Backend = new Backend({
      clock,
      card: physicalCard(CARD_MAC, [], (level) => {
        context.isDisturbed = true;
        backend.lineChanged(level);
      }),
      board: {mac: macOf(CARD_MAC), firstPage: own.start / pageBytes, endPage: own.end / pageBytes},
      memory: hostMemory,
      driver,
      takeEverything,
      payAccesses: (count) => work(costs.access * count),
      payWork: work,
      received: (frame) => deliver(backed, frame),
    });
    return backend;
  };

  /** The card that each guest sees; null: none. */
  function cardsOf(): readonly (DeviceCard | null)[] {
    switch (technique) {
      case 'emulated':
        return specs.map(({mac}, id) => virtualCard(mac, id));
      case 'paravirtual':
        return specs.map(() => null);
      case 'selfVirtualizing':
        return specs.map(({mac}, id) => physicalCard(mac, [id], (level) => regime.lineChanged([id], level)));
      case 'passthrough': {
        const card = physicalCard(specs[0]?.mac ?? CARD_MAC, [0], (level) => regime.lineChanged([0], level));
        return specs.map((_, id) => (id === 0 ? card : null));
      }
      case 'directMapped': {
        const everybody = specs.map((_, id) => id);
        const card = physicalCard(CARD_MAC, everybody, (level) => regime.lineChanged(everybody, level));
        return specs.map(() => card);
      }
    }
  }

  /** A guest's own virtual card in the VMM, of the kit's usual profile: QEMU's sends at once. */
  function virtualCard(mac: string | undefined, id: GuestId): DeviceCard {
    const [profile] = kit.facts.profiles;
    const {card, source} = new PluggedCard(
      kit,
      {profile: present(profile, 'a kit has a profile'), mac: macOf(mac)},
      clock,
      null,
      {
        alarmChanged: () => {
          context.isDisturbed = true;
        },
        lineChanged: (level) => regime.lineChanged([id], level),
        frameSent: (frame) => {
          regime.frameSent(id, frame);
          if (isAttacker(specs[id])) traffic.makes(frame);
          backed?.copies(frame);
          backed?.backend?.send(frame);
        },
        moved: () => {},
      },
      memoryOf(id),
    );
    sources.push(source);
    return card;
  }

  /** A frame out of the backend's ring goes to the guest it is for, or to all if it is for a group. */
  function deliver(to: Emulation | SharedRings, frame: Uint8Array): void {
    const isGroup = ((frame[0] ?? 0) & 1) !== 0;
    specs.forEach((spec, id) => {
      if (!isGroup && !sameBytes(frame.subarray(0, 6), macOf(spec.mac))) return;
      to.copies(frame);
      if (to instanceof SharedRings) to.putInRing(id, frame);
      to.frameOffered(id, frame, to instanceof SharedRings || cards[id]?.receive(frame) === 'stored');
    });
  }

  const cards = cardsOf();
  const shared = technique === 'directMapped' ? cards[0] : null;
  const reach = shared ? new Reach(shared, windows, start) : null;
  const context = new RunContext({
    clock,
    store,
    guests,
    // An access that is emulated reaches no card.
    costs: technique === 'emulated' ? {...costs, access: 0} : costs,
    ledger,
    witness: reach ?? NO_WITNESS,
    basePort: kit.basePort,
    ports: kit.sheet.ports,
    memory: guestMemoryOf(hostMemory, views),
    pageFault: PAGE_FAULTS[policies.paging],
  });
  const backed = backedRegime(technique, context, frames, cards);
  const regime = backed ?? new Unruled(context, frames, cards);
  const vmm: Vmm = new Vmm(context, regime, sources, scenario.quantum);
  // Without a driver of its own the VMM passes nothing on: a device made of software is all there is.
  if (backed !== null && kit.backend !== null) backed.backend = backendFor(backed);
  sources.push(
    arrivals(segment, (frame) => {
      traffic.arrives(frame);
      for (const receive of receivers) receive(frame);
    }),
  );
  return {
    clock,
    store,
    frames,
    vmm,
    ledger,
    emulationCycles: () => backed?.emulationCycles ?? 0,
    guests,
    scripted,
    traffic,
    reach,
  };
}

/** The techniques whose guests never reach the physical card; null: another. */
function backedRegime(
  technique: PlainTechnique,
  context: RunContext,
  frames: FrameArena,
  cards: readonly (DeviceCard | null)[],
): Emulation | SharedRings | null {
  if (technique === 'emulated') return new Emulation(context, frames, cards);
  return technique === 'paravirtual' ? new SharedRings(context, frames, cards) : null;
}
