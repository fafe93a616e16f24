// Runs of a scenario of the library in which the VMM moves pages, and what became of them.
import type {CardProfile} from '../../../src/kits/contract/device-facts.ts';
import type {Policies} from '../../../src/policies/policies.ts';
import {scenarioNamed} from '../../../src/scenarios/library.ts';
import type {PageMoveSpec, Scenario} from '../../../src/scenarios/scenario.ts';
import {REACH_WATCH} from '../../../src/sim/lab/compare/reach-watch.ts';
import type {Lab} from '../../../src/sim/lab/lab.ts';
import {openLab} from '../../../src/sim/lab/open-lab.ts';
import {viewOf} from '../../../src/trace/record-view.ts';

/** The page of host memory that pages are moved to, and the one behind it: nobody's. */
export const FREE = 0xd0;

/** A scenario of the library with these moves, and these policies in the place of its own. */
export function scenarioWith(
  name: string,
  pageMoves: readonly PageMoveSpec[],
  policies: Partial<Policies> = {},
): Scenario {
  const own = scenarioNamed(name);
  if (own === undefined) throw new Error(`no scenario is called ${name}`);
  return {...own, pageMoves, policies: {...own.policies, ...policies}};
}

/** Opens it at power-on. */
export function open(scenario: Scenario, profile: CardProfile): Lab {
  const opened = openLab(scenario, {profile, watchReach: REACH_WATCH});
  if (!opened.ok) throw new Error(`${opened.fault.place}: ${opened.fault.message}`);
  return opened.value;
}

/** Runs it to its end. */
export function run(scenario: Scenario, profile: CardProfile): Lab {
  const lab = open(scenario, profile);
  lab.runToEnd();
  return lab;
}

/** What became of moves, in order. */
export function moves({machine}: Lab): string[] {
  const {store} = machine;
  const told: string[] = [];
  store.scan(0, store.next, ({index, w0, w1}) => {
    const record = viewOf(index, w0, w1, 0, 0, store.beside);
    if (record.kind === 'page-move') told.push(`${record.page} ${record.allowed ? `to ${record.to}` : 'waits'}`);
    return false;
  });
  return told;
}

/** Pings answered, wrong beliefs, bytes of others that were written. */
export function outcome(lab: Lab): readonly number[] {
  const {guests, belief} = lab.report();
  const written = lab.machine.reach?.figures.reduce((sum, {bytesWritten}) => sum + bytesWritten, 0) ?? 0;
  return [guests.reduce((sum, {pings}) => sum + pings.answered, 0), belief.unsafe, written];
}
