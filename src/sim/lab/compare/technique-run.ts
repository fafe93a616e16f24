// One scenario under one technique, run in pieces to its end, in the figures that `compare` prints.

import {present} from '../../../base/assert.ts';
import {fail, ok, type Result} from '../../../base/result.ts';
import {kitNamed} from '../../../kits/device-kits.ts';
import type {Scenario} from '../../../scenarios/scenario.ts';
import {CYCLES_PER_US} from '../../../trace/units.ts';
import {unfinishedWork} from '../../guests/application.ts';
import type {ScriptedGuest} from '../../guests/scripted-guest.ts';
import {NEEDS, type Technique, whyImpossible} from '../../techniques/technique.ts';
import type {Ledger} from '../../vmm/ledger.ts';
import {oneCardFor} from '../one-card.ts';
import {openLab} from '../open-lab.ts';
import {type FrameShelf, PASSED_AT_ONCE, PassingRecords} from '../passing-records.ts';
import type {RunEnd} from '../run-end.ts';
import {isAttacker, jobOf, macOf} from '../scenario-parts.ts';
import {type PlainTechnique, plainMachine} from './plain-machine.ts';
import type {Reach, ReachFigures} from './reach.ts';
import {REACH_WATCH} from './reach-watch.ts';
import type {AttackReport, DamageReport, TechniqueReport, TrafficReport} from './technique-report.ts';
import type {Traffic} from './traffic.ts';

/** A run under way. */
export interface TechniqueRun {
  /** Runs on for so many events at least; false once it has ended. */
  advance(events: number): boolean;
  /** The figures; meant for the end. */
  report(): TechniqueReport;
}

interface RunOptions {
  readonly seed?: number | undefined;
  /** Text of a hook set, for VPIO. */
  readonly hooks?: string | undefined;
  /** Where frames wait for the digest; without one they stay in memory. */
  readonly shelf?: FrameShelf | undefined;
}

/** Runs a scenario of guests with drivers under a technique to its end. */
export function runUnder(scenario: Scenario, technique: Technique, options: RunOptions = {}): Result<TechniqueReport> {
  const run = startUnder(scenario, technique, options);
  if (!run.ok) return run;
  while (run.value.advance(Number.POSITIVE_INFINITY));
  return ok(run.value.report());
}

/** Begins such a run. A recording replays under VPIO only, and is refused. */
export function startUnder(scenario: Scenario, technique: Technique, options: RunOptions = {}): Result<TechniqueRun> {
  const at = scenario.guests.findIndex(({driver}) => driver === 'recorded');
  if (at >= 0)
    return fail(`guests[${at}].driver`, 'a recording does what it did: only guests with drivers can be compared');
  const one = oneCardFor('techniques are compared', scenario);
  if (!one.ok) return one;
  const why = whyImpossible(technique, {hasBackend: kitNamed(scenario.device)?.backend != null});
  if (why !== null) return fail('technique', `${technique}: ${why}`);
  const seeded = {...scenario, seed: options.seed ?? scenario.seed};
  return technique === 'vpio' ? startVpio(seeded, options) : ok(startPlain(seeded, technique, options.shelf));
}

function startPlain(scenario: Scenario, technique: PlainTechnique, shelf: FrameShelf | undefined): TechniqueRun {
  const {vmm, ledger, emulationCycles, clock, guests, scripted, traffic, reach, store, frames} = plainMachine(
    scenario,
    technique,
  );
  const limit = scenario.limitUs * CYCLES_PER_US;
  const hasCard = (id: number): boolean => technique !== 'passthrough' || id === 0;
  let end: RunEnd = 'finished';
  const ownsCard = technique === 'passthrough' || technique === 'selfVirtualizing';
  const passing = new PassingRecords(store, frames, {shelf});
  const isOver = (): boolean => {
    end = clock.now >= limit ? 'limit' : 'finished';
    return end === 'limit' || !vmm.step();
  };
  return {
    advance(events) {
      const until = store.next + events;
      for (;;) {
        const piece = Math.min(until, store.next + PASSED_AT_ONCE);
        let hasEnded = false;
        while (!hasEnded && store.next < piece) hasEnded = isOver();
        passing.pass();
        if (hasEnded) return false;
        if (store.next >= until) return true;
      }
    },
    report() {
      const {access, exit, dispatch, model, vmm: backend, guest, idle} = ledger.cycles;
      const reports = guests.map((_, id) => ({
        ...trafficReport(scenario, id, scripted[id], traffic, technique !== 'paravirtual'),
        hasCard: hasCard(id),
        ownedCycles: ownsCard && hasCard(id) ? clock.now : 0,
        suspendedCycles: 0,
      }));
      return {
        technique,
        profile: scenario.profile,
        ...exitFigures(ledger),
        accesses: guests.reduce((sum, {counts}) => sum + counts.accesses, 0),
        cycles: clock.now,
        end,
        cyclesByCause: {
          access,
          backend,
          exit,
          dispatch,
          model,
          emulation: emulationCycles(),
          handoff: 0,
          guest,
          idle,
        },
        vmmCycles: {...ledger.vmmCycles},
        modelPlacement: null,
        guests: reports,
        attack: attackReport(scenario, scripted, reach, 0),
        damage: damageReport(scenario, reports, reach, traffic),
        handoffs: 0,
        kept: 0,
        suspensions: 0,
        events: store.next,
        digest: passing.digest(),
        needs: NEEDS[technique],
      };
    },
  };
}

function startVpio(scenario: Scenario, {hooks, shelf}: RunOptions): Result<TechniqueRun> {
  const opened = openLab(scenario, {hooks, watchReach: REACH_WATCH, forwardsOnly: true});
  if (!opened.ok) return opened;
  const lab = opened.value;
  const passing = new PassingRecords(lab.store, lab.frames, {shelf});
  return ok({
    advance(events) {
      const until = lab.position + events;
      do {
        lab.runTo(Math.min(until, lab.position + PASSED_AT_ONCE));
        passing.pass();
      } while (!lab.hasEnded && lab.position < until);
      return !lab.hasEnded;
    },
    report() {
      const {vmm, scripted, reach, traffic} = lab.machine;
      const watched = present(traffic, 'a comparison watches the traffic');
      const {vmm: handoff, ...cycles} = vmm.ledger.cycles;
      const run = lab.report(passing.digest());
      const reports = run.guests.map(({ownedCycles, suspendedCycles}, id) => ({
        ...trafficReport(scenario, id, scripted[id], watched, true),
        hasCard: true,
        ownedCycles,
        suspendedCycles,
      }));
      return {
        technique: 'vpio',
        profile: scenario.profile,
        ...exitFigures(vmm.ledger),
        accesses: run.accesses,
        cycles: run.cycles,
        end: run.end ?? 'limit',
        cyclesByCause: {...cycles, handoff, backend: 0, emulation: 0},
        vmmCycles: {...vmm.ledger.vmmCycles},
        modelPlacement: scenario.policies.modelPlacement,
        guests: reports,
        attack: attackReport(scenario, scripted, reach, run.denials),
        damage: damageReport(scenario, reports, reach, watched),
        handoffs: run.handoffs,
        kept: run.guests.reduce((sum, {kept}) => sum + kept, 0),
        suspensions: run.suspensions,
        events: run.events,
        digest: run.digest,
        needs: NEEDS.vpio,
      };
    },
  });
}

function trafficReport(
  {guests}: Scenario,
  id: number,
  guest: ScriptedGuest | undefined,
  traffic: Traffic,
  hasPorts: boolean,
): Omit<TrafficReport, 'hasCard' | 'ownedCycles' | 'suspendedCycles'> {
  const spec = present(guests[id], `guest ${id} exists`);
  const {app} = present(guest, 'every guest compared has a program').memory;
  const {mac, workload} = spec.driver === 'recorded' ? {mac: undefined, workload: {kind: 'listen' as const}} : spec;
  const offered = traffic.offeredTo(macOf(mac));
  const isImpossible = workload.kind === 'attack' && !hasPorts;
  return {
    name: spec.name,
    handed: traffic.handedBy(id),
    txFrames: traffic.sentFor(id),
    offered,
    rxFrames: app.received,
    lost: Math.max(0, offered - app.received),
    answered: app.answered,
    unfinished: isImpossible ? 0 : unfinishedWork(app, jobOf(workload)),
  };
}

function attackReport(
  {guests}: Scenario,
  scripted: readonly ScriptedGuest[],
  reach: Reach | null,
  denied: number,
): AttackReport {
  let rounds = 0;
  for (const [id, guest] of guests.entries()) if (isAttacker(guest)) rounds += scripted[id]?.memory.app.made ?? 0;
  const figures = sum(reach, (id) => isAttacker(guests[id]));
  const hasReached = figures.bytesRead + figures.bytesWritten + figures.framesStolen > 0;
  const tried = rounds === 0 ? 'notTried' : hasReached ? 'leaked' : 'held';
  return {result: guests.some(isAttacker) ? tried : 'none', rounds, ...figures, denied};
}

function damageReport(
  {guests}: Scenario,
  reports: readonly TrafficReport[],
  reach: Reach | null,
  traffic: Traffic,
): DamageReport {
  const {bytesRead, bytesWritten, framesStolen} = sum(reach, (id) => !isAttacker(guests[id]));
  return {
    garbled: traffic.garbled,
    strayBytes: bytesRead + bytesWritten,
    strayFrames: framesStolen,
    stuckGuests: reports.filter((guest, id) => guest.hasCard && guest.unfinished > 0 && !isAttacker(guests[id])).length,
  };
}

function sum(reach: Reach | null, isMeant: (id: number) => boolean): ReachFigures {
  const total: ReachFigures = {bytesRead: 0, bytesWritten: 0, framesStolen: 0};
  for (const [id, figures] of (reach?.figures ?? []).entries()) {
    if (!isMeant(id)) continue;
    total.bytesRead += figures.bytesRead;
    total.bytesWritten += figures.bytesWritten;
    total.framesStolen += figures.framesStolen;
  }
  return total;
}

function exitFigures(ledger: Ledger): Pick<TechniqueReport, 'exits' | 'exitsByOperation' | 'exitsByCause'> {
  return {exits: ledger.allExits, exitsByOperation: ledger.byOperation, exitsByCause: {...ledger.exits}};
}
