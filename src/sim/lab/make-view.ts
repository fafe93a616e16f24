// Makes the view of an instant out of the machine's parts: looks, and changes nothing.
import {CARD_MEMORY} from '../../base/address-space.ts';
import {present} from '../../base/assert.ts';
import {littleEndian} from '../../base/bits.ts';
import type {DeviceKit} from '../../kits/contract/device-kit.ts';
import {
  choiceInForce,
  isOfHostMemory,
  LIVE_POLICIES,
  POLICIES,
  type Policies,
  TOLD_POLICIES,
} from '../../policies/policies.ts';
import {NOBODY} from '../../trace/units.ts';
import {placeOf} from '../vmm/configuration-ports.ts';
import {COST_SOURCES, COSTS, PAGE_FAULTS} from '../vmm/costs.ts';
import type {GuestRecord} from '../vmm/guest-record.ts';
import {shownPageMap} from './host-pages.ts';
import type {GuestView, LabView, ModelView, PendingMove, PolicyInForce, StandingRange, TruthView} from './lab-view.ts';
import {type Machine, machineAt} from './machine.ts';
import {registerWay} from './register-way.ts';
import {type ReplayReport, replayReport, totalOf} from './report.ts';
import {isAsRecorded, mismatchesOf, type RunEnd, replayVerdict} from './run-end.ts';

/** The machine at this instant, as plain data: what is one card's is that of the card of this number. */
export function makeView(
  whole: Machine,
  card: number,
  {end, isWithinStep}: {readonly end: RunEnd | null; readonly isWithinStep: boolean},
  withMemory: boolean,
): LabView {
  const machine = machineAt(whole, card);
  const {kit, scenario, clock, store, monitor, vmm, shared, hooks, guests} = machine;
  const {handover, interrupts, sharers} = shared;
  const {ports} = kit.sheet;
  const owner = monitor.owner === NOBODY ? null : monitor.owner;
  const shown = owner === null ? sharers[0] : guests[owner];
  const registers = machine.card.registers();
  return {
    now: clock.now,
    position: store.next,
    computed: store.length,
    ended: end !== null,
    isCut: end === 'limit',
    replay: machine.replays.length === 0 ? null : replaySight(replayReport(machine, end), kit),
    isWithinStep,
    scenario: {name: scenario.name, title: scenario.title, about: scenario.about},
    seed: scenario.seed,
    device: kit.facts.name,
    card,
    devices: machine.cards.map((each) => each.kit.facts.name),
    profile: scenario.profile,
    costPreset: scenario.costs,
    costs: costsOf(machine),
    basePort: kit.basePort,
    owner,
    ownerSince: handover.ownerSince,
    queue: handover.queue,
    names: guests.map(({name}) => name),
    guests: sharers.map((guest) => guestView(machine, guest)),
    shares: guests.map(({counts: {accesses, hooked, exits}}) => ({accesses, hooked, exits})),
    model: modelView(machine),
    truth: truthView(machine),
    pending: pendingMoves(machine),
    standing: standingRanges(machine),
    registers,
    shadow: owner === null ? null : {guest: owner, ...kit.looks.shadow(monitor.context(owner), hooks)},
    irqLevel: interrupts.level,
    iopm: Array.from({length: ports}, (_, i) => (shown?.bitmap.exits(kit.basePort + i, 1) === true ? 1 : 0)),
    hooks: hooks.words(),
    hookedPorts: Array.from({length: ports}, (_, i) => i).filter((offset) => hooks.coversPort(offset)),
    registerWay: registerWay(sharers.map(({isByMemory}) => isByMemory)),
    memory: withMemory ? machine.card.memory().slice(0, kit.facts.memory.end - kit.facts.memory.start) : null,
    counts: countsOf(machine),
    spent: {
      cycles: {...vmm.ledger.cycles},
      vmmCycles: {...vmm.ledger.vmmCycles},
      exits: {...vmm.ledger.exits},
      byMemory: vmm.ledger.byMemory,
      exitsByOperation: vmm.ledger.byOperation,
      handoffAccesses: totalOf(machine, ({shared: {handover}}) => handover.accesses),
    },
    rules: {denial: shared.policies.denial, modelPlacement: shared.policies.modelPlacement},
    policies: policiesOf(machine),
  };
}

function replaySight(course: ReplayReport, {facts}: DeviceKit): LabView['replay'] {
  const {events, met, stream} = course;
  return {
    events,
    met,
    stream,
    differences: mismatchesOf(course),
    isMet: isAsRecorded(course),
    verdict: replayVerdict(course, facts.isOnNetwork),
  };
}

function costsOf({scenario, guests}: Machine): LabView['costs'] {
  const costs = COSTS[scenario.costs];
  const sources = COST_SOURCES[scenario.costs];
  return [
    {name: 'unhooked', cycles: costs.access, source: sources.access},
    {name: 'exit', cycles: costs.exit, source: sources.exit},
    {name: 'hooked', cycles: costs.exit + costs.dispatch, source: sources.dispatch},
    ...(guests.some(({isByMemory}) => isByMemory)
      ? [{name: 'decode', cycles: PAGE_FAULTS[scenario.policies.paging].decode, source: 'estimate'} as const]
      : []),
    {name: 'model', cycles: costs.model, source: sources.model},
  ];
}

/** Of all guests and cards. */
function countsOf(machine: Machine): LabView['counts'] {
  const {guests, vmm} = machine;
  const sum = (pick: (guest: GuestRecord) => number): number => guests.reduce((all, guest) => all + pick(guest), 0);
  return {
    accesses: sum(({counts}) => counts.accesses),
    hooked: sum(({counts}) => counts.hooked),
    exits: vmm.ledger.allExits,
    exitCycles: vmm.ledger.cycles.exit,
    handoffs: totalOf(machine, ({shared: {handover}}) => handover.handoffs),
    denials: totalOf(machine, ({monitor}) => monitor.ledger.denials),
    suspensions: sum(({counts}) => counts.suspensions),
    lost: sum(({counts}) => counts.lost),
    kept: sum(({counts}) => counts.kept),
    unsafe: totalOf(machine, ({belief}) => belief.counts.unsafe),
    checks: totalOf(machine, ({monitor}) => monitor.ledger.checks),
  };
}

function policiesOf({kit, scenario, shared}: Machine): LabView['policies'] {
  // Some may have been chosen anew since the run began.
  const live = Object.fromEntries(LIVE_POLICIES.map((policy) => [policy, shared.policies[policy]]));
  const isShared = shared.sharers.length > 1;
  const first = choicesOf(kit, scenario.policies, isShared);
  const present = choicesOf(kit, {...scenario.policies, ...live}, isShared);
  return present.map((each, i) => ({...each, isChanged: each.choice !== first[i]?.choice}));
}

/** Of frames nothing is chosen where there is no network, and of page maps nothing where no device reaches host memory. */
function choicesOf({facts}: DeviceKit, policies: Policies, isShared: boolean): Omit<PolicyInForce, 'isChanged'>[] {
  const met = TOLD_POLICIES.filter((policy) =>
    policy === 'parkedFrames' ? facts.isOnNetwork : facts.memory.isHost === true || !isOfHostMemory(policy),
  );
  const told = met.map((policy) => ({
    policy,
    name: policy === 'packetMemory' ? facts.memory.name : POLICIES[policy].name,
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

function guestView(machine: Machine, guest: GuestRecord): GuestView {
  const {id} = guest;
  const {kit, scenario, monitor, shared, windows, pages, clock, card} = machine;
  const {pageBytes, end} = kit.facts.memory;
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
    isByMemory: guest.isByMemory,
    suspendedAt: suspensionOf(guest),
    window: {firstPage: window.start / pageBytes, endPage: Math.min(window.end, end) / pageBytes},
    pageMap: shownPageMap(pages.snapshot()[id] ?? null, kit.facts.memory),
    ring: kit.ring === null ? null : isOwner ? kit.ring.placed(card.registers()) : kit.ring.saved(context),
    undrained: isOwner ? card.undrainedFrames() : (kit.ring?.framesWaiting(context, card.memory()) ?? 0),
    modelState: monitor.model.compiled.states[monitor.state(id)] ?? '',
    interruptPending: shared.interrupts.isPendingFor(id) || monitor.model.contextSwitch.pendingInterrupts(context),
    counts: {
      ...guest.counts,
      denials: denials.denials,
      ownedCycles: guest.counts.ownedCycles + (isOwner ? clock.now - shared.handover.ownerSince : 0),
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

function suspensionOf({suspendedAt, suspendedSince, configAddress, burst}: GuestRecord): GuestView['suspendedAt'] {
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
    case 'port-in':
    case 'port-out': {
      const {offset, page} = placeOf({configAddress}, suspendedAt);
      const direction = suspendedAt.op === 'port-in' ? 'in' : 'out';
      const value = suspendedAt.op === 'port-in' ? 0 : suspendedAt.value;
      return {since: suspendedSince, direction, offset, page, value};
    }
    default:
      return null;
  }
}

function modelView({kit, monitor, clock}: Machine): ModelView {
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
    reason: kit.model.states[state]?.reason ?? '',
    traversals: [...ledger.traversals],
    cyclesIn: Object.fromEntries(cycles),
    trail: trail.map(({index, edge, from, to}) => ({index, edge, from: name(from), to: name(to)})),
  };
}

function truthView({kit, card, clock, monitor}: Machine): TruthView {
  const {localMove, leaving, remoteLive} = card;
  const sending = localMove ?? (leaving === null ? null : {...leaving, address: null});
  const state = monitor.owner === NOBODY ? undefined : kit.model.states[monitor.state(monitor.owner)];
  return {
    transmitting: sending === null ? null : {...sending, sent: card.movedLocally(clock.now)},
    remote: remoteLive === null ? null : {direction: remoteLive, address: card.remoteAddress, left: card.remoteLeft},
    undrained: card.undrainedFrames(),
    agrees: {
      transmit: (state?.isSending ?? false) === (sending !== null),
      remote: remoteLive === (state?.remote ?? null),
    },
  };
}

function pendingMoves({kit, monitor, card}: Machine): readonly PendingMove[] {
  const {owner, model} = monitor;
  if (owner === NOBODY) return [];
  const moves: PendingMove[] = [];
  const approved = model.approved(monitor.context(owner));
  const check = monitor.ledger.lastCheck;
  if (approved !== null && kit.model.states[monitor.state(owner)]?.remote != null) {
    moves.push({
      move: approved.move,
      guest: owner,
      address: approved.start,
      length: approved.length,
      space: approved.space ?? CARD_MEMORY,
      check: check.remote,
    });
  }
  if (card.localMove !== null) {
    const {address, length, space = CARD_MEMORY} = card.localMove;
    moves.push({move: 'transmit', guest: owner, address, length, space, check: check.transmit});
  }
  return moves;
}

function standingRanges({monitor}: Machine): readonly StandingRange[] {
  const {owner, model} = monitor;
  if (owner === NOBODY) return [];
  const ranges = model.standing?.(monitor.context(owner)) ?? [];
  return ranges
    .filter(({space = CARD_MEMORY}) => space === CARD_MEMORY)
    .map(({move, start, length}) => ({move, guest: owner, address: start, length}));
}
