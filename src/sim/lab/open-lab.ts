// Builds the machine that a scenario describes: card, wire, guests, monitor, VMM, and the lab that watches them.

import {type AddressWindow, CARD_MEMORY} from '../../base/address-space.ts';
import {present} from '../../base/assert.ts';
import {fail, ok, type Result} from '../../base/result.ts';
import type {CardProfile} from '../../kits/contract/device-facts.ts';
import type {DeviceKit} from '../../kits/contract/device-kit.ts';
import {DEVICE_NAMES, kitNamed} from '../../kits/device-kits.ts';
import type {Scenario} from '../../scenarios/scenario.ts';
import {appendDma} from '../../trace/append-range.ts';
import {EventStore} from '../../trace/event-store.ts';
import {FrameArena} from '../../trace/frame-arena.ts';
import type {RecordedRun} from '../../trace/recorded-run.ts';
import type {GuestId} from '../../trace/units.ts';
import type {Clock} from '../machine/clock.ts';
import type {DmaView} from '../models/dma-view.ts';
import type {HookSet} from '../models/hook-set.ts';
import {parseHookSet} from '../models/parse-hooks.ts';
import {Monitor} from '../monitor/monitor.ts';
import {COSTS, DECODE_CYCLES} from '../vmm/costs.ts';
import {GuestPages} from '../vmm/guest-pages.ts';
import type {PageMove} from '../vmm/page-moves.ts';
import {Vpio} from '../vmm/vpio.ts';
import type {Witness} from '../vmm/witness.ts';
import {Belief} from './belief.ts';
import type {BusRecorder} from './bus-recorder.ts';
import {Reach} from './compare/reach.ts';
import {Traffic} from './compare/traffic.ts';
import {guestLog, makeGuests, type OtherPrograms} from './guests.ts';
import {guestMemoryOf, hostMemoryOf} from './host-memory-of.ts';
import {dmaViewOf, recordedPageMap, vmmPages} from './host-pages.ts';
import type {TakenInput} from './inputs.ts';
import {Lab} from './lab.ts';
import type {Machine} from './machine.ts';
import {pageMovesOf} from './page-moves-of.ts';
import {type CardEars, PluggedCard} from './plugged-card.ts';
import {recordedProfile, recordingMisfit} from './recording-fit.ts';
import {cardMac, isAllMemory, isAttacker, macOf, policiesOf, windowOf} from './scenario-parts.ts';
import {watchedAtHandoffs} from './watched-model.ts';
import {arrivals, segmentOf} from './wire.ts';

/** What may be set beside the scenario: each takes the place of the scenario's own. */
export interface LabOptions extends OtherPrograms {
  readonly seed?: number | undefined;
  readonly profile?: CardProfile | undefined;
  /** Text of a hook set. */
  readonly hooks?: string | undefined;
  /** A recording may run on another card than it was made on: its accesses are made as recorded, whatever they meet. */
  readonly onOtherCard?: boolean | undefined;
  /** Also counts what guests reach of each other's pages, and frames that nobody meant. */
  readonly watchReach?: boolean | undefined;
  /** Listens to the card from power-on. */
  readonly recorder?: BusRecorder | undefined;
  /** The run goes forwards only: nothing is kept for a way back. */
  readonly forwardsOnly?: boolean | undefined;
  /** What is done to the run from outside, at its instants. */
  readonly inputs?: readonly TakenInput[] | undefined;
}

/** Opens a scenario; a fault names the field that is wrong. The scenario has passed its schema. */
export function openLab(scenario: Scenario, options: LabOptions = {}): Result<Lab> {
  const kit = kitNamed(scenario.device);
  if (kit === undefined) return fail('device', `there is no ${scenario.device}; there is ${DEVICE_NAMES.join(', ')}`);
  const recorded = scenario.guests.some(({driver}) => driver === 'recorded');
  const {recording} = options;
  const misfit = recorded && recording !== undefined ? recordingMisfit(kit, recording) : null;
  if (misfit !== null) return fail('guests[0].recording', misfit);
  const made = recording === undefined ? null : recordedProfile(recording.header);
  const profile = options.profile ?? scenario.profile;
  if (!kit.facts.profiles.includes(profile))
    return fail('profile', `the ${kit.facts.title} has no profile ${profile}; it has ${kit.facts.profiles.join(', ')}`);
  const hooks = parseHookSet(kit, hookText(kit, options.hooks ?? scenario.hooks[profile], scenario));
  if (!hooks.ok) return fail(hooks.fault.place.replace(/^hooks/, `hooks.${profile}`), hooks.fault.message);
  if (recorded && recording === undefined) return fail('guests[0].recording', 'the recording itself is missing');
  if (recorded && made !== null && profile !== made && options.onOtherCard !== true)
    return fail(
      'profile',
      `a recording made on ${made === 'qemu' ? 'QEMU’s card' : 'the data sheet’s card'} replays in profile ${made} only`,
    );
  const chosen = {...scenario, profile, seed: options.seed ?? scenario.seed};
  const views = viewsOf(kit, chosen, recording);
  if (!views.ok) return views;
  const windows = chosen.guests.map((guest) => windowOf(guest, kit, chosen));
  const moves = pageMovesOf(kit, chosen, views.value, vmmPages(kit.facts, windows));
  if (!moves.ok) return moves;
  const machine = build(kit, chosen, hooks.value, views.value, moves.value, options);
  return ok(new Lab(machine, options.inputs, options.forwardsOnly !== true));
}

/** The hooks that are asked for, and those that copying needs: without them nobody could keep guests' pages in step with the VMM's. */
function hookText({hooks}: DeviceKit, text: string, {policies}: Scenario): string {
  const needed = policies.translation === 'bounce' ? hooks.copying : undefined;
  if (needed === undefined || text.split(',').some((item) => item.trim() === needed)) return text;
  return text === '' ? needed : `${text},${needed}`;
}

/** What guests' addresses mean to a device that masters the bus; none to another. */
function viewsOf(kit: DeviceKit, scenario: Scenario, recording: RecordedRun | undefined): Result<readonly DmaView[]> {
  const {memory} = kit.facts;
  const views: DmaView[] = [];
  if (memory.isHost !== true) return ok(views);
  for (const guest of scenario.guests) {
    const window = windowOf(guest, kit, scenario);
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
  kit: DeviceKit,
  scenario: Scenario,
  hooks: HookSet,
  views: readonly DmaView[],
  moves: readonly PageMove[],
  options: LabOptions,
): Machine {
  const {recording, recorder, watchReach} = options;
  const clock: Clock = {now: 0};
  const store = new EventStore();
  const frames = new FrameArena();
  const segment = segmentOf(scenario, kit.facts);
  const windows = scenario.guests.map((guest) => windowOf(guest, kit, scenario));
  const hostMemory = hostMemoryOf(kit.facts);
  const mac = kit.facts.isOnNetwork ? cardMac(scenario, recording) : '';
  const ears: CardEars = {
    alarmChanged: () => vmm.alarmChanged(),
    lineChanged: (level) => {
      for (const replay of guests.replays) replay.lineChanged(level);
      recorder?.lineChanged(level);
      vmm.lineChanged(level);
    },
    frameSent: (frame) => {
      const index = vmm.frameSent(frame);
      const {address, length, space = CARD_MEMORY} = card.sentFrom;
      belief.sentFrom(monitor.owner, {address, length, space}, index);
      reach?.frameSent(monitor.owner);
      traffic?.sent(frame, isAttacker(scenario.guests[monitor.owner]));
      for (const replay of guests.replays) replay.frameSent(frame);
      recorder?.frameSent(frame);
    },
    moved: (address, length, isWrite) => {
      const range = {address, length, space: CARD_MEMORY};
      const guest = vmm.handover.receiver;
      vmm.inTurn(() => {
        if (hostMemory !== null) appendDma(store, guest, range, isWrite, clock.now, vmm.cause);
        belief.moved(guest, range, isWrite, vmm.handover.isSwitching, vmm.cause);
      });
      // What the VMM has the card read at a hand-off is the VMM's own.
      if (isWrite || !vmm.handover.isSwitching) reach?.moved(guest, address, length, isWrite);
    },
  };
  const setup = {profile: scenario.profile, mac: macOf(mac)};
  const plugged = new PluggedCard(kit, setup, clock, segment, ears, hostMemory);
  const {card, alarms} = plugged;
  const whole = kit.wholeMemory(scenario.profile);
  const isAlone = windows.length === 1 && windows.every((window) => isAllMemory(window, whole));
  const {translation} = scenario.policies;
  const own = vmmPages(kit.facts, windows);
  const made = kit.makeModel({profile: scenario.profile, hooks, isAlone, translation, vmmPages: own});
  const model = watchedAtHandoffs(made, (context) =>
    belief.saved(monitor.owner, kit.looks.staleRegisters(context, card), store.next - 1),
  );
  const monitor = new Monitor(model, store, clock, windows, views);
  const memory = guestMemoryOf(hostMemory, views);
  const pages = hostMemory === null ? undefined : new GuestPages(views, memory);
  const lent = model.lent === undefined ? [] : [model.lent];
  const held = (guest: GuestId): readonly AddressWindow[] =>
    pages === undefined || guest >= views.length
      ? windows.slice(guest, guest + 1)
      : [...pages.view(guest).windows, ...lent];
  const belief = new Belief({
    card,
    monitor,
    store,
    clock,
    windows,
    words: kit.model,
    ports: kit.sheet.ports,
    held,
  });
  const reach = watchReach === true ? new Reach(card, windows, kit.facts.memory.start, held) : null;
  const traffic = watchReach === true ? new Traffic(scenario.guests.length) : null;
  const book = {store, clock, traffic, cause: () => vmm.cause};
  const guests = makeGuests(scenario, kit, options, (id) => guestLog(id, book));
  const sources = [
    plugged.source,
    arrivals(segment, (frame) => {
      traffic?.arrives(frame);
      vmm.frameArrives(frame);
    }),
  ];
  const vmm = new Vpio({
    clock,
    store,
    frames,
    card: recorder?.before(card, clock, kit.facts.inRecordings, mac) ?? card,
    monitor,
    guests: guests.records,
    sources,
    hooks,
    costs: COSTS[scenario.costs],
    policies: policiesOf(scenario),
    quantum: scenario.quantum,
    basePort: kit.basePort,
    ports: kit.sheet.ports,
    hostMemory: hostMemory ?? undefined,
    memory,
    pages,
    moves,
    decode: DECODE_CYCLES[scenario.policies.paging],
    witness: reach === null ? belief : both(belief, reach),
    receive: (frame) => {
      recorder?.frameArrives(frame);
      // A device that masters the bus tells of each DMA; of another's memory only a comparison tells where a frame landed.
      if (hostMemory === null) reach?.beforeFrame(vmm.handover.receiver);
      const outcome = card.receive(frame);
      if (hostMemory === null) reach?.afterFrame(vmm.handover.receiver);
      recorder?.frameOffered(outcome === 'stored');
      for (const replay of guests.replays) replay.frameOffered(outcome === 'stored');
      return outcome;
    },
  });
  if (guests.records.length === 1) vmm.assign(0);
  return {
    kit,
    scenario,
    hooks,
    clock,
    store,
    frames,
    alarms,
    segment,
    card,
    hostMemory,
    monitor,
    belief,
    vmm,
    windows,
    guests: guests.records,
    scripted: guests.scripted,
    replays: guests.replays,
    reach,
    traffic,
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
