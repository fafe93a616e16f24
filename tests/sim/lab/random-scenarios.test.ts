// Random scenarios: as many guests as packet memory holds, eight where it is swapped, every technique and every policy.
// Nothing is lost or doubled among suspended accesses, the ledger's sums are the event store's, the same run has the same digest.
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {USUAL_POLICIES} from '../../../src/policies/policies.ts';
import type {GuestSpec, Policies, Scenario} from '../../../src/scenarios/scenario.ts';
import {parseScenario} from '../../../src/scenarios/schema.ts';
import {plainMachine} from '../../../src/sim/lab/compare/plain-machine.ts';
import {TECHNIQUES, type Technique} from '../../../src/sim/techniques/technique.ts';
import type {Ledger} from '../../../src/sim/vmm/ledger.ts';
import {digestOf} from '../../../src/trace/digest.ts';
import type {EventStore} from '../../../src/trace/event-store.ts';
import {ExitReason, Flag, flagsOf, guestOf, Kind, kindOf} from '../../../src/trace/record-layout.ts';
import {CYCLES_PER_US} from '../../../src/trace/units.ts';
import {disagreements} from './bus-agreement.ts';
import {BusTap} from './bus-tap.ts';
import {opened, PROFILES} from './runs.ts';

const LIMIT_US = 25_000;
const HOST = '52:54:00:00:00:01';

const workload = fc.oneof(
  fc.record({
    kind: fc.constant('ping' as const),
    to: fc.constant('10.0.0.1'),
    count: fc.integer({min: 1, max: 6}),
    intervalUs: fc.integer({min: 50, max: 3000}),
    payloadBytes: fc.nat(1400),
    startUs: fc.nat(2000),
  }),
  fc.record({
    kind: fc.constant('send' as const),
    to: fc.constant(HOST),
    frames: fc.integer({min: 1, max: 4}),
    frameBytes: fc.integer({min: 60, max: 1514}),
    echo: fc.boolean(),
    startUs: fc.nat(2000),
  }),
  fc.record({
    kind: fc.constant('request' as const),
    to: fc.constant(HOST),
    count: fc.integer({min: 1, max: 4}),
    frameBytes: fc.integer({min: 60, max: 1514}),
    startUs: fc.nat(2000),
  }),
  fc.constant({kind: 'listen' as const}),
);

const policies: fc.Arbitrary<Policies> = fc.record({
  parkedFrames: fc.constantFrom('kept', 'lost', 'handoff'),
  isrQuiet: fc.constantFrom('masked', 'all'),
  denial: fc.constantFrom('nothing', 'error', 'machine-check', 'stop'),
  packetMemory: fc.constantFrom('partition', 'swap-used', 'swap-all', 'none'),
  reusable: fc.constantFrom('deck', 'drained'),
  handoffOn: fc.constantFrom('demand', 'quantum', 'priority'),
  forcedAbortUs: fc.constantFrom(null, 200, 2000),
  modelPlacement: fc.constantFrom('inline', 'overlapped', 'guest'),
  guestMemory: fc.constant('offset'),
  translation: fc.constant('rewrite'),
  descriptors: fc.constant('refuse'),
  receiver: fc.constant('stopped'),
  pageMoves: fc.constant('ask'),
  paging: fc.constant('nested'),
});

const chosen = fc.record({
  technique: fc.constantFrom(...TECHNIQUES, 'vpio' as const, 'vpio' as const),
  profile: fc.constantFrom(...PROFILES),
  seed: fc.nat(1_000_000),
  quantum: fc.integer({min: 20_000, max: 2_000_000}),
  costs: fc.constantFrom('hp' as const, 'qemu' as const),
  policies,
  /** Eight workloads; a partition has room for fewer. */
  work: fc.array(workload, {minLength: 8, maxLength: 8}),
  guests: fc.integer({min: 1, max: 8}),
  isLinux: fc.boolean(),
});

type Chosen = typeof chosen extends fc.Arbitrary<infer T> ? T : never;

/** A partition holds four guests with one transmit buffer or three with two; swapped, eight fit. */
function scenarioFor({profile, seed, quantum, costs, policies: ruled, work, guests, isLinux}: Chosen): Scenario {
  const isPartition = ruled.packetMemory === 'partition';
  const most = isPartition ? (isLinux ? 3 : 4) : 8;
  const count = Math.min(guests, most);
  const pages = isPartition ? Math.floor(64 / count) : 64;
  const specs = work.slice(0, count).map((workload, id): GuestSpec => {
    const firstPage = isPartition ? 0x40 + id * pages : 0x40;
    return {
      name: `guest-${id}`,
      driver: isLinux ? 'linux' : 'geekos',
      mac: `52:54:00:00:02:0${id}`,
      ip: `10.0.0.${20 + id}`,
      window: {firstPage, endPage: firstPage + pages},
      workload,
    };
  });
  const parsed = parseScenario(
    {
      format: 'vpio-scenario',
      version: 1,
      name: 'random',
      seed,
      profile,
      costs,
      quantum,
      policies: ruled,
      hosts: [{mac: HOST, ip: '10.0.0.1', delayUs: 60, jitterUs: 200}],
      guests: specs,
      limitUs: LIMIT_US,
    },
    'random',
  );
  if (!parsed.ok) throw new Error(`${parsed.fault.place}: ${parsed.fault.message}`);
  return parsed.value;
}

/** What the event store says that the ledger and the guests' counts say too; empty when they agree. */
function bookFaults(store: EventStore, ledger: Ledger, accesses: readonly number[], clock: number): string[] {
  const exits = {io: 0, interrupt: 0, hlt: 0, quantum: 0};
  const names = {
    [ExitReason.IO]: 'io',
    [ExitReason.INTERRUPT]: 'interrupt',
    [ExitReason.HLT]: 'hlt',
    [ExitReason.QUANTUM]: 'quantum',
  } as const;
  const seen = accesses.map(() => 0);
  for (let index = 0; index < store.next; index++) {
    const w0 = store.word(index, 0);
    const value = store.word(index, 1);
    if (kindOf(w0) === Kind.EXIT) exits[names[value as keyof typeof names]]++;
    if (kindOf(w0) !== Kind.ACCESS) continue;
    const elements = (flagsOf(w0) & Flag.BURST) !== 0 ? value : 1;
    seen[guestOf(w0)] = (seen[guestOf(w0)] ?? 0) + elements;
  }
  const spent = Object.values(ledger.cycles).reduce((sum, cycles) => sum + cycles, 0);
  const faults: string[] = [];
  if (JSON.stringify(exits) !== JSON.stringify(ledger.exits))
    faults.push(`exits: ${JSON.stringify(exits)} in the store, ${JSON.stringify(ledger.exits)} in the ledger`);
  if (seen.join() !== accesses.join()) faults.push(`accesses: ${seen} in the store, ${accesses} counted`);
  if (spent !== clock) faults.push(`cycles: ${spent} by cause, ${clock} on the clock`);
  return faults;
}

interface Ran {
  readonly digest: string;
  readonly faults: readonly string[];
}

function runPlain(scenario: Scenario, technique: Exclude<Technique, 'vpio'>): Ran {
  const {vmm, ledger, emulationCycles, clock, store, frames, guests} = plainMachine(scenario, technique);
  while (clock.now < LIMIT_US * CYCLES_PER_US && vmm.step());
  const accesses = guests.map(({counts}) => counts.accesses);
  return {
    digest: digestOf(store, frames),
    faults: bookFaults(store, ledger, accesses, clock.now - emulationCycles()),
  };
}

/** The digest alone, of a run that nobody listens to. */
function digestAgain(scenario: Scenario, technique: Technique): string {
  if (technique !== 'vpio') return runPlain(scenario, technique).digest;
  const lab = opened(scenario, {profile: scenario.profile, seed: scenario.seed});
  lab.runToEnd();
  return lab.digest();
}

function runVpio(scenario: Scenario): Ran {
  const tap = new BusTap(scenario, {profile: scenario.profile, seed: scenario.seed});
  tap.lab.runToEnd();
  const {machine, store, now} = tap.lab;
  const {packetMemory, modelPlacement} = scenario.policies;
  // Where everybody has all pages, no page is another's; overlapped model steps take no time on the clock.
  // A lone guest has the card from power-on, by no hand-off: nothing is ever suspended.
  const told =
    scenario.guests.length === 1
      ? []
      : disagreements(tap).filter((fault) => packetMemory === 'partition' || !tap.trespasses.includes(fault));
  const model = modelPlacement === 'overlapped' ? machine.vmm.ledger.cycles.model : 0;
  const accesses = machine.guests.map(({counts}) => counts.accesses);
  return {
    digest: tap.lab.digest(),
    faults: [...told, ...bookFaults(store, machine.vmm.ledger, accesses, now + model)],
  };
}

test('whatever the guests, the technique and the policies: the books are right, and the run repeats', () => {
  fc.assert(
    fc.property(chosen, (choice) => {
      const scenario = scenarioFor(choice);
      const {technique} = choice;
      const first = technique === 'vpio' ? runVpio(scenario) : runPlain(scenario, technique);
      expect(first.faults).toEqual([]);
      expect(digestAgain(scenario, technique)).toBe(first.digest);
    }),
    {numRuns: Number(process.env['SCENARIOS'] ?? 30), endOnFailure: process.env['SHRINK'] === undefined},
  );
}, 240_000);

test('eight guests that swap packet memory all get their pings answered', () => {
  const work = Array.from({length: 8}, (_, id) => ({
    kind: 'ping' as const,
    to: '10.0.0.1' as const,
    count: 2,
    intervalUs: 2000,
    payloadBytes: 56,
    startUs: 100 * id,
  }));
  const scenario = scenarioFor({
    technique: 'vpio',
    profile: 'datasheet',
    seed: 1,
    quantum: 900_000,
    costs: 'hp',
    policies: {...USUAL_POLICIES, packetMemory: 'swap-used'},
    work,
    guests: 8,
    isLinux: true,
  });
  const tap = new BusTap({...scenario, limitUs: 400_000}, {});
  tap.lab.runToEnd();
  const {guests, belief} = tap.lab.report();
  expect(guests.map(({pings}) => pings.answered)).toEqual([2, 2, 2, 2, 2, 2, 2, 2]);
  expect(belief.unsafe).toBe(0);
});
