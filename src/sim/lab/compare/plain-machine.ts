// The same scenario under a technique without a model: which card each guest sees, and how it is driven.
import {PAGE_BYTES} from '../../../datasheets/dp8390.ts';
import {sameBytes} from '../../../net/bytes.ts';
import type {GuestSpec, Scenario} from '../../../scenarios/scenario.ts';
import {EventStore} from '../../../trace/event-store.ts';
import {FrameArena} from '../../../trace/frame-arena.ts';
import {Flag, Kind, packPlain, Verdict} from '../../../trace/record-layout.ts';
import {CYCLES_PER_US, type GuestId, NO_CAUSE, NOBODY} from '../../../trace/units.ts';
import {Ne2000} from '../../devices/ne2000/ne2000.ts';
import {TRANSMIT_ALARM} from '../../devices/ne2000/transmit.ts';
import type {GuestLog} from '../../guests/guest-log.ts';
import {ringDriver} from '../../guests/ring-driver.ts';
import {ScriptedGuest} from '../../guests/scripted-guest.ts';
import {Alarms} from '../../machine/alarms.ts';
import type {Clock, TimedSource} from '../../machine/clock.ts';
import {Backend} from '../../techniques/backend.ts';
import {PlainVmm} from '../../techniques/plain-vmm.ts';
import type {Technique} from '../../techniques/technique.ts';
import {COSTS} from '../../vmm/costs.ts';
import {GuestRecord} from '../../vmm/guest-record.ts';
import {NO_WITNESS} from '../../vmm/witness.ts';
import {Segment} from '../../wire/segment.ts';
import {boardOf, CARD_MAC, CYCLES_PER_BYTE, driverOf, ipOf, isAttacker, jobOf, macOf} from '../scenario-parts.ts';
import {Reach} from './reach.ts';
import {Traffic} from './traffic.ts';

/** A technique that `PlainVmm` runs. */
export type PlainTechnique = Exclude<Technique, 'vpio'>;

/** A machine for one run under a plain technique. */
export interface PlainMachine {
  readonly clock: Clock;
  readonly store: EventStore;
  readonly frames: FrameArena;
  readonly vmm: PlainVmm;
  readonly guests: readonly GuestRecord[];
  readonly scripted: readonly ScriptedGuest[];
  readonly traffic: Traffic;
  /** What guests reached of each other's; null where each has a card of its own or none is shared. */
  readonly reach: Reach | null;
}

type DrivenGuest = Exclude<GuestSpec, {readonly driver: 'recorded'}>;

/** Builds the machine; recorded guests have no driver to run and are left out by the caller. */
export function plainMachine(scenario: Scenario, technique: PlainTechnique): PlainMachine {
  const clock: Clock = {now: 0};
  const store = new EventStore();
  const frames = new FrameArena();
  const traffic = new Traffic(scenario.guests.length);
  const isQemu = scenario.profile === 'qemu';
  const specs = scenario.guests.filter((guest): guest is DrivenGuest => guest.driver !== 'recorded');
  const segment = new Segment({
    hosts: scenario.hosts,
    seed: scenario.seed,
    cyclesPerByte: CYCLES_PER_BYTE,
    cyclesPerUs: CYCLES_PER_US,
    instant: isQemu,
  });
  const sources: TimedSource[] = [];
  const receivers: ((frame: Uint8Array) => void)[] = [];

  /** A physical card on the wire; `seenBy` are the guests whose line it drives. */
  const physicalCard = (mac: string, seenBy: readonly GuestId[], onLine: (level: 0 | 1) => void): Ne2000 => {
    const alarms = new Alarms();
    /** Whose command started the frame that is being sent. */
    let sender: GuestId = seenBy[0] ?? NOBODY;
    const noteSender = (): void => {
      if (seenBy.length > 1 && vmm.accessing !== NOBODY) sender = vmm.accessing;
    };
    const card: Ne2000 = new Ne2000(
      {
        profile: scenario.profile,
        mac: macOf(mac),
        cyclesPerByte: CYCLES_PER_BYTE,
        wireFreeAt: () => segment.freeAt(clock.now),
      },
      {
        now: () => clock.now,
        schedule: (at, token) => {
          alarms.set(at, token);
          if (token !== TRANSMIT_ALARM) return;
          noteSender();
          if (card.isOnWire) segment.claim(at);
        },
        cancel: (token) => alarms.cancel(token),
        setIrq: onLine,
        transmit: (frame) => {
          noteSender(); // quirk `txnow` sends inside the command
          reach?.frameSent(sender);
          const owner = traffic.sent(frame, isAttacker(scenario.guests[sender]));
          if (seenBy.length > 0) vmm.frameSent(owner === NOBODY ? sender : owner, frame);
          segment.fromCard(frame, clock.now);
        },
      },
    );
    sources.push({
      nextAt: () => alarms.nextAt,
      act: () => {
        const token = alarms.take();
        if (token !== undefined) card.alarm(token);
      },
    });
    receivers.push((frame) => {
      const taken = card.receive(frame) === 'stored';
      const isGroup = ((frame[0] ?? 0) & 1) !== 0;
      const whose = specs.findIndex((spec) => sameBytes(frame.subarray(0, 6), macOf(spec.mac)));
      const guest = seenBy.includes(whose) ? whose : taken || isGroup ? seenBy[0] : undefined;
      if (guest !== undefined) vmm.frameOffered(guest, frame, taken);
    });
    return card;
  };

  const everybody = specs.map((_, id) => id);
  const hasOwnBackend = technique === 'emulated' || technique === 'paravirtual';
  let reach: Reach | null = null;
  let backend: Backend | null = null;
  let nics: (Ne2000 | null)[] = specs.map(() => null);
  const scripted = specs.map((spec, id) => {
    const board = boardOf(spec);
    const station = {mac: board.mac, ip: ipOf(spec.ip)};
    const driver = technique === 'paravirtual' ? ringDriver : driverOf(spec);
    return new ScriptedGuest(driver, board, station, jobOf(spec.workload), logOf(id));
  });
  const guests = scripted.map((guest, id) => new GuestRecord(id, specs[id]?.name ?? '', specs[id]?.mac ?? '', guest));

  function logOf(id: GuestId): GuestLog {
    const append = (kind: typeof Kind.OPERATION | typeof Kind.APP, value: number, flags: number): void => {
      store.append(packPlain(kind, id, Verdict.NONE, 0, flags), value, clock.now, NO_CAUSE);
    };
    return {
      operation: (operation, argument, ends) =>
        append(Kind.OPERATION, operation | (argument << 8), ends ? Flag.END : 0),
      app: (event, sequence) => append(Kind.APP, event | (sequence << 8), 0),
      handed: (frame) => traffic.handed(id, frame),
      mismatch: () => {},
    };
  }

  if (hasOwnBackend) {
    const card = physicalCard(CARD_MAC, [], (level) => backend?.lineChanged(level));
    const board = {mac: macOf(CARD_MAC), firstPage: 0x40, endPage: 0x80};
    backend = new Backend({
      clock,
      card,
      board,
      payAccesses: (count) => vmm.payAccesses(count),
      payWork: (cycles) => vmm.payWork(cycles),
      received: (frame) => deliver(frame),
    });
    const send = backend;
    if (technique === 'emulated')
      nics = specs.map((spec, id) => virtualCard(spec.mac, id, (frame) => send.send(frame)));
  } else if (technique === 'selfVirtualizing') {
    nics = specs.map((spec, id) => physicalCard(spec.mac, [id], (level) => vmm.lineChanged([id], level)));
  } else if (technique === 'passthrough') {
    const card = physicalCard(specs[0]?.mac ?? CARD_MAC, [0], (level) => vmm.lineChanged([0], level));
    nics = specs.map((_, id) => (id === 0 ? card : null));
  } else {
    const card = physicalCard(CARD_MAC, everybody, (level) => vmm.lineChanged(everybody, level));
    nics = specs.map(() => card);
    reach = new Reach(
      card,
      specs.map(({window}) => ({start: window.firstPage * PAGE_BYTES, end: window.endPage * PAGE_BYTES})),
    );
  }

  /** A guest's own virtual NE2000 in the VMM: sends at once, as QEMU's does. */
  function virtualCard(mac: string, id: GuestId, send: (frame: Uint8Array) => void): Ne2000 {
    const alarms = new Alarms();
    return new Ne2000(
      {profile: 'qemu', mac: macOf(mac), cyclesPerByte: CYCLES_PER_BYTE},
      {
        now: () => clock.now,
        schedule: (at, token) => alarms.set(at, token),
        cancel: (token) => alarms.cancel(token),
        setIrq: (level) => vmm.lineChanged([id], level),
        transmit: (frame) => {
          vmm.frameSent(id, frame);
          if (isAttacker(specs[id])) traffic.makes(frame);
          vmm.copies(frame);
          send(frame);
        },
      },
    );
  }

  /** A frame out of the backend's ring goes to the guest it is for, or to all if it is for a group. */
  function deliver(frame: Uint8Array): void {
    const isGroup = ((frame[0] ?? 0) & 1) !== 0;
    specs.forEach((spec, id) => {
      if (!isGroup && !sameBytes(frame.subarray(0, 6), macOf(spec.mac))) return;
      vmm.copies(frame);
      if (technique === 'paravirtual') vmm.putInRing(id, frame);
      vmm.frameOffered(id, frame, technique === 'paravirtual' || nics[id]?.receive(frame) === 'stored');
    });
  }

  sources.push({
    nextAt: () => segment.nextAt(),
    act: () => {
      const frame = segment.take();
      traffic.arrives(frame);
      for (const receive of receivers) receive(frame);
    },
  });
  const vmm: PlainVmm = new PlainVmm({
    clock,
    store,
    frames,
    guests,
    nics,
    hasNic: (id) => technique === 'paravirtual' || nics[id] !== null,
    traps: technique === 'emulated',
    linesExit: !hasOwnBackend,
    backend,
    sources,
    costs: COSTS[scenario.costs],
    quantum: scenario.quantum,
    witness: reach ?? NO_WITNESS,
  });
  return {clock, store, frames, vmm, guests, scripted, traffic, reach};
}
