// Measures every device by the runs that its kit names, one after the other, in pieces beside the open run. Fetched when somebody first
// compares devices.
import {present} from '../base/assert.ts';
import {ok, type Result} from '../base/result.ts';
import type {DeviceMeasures, MeasuredRecording, Way} from '../kits/contract/device-measures.ts';
import {MEASURES} from '../kits/measures.ts';
import {scenarioNamed} from '../scenarios/library.ts';
import {recordingOf} from '../scenarios/recording-of.ts';
import type {GuestSpec, Policies, Scenario} from '../scenarios/scenario.ts';
import {accessPrices} from '../sim/lab/cards/access-prices.ts';
import type {CardFigures, MeasuredCards, MeasuredRun, MeasuredWays, Measuring} from '../sim/lab/cards/card-figures.ts';
import {kitFigures} from '../sim/lab/cards/kit-figures.ts';
import {openLab} from '../sim/lab/open-lab.ts';
import {PassingRecords} from '../sim/lab/passing-records.ts';
import {BATCH} from './clock.ts';
import {readRecording} from './read-recording.ts';
import type {Pieces} from './told.ts';

/** Files of recordings by their names, as many as could be had. */
export interface CardsRequest {
  readonly recordings: Readonly<Record<string, ArrayBuffer>>;
}

/** A run that is wanted, and the figures with what it came to put into them. */
interface Wanted {
  readonly scenario: string;
  readonly hooks: string | null;
  /** Null: as the scenario has it. */
  readonly registers: Way | null;
  readonly paging: Policies['paging'] | null;
  readonly put: (figures: CardFigures, run: MeasuredRun) => CardFigures;
}

const PAGINGS = ['nested', 'shadow'] as const;

/** Runs it all, or until it is stopped; what was not run is missing. */
export function* measuredCards({recordings}: CardsRequest): Pieces<MeasuredCards, Measuring> {
  const prices = accessPrices();
  const cards = MEASURES.map(kitFigures);
  const wanted = MEASURES.flatMap((measures, card) => wantedOf(measures).map((run) => ({...run, card})));
  const known = new Map<string, MeasuredRun>();
  for (const [done, {card, put, ...run}] of wanted.entries()) {
    const key = keyOf(run);
    if (!known.has(key)) {
      const pieces = runOf(run, recordings);
      for (;;) {
        const {done: isDone, value} = pieces.next();
        if (isDone === true) {
          if (!value.ok) return value;
          if (value.value !== null) known.set(key, value.value);
          break;
        }
        if (yield {cards, prices, done, of: wanted.length, scenario: run.scenario}) return ok({cards, prices});
      }
    }
    const came = known.get(key);
    if (came !== undefined) cards[card] = put(present(cards[card], 'a device has figures'), came);
  }
  return ok({cards, prices});
}

/** The same for runs that are the same: as ports, whatever the paging, and as the scenario has it. */
function keyOf({scenario, hooks, registers, paging}: Omit<Wanted, 'put'>): string {
  const [first] = reached(named(scenario), registers, paging).guests;
  const isByMemory = first?.registers === 'memory';
  return JSON.stringify([scenario, hooks, isByMemory ? (paging ?? named(scenario).policies.paging) : null]);
}

/** Each run that a device is told by; the same one may be wanted twice. */
function wantedOf({shared, bulk, recordings, bothWays}: DeviceMeasures): readonly Wanted[] {
  const plain = {hooks: null, registers: null, paging: null} as const;
  return [
    {...plain, scenario: shared, put: (figures, run) => ({...figures, shared: run})},
    ...(bulk === null ? [] : [{...plain, scenario: bulk, put: bulkPut(bulk)}]),
    ...recordings.map(
      (recorded): Wanted => ({
        ...plain,
        ...recorded,
        put: (figures, run) => ({...figures, recordings: [...figures.recordings, run]}),
      }),
    ),
    ...(bothWays === null
      ? []
      : [...waysOf('ours', drivenBy(bothWays.driven)), ...waysOf('recorded', bothWays.recorded)]),
  ];
}

function drivenBy(scenario: string): Readonly<Record<Way, MeasuredRecording | {readonly scenario: string}>> {
  return {ports: {scenario}, memory: {scenario}};
}

function bulkPut(name: string): Wanted['put'] {
  const {guests} = named(name);
  const frames = guests.reduce((sum, guest) => sum + fullFrames(guest), 0);
  return (figures, run) => ({...figures, bulk: {...run, frames}});
}

/** Frames that a guest has to send, and as many again where they come back. */
function fullFrames(guest: GuestSpec): number {
  if (guest.driver === 'recorded' || guest.workload.kind !== 'send') return 0;
  return guest.workload.frames * (guest.workload.echo ? 2 : 1);
}

/** A driver by ports, and by memory under either kind of paging. */
function waysOf(
  driver: MeasuredWays['driver'],
  runs: Readonly<Record<Way, {readonly scenario: string; readonly hooks?: string}>>,
): readonly Wanted[] {
  const wanted = (way: Way, paging: Policies['paging'] | null): Wanted => ({
    hooks: null,
    ...runs[way],
    registers: way,
    paging,
    put: (figures, run) => ({...figures, ways: withRun(figures.ways, driver, {way, paging, run})}),
  });
  return [wanted('ports', null), ...PAGINGS.map((paging) => wanted('memory', paging))];
}

function withRun(
  ways: readonly MeasuredWays[],
  driver: MeasuredWays['driver'],
  run: MeasuredWays['runs'][number],
): readonly MeasuredWays[] {
  const known = ways.find((one) => one.driver === driver);
  if (known === undefined) return [...ways, {driver, runs: [run]}];
  return ways.map((one) => (one === known ? {driver, runs: [...known.runs, run]} : one));
}

/** Runs a scenario to its end; null: its recording is not at hand. */
function* runOf(
  {scenario: name, hooks, registers, paging}: Omit<Wanted, 'put'>,
  files: CardsRequest['recordings'],
): Generator<void, Result<MeasuredRun | null>, unknown> {
  const own = named(name);
  const file = recordingOf(own);
  const bytes = file === null ? undefined : files[file];
  if (file !== null && bytes === undefined) return ok(null);
  const recording = bytes === undefined ? ok(undefined) : readRecording(bytes);
  if (!recording.ok) return recording;
  const scenario = reached(own, registers, paging);
  const opened = openLab(scenario, {hooks: hooks ?? undefined, recording: recording.value, forwardsOnly: true});
  if (!opened.ok) return opened;
  const lab = opened.value;
  const passing = new PassingRecords(lab.store, lab.frames, {undigested: true});
  while (!lab.hasEnded) {
    lab.runTo(lab.position + BATCH);
    passing.pass();
    yield;
  }
  const {profile: card, accesses, hooked, handoffs, handoffAccesses, denials, exits, hooks: hookSet} = lab.report(''); // nobody asks for its digest
  const replay = file === null ? null : lab.replayReport();
  const {vmm, monitor} = lab.machine;
  return ok({
    scenario: name,
    hooks: hookSet,
    profile: card,
    costs: scenario.costs,
    accesses,
    hooked,
    exits: Object.values(exits).reduce((sum, times) => sum + times, 0),
    accessExits: vmm.ledger.exits.io,
    handoffs,
    handoffAccesses,
    exitCycles: vmm.ledger.cycles.exit,
    dispatchCycles: vmm.ledger.cycles.dispatch,
    transitions: monitor.ledger.transitions,
    denials,
    mismatches:
      replay === null
        ? null
        : replay.readMismatches + replay.irqMismatches + replay.frames.txMismatches + replay.frames.rxMismatches,
  });
}

/** The scenario with its first guest reaching the registers so, and such paging; null: as it is. */
function reached(scenario: Scenario, registers: Way | null, paging: Policies['paging'] | null): Scenario {
  const guests = scenario.guests.map((guest, i) => (i === 0 && registers !== null ? {...guest, registers} : guest));
  return {...scenario, guests, policies: {...scenario.policies, ...(paging === null ? {} : {paging})}};
}

function named(name: string): Scenario {
  return present(scenarioNamed(name), `the library has ${name}, by which a device is measured`);
}
