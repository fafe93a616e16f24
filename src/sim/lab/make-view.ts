// Makes the view of an instant out of the machine's parts: looks, and changes nothing.
import {present} from '../../base/assert.ts';
import {littleEndian} from '../../base/bits.ts';
import {framesInRing} from '../../kits/ne2000/card/ring-chain.ts';
import {isTagged, openDma} from '../../kits/ne2000/model/compiled.ts';
import type {Ne2kContext} from '../../kits/ne2000/model/context.ts';
import {BOARD_PORTS, PACKET_MEMORY, USUAL_BASE_PORT} from '../../kits/ne2000/sheet/board.ts';
import {PAGE_BYTES} from '../../kits/ne2000/sheet/dp8390.ts';
import {choiceInForce, LIVE_POLICIES, POLICIES, type Policies, TOLD_POLICIES} from '../../policies/policies.ts';
import {CARD_MEMORY, NOBODY} from '../../trace/units.ts';
import {COST_SOURCES, COSTS} from '../vmm/costs.ts';
import type {GuestRecord} from '../vmm/guest-record.ts';
import type {GuestView, LabView, ModelView, PendingMove, PolicyInForce, RingView, TruthView} from './lab-view.ts';
import type {Machine} from './machine.ts';
import {type ReplayReport, replayReport} from './report.ts';
import {isAsRecorded, mismatchesOf, type RunEnd, replayVerdict} from './run-end.ts';
import {shadowView} from './shadow-view.ts';

/** The machine at this instant, as plain data. */
export function makeView(
  machine: Machine,
  {end, isWithinStep}: {readonly end: RunEnd | null; readonly isWithinStep: boolean},
  withMemory: boolean,
): LabView {
  const {scenario, clock, store, monitor, vmm, card, hooks, guests} = machine;
  const owner = monitor.owner === NOBODY ? null : monitor.owner;
  const shown = guests[owner ?? 0];
  const registers = card.registers();
  return {
    now: clock.now,
    position: store.next,
    computed: store.length,
    ended: end !== null,
    isCut: end === 'limit',
    replay: machine.replays.length === 0 ? null : replaySight(replayReport(machine, end)),
    isWithinStep,
    scenario: {name: scenario.name, title: scenario.title, about: scenario.about},
    seed: scenario.seed,
    device: 'ne2000',
    profile: scenario.profile,
    costPreset: scenario.costs,
    costs: costsOf(machine),
    basePort: USUAL_BASE_PORT,
    owner,
    ownerSince: vmm.handover.ownerSince,
    queue: vmm.handover.queue,
    guests: guests.map((guest) => guestView(machine, guest, registers)),
    model: modelView(machine),
    truth: truthView(machine),
    pending: pendingMoves(machine),
    registers,
    shadow: shadowView(machine),
    irqLevel: vmm.interrupts.level,
    iopm: Array.from({length: BOARD_PORTS}, (_, i) => (shown?.bitmap.exits(USUAL_BASE_PORT + i, 1) === true ? 1 : 0)),
    hooks: hooks.words(),
    hookedPorts: Array.from({length: BOARD_PORTS}, (_, i) => i).filter((offset) => hooks.coversPort(offset)),
    memory: withMemory ? card.memory().slice(0, PACKET_MEMORY.end - PACKET_MEMORY.start) : null,
    counts: countsOf(machine),
    spent: {
      cycles: {...vmm.ledger.cycles},
      vmmCycles: {...vmm.ledger.vmmCycles},
      exits: {...vmm.ledger.exits},
      exitsByOperation: vmm.ledger.byOperation,
      handoffAccesses: vmm.handover.accesses,
    },
    rules: {denial: vmm.policies.denial, modelPlacement: vmm.policies.modelPlacement},
    policies: policiesOf(machine),
  };
}

function replaySight(course: ReplayReport): LabView['replay'] {
  const {events, met, stream} = course;
  return {
    events,
    met,
    stream,
    differences: mismatchesOf(course),
    isMet: isAsRecorded(course),
    verdict: replayVerdict(course),
  };
}

function costsOf({scenario}: Machine): LabView['costs'] {
  const costs = COSTS[scenario.costs];
  const sources = COST_SOURCES[scenario.costs];
  return [
    {name: 'unhooked', cycles: costs.access, source: sources.access},
    {name: 'exit', cycles: costs.exit, source: sources.exit},
    {name: 'hooked', cycles: costs.exit + costs.dispatch, source: sources.dispatch},
    {name: 'model', cycles: costs.model, source: sources.model},
  ];
}

function countsOf({guests, vmm, monitor, belief}: Machine): LabView['counts'] {
  const sum = (pick: (guest: GuestRecord) => number): number => guests.reduce((all, guest) => all + pick(guest), 0);
  return {
    accesses: sum(({counts}) => counts.accesses),
    hooked: sum(({counts}) => counts.hooked),
    exits: vmm.ledger.allExits,
    exitCycles: vmm.ledger.cycles.exit,
    handoffs: vmm.handover.handoffs,
    denials: monitor.ledger.denials,
    suspensions: sum(({counts}) => counts.suspensions),
    lost: sum(({counts}) => counts.lost),
    kept: sum(({counts}) => counts.kept),
    unsafe: belief.counts.unsafe,
    checks: monitor.ledger.checks,
  };
}

function policiesOf({scenario, guests, vmm}: Machine): LabView['policies'] {
  // Some may have been chosen anew since the run began.
  const live = Object.fromEntries(LIVE_POLICIES.map((policy) => [policy, vmm.policies[policy]]));
  const isShared = guests.length > 1;
  const first = choicesOf(scenario.policies, isShared);
  const present = choicesOf({...scenario.policies, ...live}, isShared);
  return present.map((each, i) => ({...each, isChanged: each.choice !== first[i]?.choice}));
}

function choicesOf(policies: Policies, isShared: boolean): Omit<PolicyInForce, 'isChanged'>[] {
  const told = TOLD_POLICIES.map((policy) => ({
    policy,
    name: POLICIES[policy].name,
    choice: policy === 'packetMemory' && !isShared ? 'one guest has it all' : choiceInForce(policies, policy),
  }));
  return [{policy: null, name: 'hand-off carries', choice: CARRIED[policies.packetMemory]}, ...told];
}

const CARRIED: Readonly<Record<Policies['packetMemory'], string>> = {
  partition: 'registers',
  'swap-used': 'registers and pages in use',
  'swap-all': 'registers and all pages',
  none: 'registers',
};

function guestView(machine: Machine, guest: GuestRecord, registers: Readonly<Record<string, number>>): GuestView {
  const {scenario, monitor, vmm, windows, clock, card} = machine;
  const {id} = guest;
  const spec = present(scenario.guests[id], `guest ${id} is in the scenario`);
  const window = present(windows[id], `guest ${id} has a window`);
  const isOwner = monitor.owner === id;
  const context = monitor.context(id);
  const denials = monitor.ledger.guest(id);
  return {
    id,
    name: guest.name,
    driver: spec.driver,
    mac: guest.mac,
    state: stateOf(machine, guest),
    isOwner,
    operation: guest.program.operation,
    suspendedAt: suspensionOf(guest),
    window: {firstPage: window.start / PAGE_BYTES, endPage: Math.min(window.end, PACKET_MEMORY.end) / PAGE_BYTES},
    ring: isOwner ? cardRing(registers) : savedRing(context),
    undrained: isOwner ? card.undrainedFrames() : parkedFrames(context, card.memory()),
    modelState: monitor.model.compiled.states[monitor.state(id)] ?? '',
    interruptPending: vmm.interrupts.isPendingFor(id) || monitor.model.contextSwitch.pendingInterrupts(context),
    counts: {
      ...guest.counts,
      denials: denials.denials,
      ownedCycles: guest.counts.ownedCycles + (isOwner ? clock.now - vmm.handover.ownerSince : 0),
    },
    lastDenial: denials.lastDenial < 0 ? null : denials.lastDenial,
  };
}

function stateOf({vmm}: Machine, guest: GuestRecord): GuestView['state'] {
  if (guest.hasEnded) return 'finished';
  if (guest.suspendedAt !== null) return 'suspended';
  if (guest.isHalted) return 'idle';
  return vmm.running === guest.id ? 'running' : 'ready';
}

function suspensionOf({suspendedAt, suspendedSince, burst}: GuestRecord): GuestView['suspendedAt'] {
  if (suspendedAt === null) return null;
  switch (suspendedAt.op) {
    case 'in':
    case 'ins':
      return {since: suspendedSince, direction: 'in', offset: suspendedAt.offset, value: 0};
    case 'out':
      return {since: suspendedSince, direction: 'out', offset: suspendedAt.offset, value: suspendedAt.value};
    case 'outs': {
      const {offset, size, bytes} = suspendedAt;
      return {since: suspendedSince, direction: 'out', offset, value: littleEndian(bytes, burst.done * size, size)};
    }
    default:
      return null;
  }
}

function cardRing(registers: Readonly<Record<string, number>>): RingView {
  const {PSTART = 0, PSTOP = 0, BNRY = 0, CURR = 0, TPSR = 0, TBCR = 0} = registers;
  return {start: PSTART, stop: PSTOP, boundary: BNRY, current: CURR, sendPage: TPSR, sendBytes: TBCR};
}

function savedRing({shadow, writtenOnPage0}: Ne2kContext): RingView | null {
  if (writtenOnPage0 === 0) return null;
  const {PSTART, PSTOP, BNRY, CURR, TPSR, TBCR} = shadow;
  return {start: PSTART, stop: PSTOP, boundary: BNRY, current: CURR, sendPage: TPSR, sendBytes: TBCR};
}

/** Frames in a parked guest's ring: in its image where a hand-off carries memory, else still on the card. */
function parkedFrames(context: Ne2kContext, memory: Uint8Array): number {
  const ring = savedRing(context);
  if (ring === null) return 0;
  const bytes = context.image?.bytes ?? memory;
  return framesInRing(context.shadow, false, (address) => bytes[address - PACKET_MEMORY.start] ?? 0);
}

function modelView({monitor, clock}: Machine): ModelView {
  const {model, ledger, owner} = monitor;
  const names = model.compiled.states;
  const name = (state: number): string => names[state] ?? '';
  if (owner === NOBODY) {
    return {
      state: null,
      reusable: true,
      reason: 'nobody owns the card',
      traversals: [...ledger.traversals],
      cyclesIn: {},
      trail: [],
    };
  }
  const state = monitor.state(owner);
  const {cyclesIn, since, trail} = ledger.guest(owner);
  const cycles = names.map((each, i) => [each, (cyclesIn[i] ?? 0) + (i === state ? clock.now - since : 0)]);
  return {
    state: name(state),
    reusable: monitor.isReusable(),
    reason: reasonFor(name(state)),
    traversals: [...ledger.traversals],
    cyclesIn: Object.fromEntries(cycles),
    trail: trail.map(({index, edge, from, to}) => ({index, edge, from: name(from), to: name(to)})),
  };
}

function reasonFor(state: string): string {
  if (isTagged(state, 'reusable')) return 'nothing is being sent and no remote DMA is open';
  if (state === 'Initiation') return 'the driver is still setting the card up';
  const parts: string[] = [];
  if (isTagged(state, 'sending')) parts.push('a frame is being sent');
  const remote = openDma(state);
  if (remote !== null) parts.push(`a remote ${remote} is open`);
  return parts.join(' and ');
}

function truthView({card, clock, monitor}: Machine): TruthView {
  const {transmitting, remoteLive} = card;
  const state = monitor.owner === NOBODY ? '' : (monitor.model.compiled.states[monitor.state(monitor.owner)] ?? '');
  return {
    transmitting: transmitting === null ? null : {...transmitting, sent: sentSoFar(transmitting, clock.now)},
    remote: remoteLive === null ? null : {direction: remoteLive, address: card.remoteAddress, left: card.remoteLeft},
    undrained: card.undrainedFrames(),
    agrees: {
      transmit: isTagged(state, 'sending') === (transmitting !== null),
      remote: remoteLive === openDma(state),
    },
  };
}

/** Cycles a byte takes at 10 Mb/s and 1.8 GHz; preamble before, check sequence after the frame. */
const CYCLES_PER_BYTE = 1440;
const FCS_BYTES = 4;

function sentSoFar({length, until}: {readonly length: number; readonly until: number}, now: number): number {
  const left = Math.ceil((until - now) / CYCLES_PER_BYTE) - FCS_BYTES;
  return Math.max(0, Math.min(length, length - left));
}

function pendingMoves({monitor, card}: Machine): readonly PendingMove[] {
  const {owner, model} = monitor;
  if (owner === NOBODY) return [];
  const moves: PendingMove[] = [];
  const approved = model.approved(monitor.context(owner));
  const state = model.compiled.states[monitor.state(owner)] ?? '';
  const check = monitor.ledger.lastCheck;
  if (approved !== null && openDma(state) !== null) {
    moves.push({
      move: approved.move,
      guest: owner,
      address: approved.start,
      length: approved.length,
      space: approved.space ?? CARD_MEMORY,
      check: check.remote,
    });
  }
  if (card.transmitting !== null) {
    const {address, length} = card.transmitting;
    moves.push({move: 'transmit', guest: owner, address, length, space: CARD_MEMORY, check: check.transmit});
  }
  return moves;
}
