// One scenario under one technique, run to its end, in the figures that `compare` prints.
import {present} from '../../../base/assert.ts';
import {fail, ok, type Result} from '../../../base/result.ts';
import type {Scenario} from '../../../scenarios/scenario.ts';
import {digestOf} from '../../../trace/digest.ts';
import {CYCLES_PER_US} from '../../../trace/units.ts';
import {NEEDS, type Needs, type Technique} from '../../techniques/technique.ts';
import type {Ledger} from '../../vmm/ledger.ts';
import {openLab} from '../open-lab.ts';
import {macOf} from '../scenario-parts.ts';
import {type PlainTechnique, plainMachine} from './plain-machine.ts';
import type {AttackFigures} from './reach.ts';

/** One guest's traffic. */
export interface TrafficReport {
  readonly name: string;
  /** Frames its network stack handed to its driver's card and the card sent. */
  readonly txFrames: number;
  /** Frames to its own address that reached its stack. */
  readonly rxFrames: number;
  /** Frames the wire brought for it that it never got. */
  readonly lost: number;
  readonly answered: number;
  /** False where the technique leaves it without a card. */
  readonly hasCard: boolean;
  readonly ownedCycles: number;
  readonly suspendedCycles: number;
}

/** What `compare` prints of one technique. */
export interface TechniqueReport {
  readonly technique: Technique;
  readonly profile: Scenario['profile'];
  readonly exits: number;
  /** Exits as if every element of a `rep` exited. */
  readonly exitsByOperation: number;
  readonly exitsByCause: Readonly<Record<string, number>>;
  readonly accesses: number;
  readonly cycles: number;
  readonly cyclesByCause: Readonly<Record<string, number>>;
  readonly guests: readonly TrafficReport[];
  /** Frames on the wire that no guest had handed to its driver. */
  readonly garbled: number;
  readonly attack: Readonly<AttackFigures> & {readonly denied: number};
  readonly handoffs: number;
  readonly events: number;
  readonly digest: string;
  readonly needs: Needs;
}

/** Runs a scenario of guests with drivers under a technique. A recording replays under VPIO only. */
export function runUnder(
  scenario: Scenario,
  technique: Technique,
  options: {readonly seed?: number | undefined; readonly hooks?: string | undefined} = {},
): Result<TechniqueReport> {
  if (scenario.guests.some(({driver}) => driver === 'recorded')) {
    return fail('guests[0].driver', 'a recording cannot be compared: it did what it did; choose guests with drivers');
  }
  const seeded = {...scenario, seed: options.seed ?? scenario.seed};
  return technique === 'vpio' ? runVpio(seeded, options.hooks) : ok(runPlain(seeded, technique));
}

function runPlain(scenario: Scenario, technique: PlainTechnique): TechniqueReport {
  const machine = plainMachine(scenario, technique);
  const {vmm, clock, guests, scripted, traffic, reach, store, frames} = machine;
  const limit = scenario.limitUs * CYCLES_PER_US;
  while (clock.now < limit && vmm.step());
  const attack = reach?.figures ?? {bytesRead: 0, bytesWritten: 0, framesStolen: 0};
  return {
    technique,
    profile: scenario.profile,
    ...ledgerFigures(vmm.ledger),
    accesses: guests.reduce((sum, {counts}) => sum + counts.accesses, 0),
    cycles: clock.now,
    guests: guests.map((guest, id) => {
      const {app} = present(scripted[id], 'every guest has a program').memory;
      const hasCard = technique !== 'passthrough' || id === 0;
      const offered = traffic.offeredTo(macOf(guest.mac));
      return {
        name: guest.name,
        txFrames: guest.counts.txFrames,
        rxFrames: app.received,
        lost: Math.max(0, offered - app.received),
        answered: app.answered,
        hasCard,
        ownedCycles: hasCard ? clock.now : 0,
        suspendedCycles: 0,
      };
    }),
    garbled: traffic.garbled,
    attack: {...attack, denied: 0},
    handoffs: 0,
    events: store.next,
    digest: digestOf(store, frames),
    needs: NEEDS[technique],
  };
}

function runVpio(scenario: Scenario, hooks: string | undefined): Result<TechniqueReport> {
  const opened = openLab(scenario, {hooks, watchReach: true});
  if (!opened.ok) return opened;
  const lab = opened.value;
  lab.runToEnd();
  const report = lab.report();
  const {vmm, scripted, reach, traffic} = lab.machine;
  return ok({
    technique: 'vpio',
    profile: scenario.profile,
    ...ledgerFigures(vmm.ledger),
    accesses: report.accesses,
    cycles: report.cycles,
    guests: report.guests.map((guest, id) => {
      const app = present(scripted[id], 'every guest has a program').memory.app;
      const {name, txFrames, lost, ownedCycles, suspendedCycles} = guest;
      return {
        name,
        txFrames,
        rxFrames: app.received,
        lost,
        answered: app.answered,
        hasCard: true,
        ownedCycles,
        suspendedCycles,
      };
    }),
    garbled: traffic?.garbled ?? 0,
    attack: {...(reach?.figures ?? {bytesRead: 0, bytesWritten: 0, framesStolen: 0}), denied: report.denials},
    handoffs: report.handoffs,
    events: report.events,
    digest: report.digest,
    needs: NEEDS.vpio,
  });
}

function ledgerFigures(
  ledger: Ledger,
): Pick<TechniqueReport, 'exits' | 'exitsByOperation' | 'exitsByCause' | 'cyclesByCause'> {
  return {
    exits: ledger.allExits,
    exitsByOperation: ledger.byOperation,
    exitsByCause: {...ledger.exits},
    cyclesByCause: {...ledger.cycles},
  };
}
