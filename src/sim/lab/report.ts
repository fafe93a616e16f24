// A run's figures, with the field names of the command line's contract.

import {present} from '../../base/assert.ts';
import type {CardProfile} from '../../kits/contract/device-facts.ts';
import {isOfHostMemory} from '../../policies/policies.ts';
import type {GuestSpec, Policies} from '../../scenarios/scenario.ts';
import {type AppState, unfinishedWork} from '../guests/application.ts';
import type {Difference} from '../guests/recorded-difference.ts';
import type {GuestRecord} from '../vmm/guest-record.ts';
import type {BeliefCounts} from './belief.ts';
import {cardOfGuest, type Machine, type MachineCard} from './machine.ts';
import type {ReplayCourse, ReplayEnd, RunEnd} from './run-end.ts';
import {jobOf} from './scenario-parts.ts';

/** What `run --json` prints. Of a machine with several cards `device` and `hooks` are the first one's, and figures are of all of them. */
export interface RunReport {
  readonly scenario: string;
  readonly seed: number;
  readonly technique: 'vpio';
  readonly device: string;
  readonly profile: CardProfile;
  readonly hooks: string;
  /** The policies that the run began with. */
  readonly policies: Readonly<Partial<Policies>>;
  readonly events: number;
  readonly cycles: number;
  /** `limit`: the run was cut by the scenario's limit; null: it is not over. */
  readonly end: RunEnd | null;
  readonly digest: string;
  readonly handoffs: number;
  /** VMM port accesses that hand-offs took, frames it moved included. */
  readonly handoffAccesses: number;
  readonly suspensions: number;
  readonly denials: number;
  readonly accesses: number;
  readonly hooked: number;
  /** Of them, accesses to configuration space; left out where there are none. */
  readonly config?: number;
  readonly exits: Readonly<Record<string, number>>;
  /** Times a guest's I/O permission map was written. */
  readonly mapsWritten: number;
  readonly cyclesByCause: Readonly<Record<string, number>>;
  /** Bytes that the VMM copied through pages of its own, where a device's memory lies in several pieces. */
  readonly bounced: number;
  /** What `cyclesByCause.vmm` is made of. */
  readonly vmmCycles: Readonly<Record<string, number>>;
  readonly belief: Readonly<Omit<BeliefCounts, 'stale'>>;
  readonly guests: readonly GuestReport[];
  /** Where the machine has several cards: what is each one's, by number. */
  readonly cards?: readonly CardReport[];
}

/** One card's part of the figures. */
export interface CardReport {
  readonly device: string;
  readonly hooks: string;
  /** By name. */
  readonly guests: readonly string[];
  readonly handoffs: number;
  readonly handoffAccesses: number;
  readonly suspensions: number;
  readonly denials: number;
  readonly accesses: number;
  readonly hooked: number;
  readonly belief: RunReport['belief'];
}

/** One guest's figures. */
export interface GuestReport {
  readonly name: string;
  readonly txFrames: number;
  readonly rxFrames: number;
  readonly lost: number;
  readonly kept: number;
  readonly denials: number;
  readonly suspensions: number;
  readonly ownedCycles: number;
  readonly suspendedCycles: number;
  readonly pings: {readonly sent: number; readonly answered: number};
  /** Rounds of work or of an attack that it began, and pieces of its work that it never got done. */
  readonly work: {readonly rounds: number; readonly unfinished: number};
}

/** What `replay --json` prints. */
export interface ReplayReport extends ReplayCourse {
  readonly driver: string;
  /** What a recording of a run of ours is not, in words; null for one of a driver alone. */
  readonly stream: string | null;
  readonly accesses: number;
  readonly reads: number;
  readonly writes: number;
  readonly dataPort: number;
  readonly hooked: number;
  readonly oneInHooked: number;
  readonly exits: number;
  readonly transitions: number;
  readonly denials: number;
  readonly frames: {
    readonly tx: number;
    readonly rx: number;
    readonly txMismatches: number;
    readonly rxMismatches: number;
  };
  readonly belief: Readonly<Omit<BeliefCounts, 'stale'>>;
  readonly mismatches: readonly Difference[];
}

/** A figure of each card, added up. */
export function totalOf({cards}: Machine, figure: (card: MachineCard) => number): number {
  return cards.reduce((all, card) => all + figure(card), 0);
}

/** The run so far. */
export function runReport(machine: Machine, digest: string, end: RunEnd | null): RunReport {
  const {scenario, store, clock, vmm, cards, guests, hooks} = machine;
  const {suspensions, accesses, hooked, config} = sumsOf(guests);
  return {
    scenario: scenario.name,
    seed: scenario.seed,
    technique: 'vpio',
    device: scenario.device,
    profile: scenario.profile,
    hooks: hooks.text,
    policies: metPolicies(machine),
    events: store.next,
    cycles: clock.now,
    end,
    digest,
    handoffs: totalOf(machine, ({shared}) => shared.handover.handoffs),
    handoffAccesses: totalOf(machine, ({shared}) => shared.handover.accesses),
    suspensions,
    denials: totalOf(machine, ({monitor}) => monitor.ledger.denials),
    accesses,
    hooked,
    ...(config === 0 ? {} : {config}),
    exits: {...vmm.ledger.exits},
    mapsWritten: vmm.ledger.mapsWritten,
    cyclesByCause: {...vmm.ledger.cycles},
    bounced: vmm.ledger.bounced,
    vmmCycles: {...vmm.ledger.vmmCycles},
    belief: {
      unsafe: totalOf(machine, ({belief}) => belief.counts.unsafe),
      late: totalOf(machine, ({belief}) => belief.counts.late),
      beyond: totalOf(machine, ({belief}) => belief.counts.beyond),
    },
    guests: guests.map((_, id) => guestReport(machine, id)),
    ...(cards.length === 1 ? {} : {cards: cards.map(cardReport)}),
  };
}

function cardReport({kit, hooks, shared, monitor, belief}: MachineCard): CardReport {
  const {handover, sharers} = shared;
  const {suspensions, accesses, hooked} = sumsOf(sharers);
  return {
    device: kit.facts.name,
    hooks: hooks.text,
    guests: sharers.map(({name}) => name),
    handoffs: handover.handoffs,
    handoffAccesses: handover.accesses,
    denials: monitor.ledger.denials,
    suspensions,
    accesses,
    hooked,
    belief: beliefOf(belief.counts),
  };
}

function sumsOf(
  guests: readonly GuestRecord[],
): Pick<CardReport, 'suspensions' | 'accesses' | 'hooked'> & {readonly config: number} {
  const sum = (pick: (guest: GuestRecord) => number): number => guests.reduce((all, guest) => all + pick(guest), 0);
  return {
    suspensions: sum(({counts}) => counts.suspensions),
    accesses: sum(({counts}) => counts.accesses),
    hooked: sum(({counts}) => counts.hooked),
    config: sum(({counts}) => counts.config),
  };
}

/** Without those that mean nothing on any of the devices. */
function metPolicies({cards, scenario}: Machine): RunReport['policies'] {
  const isHost = cards.some(({kit}) => kit.facts.memory.isHost === true);
  const met = Object.entries(scenario.policies).filter(
    ([policy]) => isHost || !isOfHostMemory(policy as keyof Policies),
  );
  return Object.fromEntries(met) as RunReport['policies'];
}

function guestReport(machine: Machine, id: number): GuestReport {
  const {scenario, guests, clock, scripted} = machine;
  const {monitor, shared} = cardOfGuest(machine, id);
  const {name, counts, suspendedAt, suspendedSince} = present(guests[id], `guest ${id} exists`);
  const app = scripted[id]?.memory.app;
  const owned = monitor.owner === id ? clock.now - shared.handover.ownerSince : 0;
  return {
    name,
    txFrames: counts.txFrames,
    rxFrames: counts.rxFrames,
    lost: counts.lost,
    kept: counts.kept,
    denials: monitor.ledger.guest(id).denials,
    suspensions: counts.suspensions,
    ownedCycles: counts.ownedCycles + owned,
    suspendedCycles: counts.suspendedCycles + (suspendedAt === null ? 0 : clock.now - suspendedSince),
    pings: {sent: app === undefined ? 0 : app.made, answered: app?.answered ?? 0},
    work: workOf(scenario.guests[id], app),
  };
}

function workOf(spec: GuestSpec | undefined, app: Readonly<AppState> | undefined): GuestReport['work'] {
  if (app === undefined || spec === undefined || spec.driver === 'recorded') return {rounds: 0, unfinished: 0};
  const {workload} = spec;
  const hasRounds = workload.kind === 'work' || workload.kind === 'attack';
  return {rounds: hasRounds ? app.made : 0, unfinished: unfinishedWork(app, jobOf(workload))};
}

/** The replay so far. */
export function replayReport(machine: Machine, end: RunEnd | null): ReplayReport {
  const {guests, monitor, vmm, belief, replays} = machine;
  const {counts} = present(guests[0], 'a replay has one guest');
  const replay = present(replays[0], 'a replay has a recorded guest');
  const {differences} = replay;
  return {
    driver: replay.driver,
    stream: replay.stream,
    events: replay.events.all,
    met: replay.events.met,
    compared: replay.compared,
    end: replayEnd(machine, end),
    accesses: counts.accesses,
    reads: counts.reads,
    writes: counts.writes,
    dataPort: counts.dataPort,
    hooked: counts.hooked,
    oneInHooked: counts.hooked === 0 ? 0 : counts.accesses / counts.hooked,
    exits: vmm.ledger.exits.io,
    transitions: monitor.ledger.transitions,
    denials: monitor.ledger.denials,
    readMismatches: differences.read,
    irqMismatches: differences.irq,
    frames: {tx: counts.txFrames, rx: counts.rxFrames, txMismatches: differences.tx, rxMismatches: differences.rx},
    belief: beliefOf(belief.counts),
    mismatches: replay.firstDifferences.slice(0, 20),
  };
}

function replayEnd({guests, replays}: Machine, end: RunEnd | null): ReplayEnd {
  if (replays[0]?.isOver === true) return 'recording';
  if (guests[0]?.hasEnded === true) return 'stopped';
  return end === 'limit' ? 'limit' : 'waiting';
}

function beliefOf({unsafe, late, beyond}: Readonly<BeliefCounts>): RunReport['belief'] {
  return {unsafe, late, beyond};
}
