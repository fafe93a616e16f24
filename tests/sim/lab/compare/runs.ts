// Scenarios under techniques, each run once for all tests of a file.

import {present} from '../../../../src/base/assert.ts';
import type {CardProfile} from '../../../../src/kits/contract/device-facts.ts';
import {scenarioNamed} from '../../../../src/scenarios/library.ts';
import type {Scenario} from '../../../../src/scenarios/scenario.ts';
import type {TechniqueReport} from '../../../../src/sim/lab/compare/technique-report.ts';
import {runUnder} from '../../../../src/sim/lab/compare/technique-run.ts';
import type {Technique} from '../../../../src/sim/techniques/technique.ts';

const kept = new Map<string, TechniqueReport>();

/** A scenario of the library on a card. */
export function scenarioOn(name: string, profile: CardProfile): Scenario {
  return {...present(scenarioNamed(name), `the library has ${name}`), profile};
}

/** The figures of a library scenario under a technique. */
export function reportOf(name: string, technique: Technique, profile: CardProfile = 'datasheet'): TechniqueReport {
  const key = `${name} ${technique} ${profile}`;
  const known = kept.get(key) ?? runAfresh(name, technique, profile);
  kept.set(key, known);
  return known;
}

/** The same, run again. */
export function runAfresh(name: string, technique: Technique, profile: CardProfile): TechniqueReport {
  const run = runUnder(scenarioOn(name, profile), technique);
  if (!run.ok) throw new Error(`${run.fault.place}: ${run.fault.message}`);
  return run.value;
}
