// Builds the machine that a scenario describes: cards, wire, guests, monitors, VMM, and the lab that watches them.

import type {AddressWindow} from '../../base/address-space.ts';
import {present} from '../../base/assert.ts';
import {fail, ok, type Result} from '../../base/result.ts';
import {cardNumbers, cardsOf} from '../../kits/cards-of.ts';
import type {CardProfile} from '../../kits/contract/device-facts.ts';
import type {DeviceKit} from '../../kits/contract/device-kit.ts';
import {DEVICE_NAMES, kitNamed} from '../../kits/device-kits.ts';
import type {Scenario} from '../../scenarios/scenario.ts';
import {EventStore} from '../../trace/event-store.ts';
import {FrameArena} from '../../trace/frame-arena.ts';
import {keepsTime} from '../../trace/recorded-card.ts';
import type {RecordedRun} from '../../trace/recorded-run.ts';
import type {Clock} from '../machine/clock.ts';
import type {DmaView} from '../models/dma-view.ts';
import type {HookSet} from '../models/hook-set.ts';
import {parseHookSet} from '../models/parse-hooks.ts';
import {COSTS, NO_COSTS, PAGE_FAULTS} from '../vmm/costs.ts';
import {GuestPages} from '../vmm/guest-pages.ts';
import type {PageMove} from '../vmm/page-moves.ts';
import {Vpio} from '../vmm/vpio.ts';
import {broughtSets} from './brought-hooks.ts';
import {buildCard, type MachineAround} from './build-card.ts';
import type {BusRecorder} from './bus-recorder.ts';
import type {ReachWatch} from './compare/reach-watch.ts';
import {Crossings} from './crossing.ts';
import {guestLog, makeGuests, type OtherPrograms} from './guests.ts';
import {guestMemoryOf, hostMemoryOf} from './host-memory-of.ts';
import {dmaViewOf, recordedPageMap} from './host-pages.ts';
import type {TakenInput} from './inputs.ts';
import {Lab} from './lab.ts';
import type {Machine} from './machine.ts';
import {pageMovesOf} from './page-moves-of.ts';
import {recordedProfile, recordingMisfit} from './recording-fit.ts';
import {cardMac, cyclesPerByte, windowOf} from './scenario-parts.ts';
import {arrivals, pace, segmentOf, sentToHost} from './wire.ts';

/** What may be set beside the scenario: each takes the place of the scenario's own. */
export interface LabOptions extends OtherPrograms {
  readonly seed?: number | undefined;
  readonly profile?: CardProfile | undefined;
  /** Text of a hook set: the first card's. */
  readonly hooks?: string | undefined;
  /** A recording may run on another card than it was made on: its accesses are made as recorded, whatever they meet. */
  readonly onOtherCard?: boolean | undefined;
  /** Also counts what guests reach of each other's pages, and frames that nobody meant. */
  readonly watchReach?: ReachWatch | undefined;
  /** Listens to a card from power-on: to the first, unless its number is given. */
  readonly recorder?: BusRecorder | undefined;
  readonly recordedCard?: number | undefined;
  /** The run goes forwards only: nothing is kept for a way back. */
  readonly forwardsOnly?: boolean | undefined;
  /** What is done to the run from outside, at its instants. */
  readonly inputs?: readonly TakenInput[] | undefined;
}

/** A card by its kit and the hooks that are set on it. */
interface KitWithHooks {
  readonly kit: DeviceKit;
  readonly hooks: HookSet;
}

/** Opens a scenario; a fault names the field that is wrong. The scenario has passed its schema. */
export function openLab(scenario: Scenario, options: LabOptions = {}): Result<Lab> {
  const {recording} = options;
  const profile = options.profile ?? scenario.profile;
  const chosen = {...scenario, profile, seed: options.seed ?? scenario.seed};
  const recorded = scenario.guests.some(({driver}) => driver === 'recorded');
  const cards: KitWithHooks[] = [];
  for (const [number, {device, hooks: texts}] of cardsOf(scenario).entries()) {
    const isFirst = number === 0;
    const place = isFirst ? '' : `cards[${number - 1}].`;
    const kit = kitNamed(device);
    if (kit === undefined) return fail(`${place}device`, `there is no ${device}; there is ${DEVICE_NAMES.join(', ')}`);
    const misfit = isFirst && recorded && recording !== undefined ? recordingMisfit(kit, recording) : null;
    if (misfit !== null) return fail('guests[0].recording', misfit);
    if (!kit.facts.profiles.includes(profile))
      return fail(
        'profile',
        `the ${kit.facts.title} has no profile ${profile}; it has ${kit.facts.profiles.join(', ')}`,
      );
    const asked = (isFirst ? options.hooks : undefined) ?? texts[profile];
    const hooks = parseHookSet(kit, hookText(kit, asked, chosen));
    if (!hooks.ok) return fail(place + hooks.fault.place.replace(/^hooks/, `hooks.${profile}`), hooks.fault.message);
    cards.push({kit, hooks: hooks.value});
  }
  if (recorded && recording === undefined) return fail('guests[0].recording', 'the recording itself is missing');
  const made = recording === undefined ? null : recordedProfile(recording.header);
  if (recorded && made !== null && profile !== made && options.onOtherCard !== true)
    return fail(
      'profile',
      `a recording made on ${made === 'qemu' ? 'QEMU’s card' : 'the data sheet’s card'} replays in profile ${made} only`,
    );
  if (options.watchReach !== undefined && cards.length > 1)
    return fail('cards', 'what guests reach of each other is watched on one card, and this machine has several');
  const views = viewsOf(kitsByGuest(chosen, cards), chosen, recording);
  if (!views.ok) return views;
  const moves = pageMovesOf(
    chosen,
    cards.map(({kit}) => kit.facts),
    views.value,
  );
  if (!moves.ok) return moves;
  const machine = build(chosen, cards, views.value, moves.value, options);
  return ok(new Lab(machine, options.inputs, options.forwardsOnly !== true));
}

/** The hooks that are asked for, and those that policies bring. */
function hookText({hooks}: DeviceKit, text: string, {policies}: Scenario): string {
  const items = text.split(',').map((item) => item.trim());
  const missing = broughtSets(hooks, policies).filter((set) => !items.includes(set));
  return [text, ...missing].filter((item) => item !== '').join();
}

/** The kit of each guest's card. */
function kitsByGuest(scenario: Scenario, cards: readonly KitWithHooks[]): readonly DeviceKit[] {
  return cardNumbers(scenario).map((card) => present(cards[card], 'the schema gives each guest one of the cards').kit);
}

/** What guests' addresses mean to a device that masters the bus, by guest; null where its card is no such device. */
function viewsOf(
  kits: readonly DeviceKit[],
  scenario: Scenario,
  recording: RecordedRun | undefined,
): Result<readonly (DmaView | null)[]> {
  const views: (DmaView | null)[] = [];
  for (const [id, guest] of scenario.guests.entries()) {
    const kit = present(kits[id], 'every guest has a card');
    const {memory} = kit.facts;
    const window = windowOf(guest, kit, scenario);
    if (memory.isHost !== true) {
      views.push(null);
      continue;
    }
    if (guest.driver !== 'recorded') {
      views.push(dmaViewOf(scenario.policies.guestMemory, window, memory));
      continue;
    }
    const {buffers} = present(
      recording && kit.recordedMemory?.(recording),
      'a recording of host memory is looked through',
    );
    const map = recordedPageMap(buffers, window, memory);
    if (!map.ok) return map;
    views.push({translation: map.value, windows: [window]});
  }
  return ok(views);
}

function build(
  scenario: Scenario,
  kitted: readonly KitWithHooks[],
  views: readonly (DmaView | null)[],
  moves: readonly PageMove[],
  options: LabOptions,
): Machine {
  const {recording, watchReach} = options;
  const clock: Clock = {now: 0};
  const store = new EventStore();
  const frames = new FrameArena();
  const facts = kitted.map(({kit}) => kit.facts);
  const isTimed = recording !== undefined && scenario.profile !== 'qemu' && keepsTime(recording);
  const wireMegabits = recording?.header.wireMegabits;
  const segment = segmentOf(scenario, facts);
  const kits = kitsByGuest(scenario, kitted);
  const cardOf = cardNumbers(scenario);
  const windows: readonly AddressWindow[] = scenario.guests.map((guest, id) =>
    windowOf(guest, present(kits[id], 'every guest has a card'), scenario),
  );
  const hostMemory = hostMemoryOf(...facts);
  const memory = guestMemoryOf(hostMemory, views);
  const pages = new GuestPages(views, memory);
  const traffic = watchReach === undefined ? null : new watchReach.Traffic(scenario.guests.length);
  const book = {store, clock, traffic, cause: () => vmm.cause};
  const guests = makeGuests(scenario, kits, options, (id) => guestLog(id, book));
  const around: MachineAround = {
    ...{scenario, clock, store, frames, segment, hostMemory, guests, cardOf, windows, views, pages, moves, traffic},
    // Several cards go at the pace of the slowest, in a replay of one of them too.
    cyclesPerByte: wireMegabits === undefined ? pace(facts) : cyclesPerByte({wireMegabits}),
    crossings: () => crossings,
  };
  const built = kitted.map(({kit, hooks}, number) =>
    buildCard(
      {
        ...{number, kit, hooks, watchReach},
        mac: kit.facts.isOnNetwork ? cardMac(scenario, cardOf, number, recording) : '',
        recorder: number === (options.recordedCard ?? 0) ? options.recorder : undefined,
      },
      around,
    ),
  );
  const crossings =
    built.length === 1
      ? null
      : new Crossings(
          built.map((_, number) => ({
            isFor: (frame) => present(vmm.cards[number], 'it was built').frameLedger.guestOf(frame) !== null,
            frameArrives: (frame, told) => present(vmm.cards[number], 'it was built').frameArrives(frame, told),
          })),
          frames,
          clock,
          sentToHost(scenario),
        );
  const fromHosts = arrivals(segment, (frame) => {
    traffic?.arrives(frame);
    if (crossings === null) vmm.cards[0]?.frameArrives(frame);
    else crossings.arrives(frame);
  });
  const vmm = new Vpio({
    clock,
    store,
    frames,
    guests: guests.records,
    sources: [...built.map(({source}) => source), ...(crossings === null ? [] : [crossings]), fromHosts],
    costs: isTimed ? NO_COSTS : COSTS[scenario.costs],
    quantum: scenario.quantum,
    memory,
    pageFault: PAGE_FAULTS[scenario.policies.paging],
    cards: built.map(({parts}) => parts),
  });
  const cards = built.map(({own, join}, number) => {
    const shared = present(vmm.cards[number], 'as many as were given');
    join(shared);
    const [first, second] = shared.sharers;
    if (first !== undefined && second === undefined) vmm.assign(first.id);
    return {...own, shared};
  });
  return {
    ...present(cards[0], 'there is a card'),
    ...{cards, cardOf, scenario, clock, store, frames, segment, crossings, hostMemory, vmm, windows, traffic},
    pages,
    guests: guests.records,
    scripted: guests.scripted,
    replays: guests.replays,
    reach: built[0]?.reach ?? null,
  };
}
