// Builds the machine that a scenario describes: card, wire, guests, monitor, VMM, and the lab that watches them.

import {present} from '../../base/assert.ts';
import {fail, ok, type Result} from '../../base/result.ts';
import {Ne2000} from '../../kits/ne2000/card/ne2000.ts';
import {TRANSMIT_ALARM} from '../../kits/ne2000/card/transmit.ts';
import {ne2kModel} from '../../kits/ne2000/model/device.ts';
import {NE2000_HOOKS} from '../../kits/ne2000/model/hooks.ts';
import {BOARD_PORTS, PORT, USUAL_BASE_PORT} from '../../kits/ne2000/sheet/board.ts';
import {PAGE_BYTES, portBits, RBCR, RSAR} from '../../kits/ne2000/sheet/dp8390.ts';
import type {CardProfile, Scenario} from '../../scenarios/scenario.ts';
import {EventStore} from '../../trace/event-store.ts';
import {FrameArena} from '../../trace/frame-arena.ts';
import {Flag, Kind, packPlain, Verdict} from '../../trace/record-layout.ts';
import {recordedOn} from '../../trace/recorded-card.ts';
import type {RecordedRun} from '../../trace/recorded-run.ts';
import {CYCLES_PER_US, type GuestId, NO_CAUSE} from '../../trace/units.ts';
import type {GuestLog} from '../guests/guest-log.ts';
import {RecordedGuest} from '../guests/recorded-guest.ts';
import {ScriptedGuest} from '../guests/scripted-guest.ts';
import {Alarms} from '../machine/alarms.ts';
import type {Clock, TimedSource} from '../machine/clock.ts';
import type {GuestProgram} from '../machine/guest-program.ts';
import type {HookSet} from '../models/hook-set.ts';
import {parseHookSet} from '../models/parse-hooks.ts';
import {Monitor} from '../monitor/monitor.ts';
import {COSTS} from '../vmm/costs.ts';
import {GuestRecord} from '../vmm/guest-record.ts';
import {Vpio} from '../vmm/vpio.ts';
import type {Witness} from '../vmm/witness.ts';
import {Segment} from '../wire/segment.ts';
import {Belief} from './belief.ts';
import type {BusRecorder} from './bus-recorder.ts';
import {watchedAtHandoffs} from './carried-context.ts';
import {Reach} from './compare/reach.ts';
import {Traffic} from './compare/traffic.ts';
import type {TakenInput} from './inputs.ts';
import {Lab} from './lab.ts';
import type {Machine} from './machine.ts';
import {
  boardOf,
  CYCLES_PER_BYTE,
  cardMac,
  driverOf,
  ipOf,
  isAllMemory,
  isAttacker,
  isMapped,
  jobOf,
  macOf,
  policiesOf,
  windowOf,
} from './scenario-parts.ts';

/** What may be set beside the scenario: each takes the place of the scenario's own. */
export interface LabOptions {
  readonly seed?: number | undefined;
  readonly profile?: CardProfile | undefined;
  /** Text of a hook set. */
  readonly hooks?: string | undefined;
  /** The recording that the scenario's recorded guest replays. */
  readonly recording?: RecordedRun | undefined;
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
  /** A program that the first guest runs in place of its driver. */
  readonly program?: GuestProgram | undefined;
  /** Programs that all guests run in place of their drivers. */
  readonly programs?: ((guest: GuestId) => GuestProgram) | undefined;
}

/** Opens a scenario; a fault names the field that is wrong. The scenario has passed its schema. */
export function openLab(scenario: Scenario, options: LabOptions = {}): Result<Lab> {
  const made = options.recording === undefined ? null : recordedOn(options.recording.header);
  const profile = options.profile ?? scenario.profile;
  const hooks = parseHookSet(NE2000_HOOKS, options.hooks ?? scenario.hooks[profile]);
  if (!hooks.ok) return fail(hooks.fault.place.replace(/^hooks/, `hooks.${profile}`), hooks.fault.message);
  const recorded = scenario.guests.some(({driver}) => driver === 'recorded');
  if (recorded && options.recording === undefined)
    return fail('guests[0].recording', 'the recording itself is missing');
  if (recorded && made !== null && profile !== made && options.onOtherCard !== true)
    return fail(
      'profile',
      `a recording made on ${made === 'qemu' ? 'QEMU’s card' : 'the data sheet’s card'} replays in profile ${made} only`,
    );
  const machine = build({...scenario, profile, seed: options.seed ?? scenario.seed}, hooks.value, options);
  return ok(new Lab(machine, options.inputs, options.forwardsOnly !== true));
}

function build(
  scenario: Scenario,
  hooks: HookSet,
  {recording, recorder, program, programs, watchReach}: LabOptions,
): Machine {
  const clock: Clock = {now: 0};
  const store = new EventStore();
  const frames = new FrameArena();
  const alarms = new Alarms();
  const isQemu = scenario.profile === 'qemu';
  const segment = new Segment({
    hosts: scenario.hosts,
    seed: scenario.seed,
    cyclesPerByte: CYCLES_PER_BYTE,
    cyclesPerUs: CYCLES_PER_US,
    instant: isQemu,
  });
  const windows = scenario.guests.map((guest) =>
    windowOf(guest, isQemu, scenario.policies.packetMemory === 'partition'),
  );
  const card = new Ne2000(
    {
      profile: scenario.profile,
      mac: macOf(cardMac(scenario, recording)),
      cyclesPerByte: CYCLES_PER_BYTE,
      wireFreeAt: () => segment.freeAt(clock.now),
    },
    {
      now: () => clock.now,
      schedule: (at, token) => {
        alarms.set(at, token);
        vmm.alarmChanged();
        // On a free wire the alarm is the frame's end; on a busy one the card only waits, and claims nothing yet.
        if (token === TRANSMIT_ALARM && segment.freeAt(clock.now) <= clock.now) segment.claim(at);
      },
      cancel: (token) => {
        alarms.cancel(token);
        vmm.alarmChanged();
      },
      setIrq: (level) => {
        for (const replay of replays) replay.lineChanged(level);
        recorder?.lineChanged(level);
        vmm.lineChanged(level);
      },
      transmit: (frame) => {
        const index = vmm.frameSent(frame);
        // A guest may write TPSR and TBCR anew while the frame is on the wire.
        const {address, length} = card.transmitting ?? {
          address: card.peek('TPSR') * PAGE_BYTES,
          length: card.peek('TBCR'),
        };
        belief.frameSent(monitor.owner, address, length, index);
        reach?.frameSent(monitor.owner);
        traffic?.sent(frame, isAttacker(scenario.guests[monitor.owner]));
        for (const replay of replays) replay.frameSent(frame);
        recorder?.frameSent(frame);
        segment.fromCard(frame, clock.now);
      },
    },
  );
  const shipped = ne2kModel({
    hasChip: !isQemu,
    dwordMovesFour: isQemu,
    rangeHooks: rangeHooksOf(hooks),
    countsData: hooks.has(PORT.DATA, 'read'),
    ringIsHooked: [PORT.PSTART, PORT.PSTOP, PORT.CURR].every((register) => hooks.has(register, 'write')),
    pageIsHooked: hooks.has(PORT.TPSR, 'write'),
    filterIsHooked: hooks.has(PORT.RCR, 'write'),
    hasCardAlone: windows.length === 1 && windows.every((window) => isAllMemory(window, isQemu)),
    opensDataPort: isQemu && opensDataPort(hooks),
    page2ReadsBack: !isQemu,
  });
  const model = watchedAtHandoffs(shipped, (context) => belief.saved(monitor.owner, context, store.next - 1));
  const monitor = new Monitor(model, store, clock, windows);
  const belief = new Belief(card, monitor, store, clock, windows, (address, isWrite) =>
    isMapped(address, isWrite, isQemu),
  );
  const reach = watchReach === true ? new Reach(card, windows) : null;
  const traffic = watchReach === true ? new Traffic(scenario.guests.length) : null;
  const logOf = (id: GuestId): GuestLog => ({
    operation: (operation, argument, ends) => {
      store.append(
        packPlain(Kind.OPERATION, id, Verdict.NONE, 0, ends ? Flag.END : 0),
        operation | (argument << 8),
        clock.now,
        NO_CAUSE,
      );
    },
    app: (event, sequence) => {
      store.append(packPlain(Kind.APP, id, Verdict.NONE, 0, 0), event | (sequence << 8), clock.now, NO_CAUSE);
    },
    handed: (frame) => traffic?.handed(id, frame),
    mismatch: (what, line) => {
      store.append(packPlain(Kind.MISMATCH, id, Verdict.NONE, 0, 0), what | (line << 4), clock.now, vmm.cause);
    },
  });
  const scripted: ScriptedGuest[] = [];
  const replays: RecordedGuest[] = [];
  const guests = scenario.guests.map((spec, id) => {
    if (id === 0 && program !== undefined) return new GuestRecord(id, spec.name, '', program);
    if (spec.driver === 'recorded') {
      const replay = new RecordedGuest(present(recording, 'the recording was asked for'), logOf(id), !isQemu);
      replays.push(replay);
      return new GuestRecord(id, spec.name, '', replay);
    }
    if (programs !== undefined) return new GuestRecord(id, spec.name, spec.mac.toLowerCase(), programs(id));
    const board = boardOf(spec);
    const station = {mac: board.mac, ip: ipOf(spec.ip)};
    const guest = new ScriptedGuest(driverOf(spec), board, station, jobOf(spec.workload), logOf(id));
    scripted.push(guest);
    const record = new GuestRecord(id, spec.name, spec.mac.toLowerCase(), guest);
    record.lies = spec.driver === 'rogue';
    return record;
  });
  const sources: readonly TimedSource[] = [
    {
      nextAt: () => alarms.nextAt,
      act: () => {
        const token = alarms.take();
        if (token !== undefined) card.alarm(token);
      },
    },
    {
      nextAt: () => segment.nextAt(),
      act: () => {
        const frame = segment.take();
        traffic?.arrives(frame);
        vmm.frameArrives(frame);
      },
    },
  ];
  const vmm = new Vpio({
    clock,
    store,
    frames,
    card: recorder?.before(card, clock, cardMac(scenario, recording)) ?? card,
    monitor,
    guests,
    sources,
    hooks,
    costs: COSTS[scenario.costs],
    policies: policiesOf(scenario),
    quantum: scenario.quantum,
    basePort: USUAL_BASE_PORT,
    ports: BOARD_PORTS,
    witness: reach === null ? belief : both(belief, reach),
    receive: (frame) => {
      recorder?.frameArrives(frame);
      reach?.beforeFrame(vmm.handover.receiver);
      const outcome = card.receive(frame);
      reach?.afterFrame(vmm.handover.receiver);
      recorder?.frameOffered(outcome === 'stored');
      for (const replay of replays) replay.frameOffered(outcome === 'stored');
      return outcome;
    },
  });
  if (guests.length === 1) vmm.assign(0);
  return {
    scenario,
    hooks,
    clock,
    store,
    frames,
    alarms,
    segment,
    card,
    monitor,
    belief,
    vmm,
    guests,
    windows,
    scripted,
    replays,
    reach,
    traffic,
  };
}

/**
 * A dynamic set may let go of a data port that it lists where it lists all that a transfer's way depends on: CR, PSTART, PSTOP,
 * RSAR, RBCR and DCR; and CURR, with which the ring is known.
 */
function opensDataPort(hooks: HookSet): boolean {
  const way = [PORT.CR, PORT.PSTART, PORT.PSTOP, ...RSAR, ...RBCR, PORT.DCR, PORT.CURR, PORT.DATA];
  return hooks.isDynamic && way.every((port) => hooks.has(port, 'write')) && hooks.has(PORT.DATA, 'read');
}

/** Bit per offset of TPSR, RSAR0/1 and RBCR0/1 that the set lists; without CR they say nothing. */
function rangeHooksOf(hooks: HookSet): number {
  if (!hooks.has(PORT.CR, 'write')) return 0;
  return portBits(...[PORT.TPSR, ...RSAR, ...RBCR].filter((register) => hooks.has(register, 'write')));
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
