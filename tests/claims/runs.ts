// The runs that claims take their figures from, each done once.

import {join} from 'node:path';
import {present} from '../../src/base/assert.ts';
import type {Result} from '../../src/base/result.ts';
import {readRecording} from '../../src/cli/files.ts';
import type {CardProfile} from '../../src/kits/contract/device-facts.ts';
import {NE2000_BASICS} from '../../src/kits/ne2000/basics.ts';
import {scenarioNamed} from '../../src/scenarios/library.ts';
import type {GuestSpec, Policies, Scenario} from '../../src/scenarios/scenario.ts';
import {REACH_WATCH} from '../../src/sim/lab/compare/reach-watch.ts';
import type {TechniqueReport} from '../../src/sim/lab/compare/technique-report.ts';
import {runUnder} from '../../src/sim/lab/compare/technique-run.ts';
import type {HookFinding} from '../../src/sim/lab/hooks-search/finding.ts';
import {findHooks} from '../../src/sim/lab/hooks-search/search.ts';
import type {Lab} from '../../src/sim/lab/lab.ts';
import {openLab} from '../../src/sim/lab/open-lab.ts';
import type {ReplayReport} from '../../src/sim/lab/report.ts';
import type {Technique} from '../../src/sim/techniques/technique.ts';
import {type Kind, kindOf} from '../../src/trace/record-layout.ts';

export const ROOT = join(import.meta.dirname, '..', '..');

/** How a run differs from its scenario. */
export interface Change {
  readonly profile?: CardProfile;
  readonly costs?: Scenario['costs'];
  readonly hooks?: string;
  readonly policies?: Partial<Policies>;
  /** Changes the first guest. */
  readonly guest?: Partial<Extract<GuestSpec, {readonly workload: unknown}>>;
  /** Every guest's window is all of packet memory. */
  readonly isWhole?: boolean;
  /** Every guest reaches the device's registers as memory. */
  readonly isByMemory?: boolean;
}

const known = new Map<string, unknown>();

function once<T>(key: unknown, run: () => T): T {
  const text = JSON.stringify(key);
  if (!known.has(text)) known.set(text, run());
  return known.get(text) as T;
}

function valueIn<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.fault.place}: ${result.fault.message}`);
  return result.value;
}

function changed(name: string, {profile, costs, policies, guest, isWhole, isByMemory}: Change): Scenario {
  const scenario = present(scenarioNamed(name), `the library has ${name}`);
  const guests = scenario.guests.map((spec, id): GuestSpec => {
    if (spec.driver === 'recorded') return spec;
    const window = isWhole === true ? {firstPage: 0x40, endPage: 0x80} : spec.window;
    return {...spec, window, ...(isByMemory === true ? {registers: 'memory'} : {}), ...(id === 0 ? guest : {})};
  });
  return {
    ...scenario,
    guests,
    profile: profile ?? scenario.profile,
    costs: costs ?? scenario.costs,
    policies: {...scenario.policies, ...policies},
  };
}

/** A library scenario under a technique. */
export function compared(name: string, technique: Technique, change: Change = {}): TechniqueReport {
  return once(['compared', name, technique, change], () =>
    valueIn(runUnder(changed(name, change), technique, {hooks: change.hooks})),
  );
}

/** A library scenario under VPIO, run to its end and watched. */
export function ran(name: string, change: Change = {}): Lab {
  return once(['ran', name, change], () => {
    const lab = valueIn(openLab(changed(name, change), {hooks: change.hooks, watchReach: REACH_WATCH}));
    lab.runToEnd();
    return lab;
  });
}

/** An RTL8139's driver that sends, by registers in memory. */
export function throughMemory(paging: Policies['paging']): Lab {
  return ran('rtl8139-transmit', {policies: {paging}, guest: {registers: 'memory'}});
}

/** A recording, replayed under a hook set. */
export function replayed(name: string, hooks: string): ReplayReport {
  return once(['replayed', name, hooks], () => {
    const recording = valueIn(readRecording(join(ROOT, 'public', 'traces', `${name}.jsonl.gz`)));
    const lab = valueIn(openLab(present(scenarioNamed(name), `the library has ${name}`), {hooks, recording}));
    lab.runToEnd();
    return lab.replayReport();
  });
}

/** A minimal sound hook set of a scenario. */
export function searched(name: string, profile: CardProfile): HookFinding {
  return once(['searched', name, profile], () =>
    valueIn(findHooks(NE2000_BASICS, [{scenario: present(scenarioNamed(name), name), profile}], name)),
  );
}

/** How many records of a kind a run has; `isMeant` looks at words 0 and 1. */
export function records({store}: Lab, kind: Kind, isMeant: (w0: number, w1: number) => boolean = () => true): number {
  let count = 0;
  for (let index = 0; index < store.next; index++) {
    const w0 = store.word(index, 0);
    if (kindOf(w0) === kind && isMeant(w0, store.word(index, 1))) count++;
  }
  return count;
}

/** Cycles in which the processor did something. */
export function busy({cycles, cyclesByCause}: TechniqueReport): number {
  return cycles - cyclesByCause.idle;
}
