// A scenario under every technique, in pieces beside the open run. Fetched when somebody first compares.
import {ok} from '../base/result.ts';
import {chosenScenario} from '../scenarios/changes.ts';
import type {Policies} from '../scenarios/scenario.ts';
import {Comparison} from '../sim/lab/compare/comparison.ts';
import type {TechniqueReport} from '../sim/lab/compare/technique-report.ts';
import {BATCH} from './clock.ts';
import type {RunRequest} from './open-run.ts';
import {readScenario} from './read-scenario.ts';
import type {Pieces} from './told.ts';

/** A technique by the word that reports use. */
export type Technique = TechniqueReport['technique'];

/** What was compared. */
export interface ComparedScenario {
  readonly name: string;
  readonly title: string;
  readonly seed: number;
  readonly profile: 'qemu' | 'datasheet';
  readonly costs: 'qemu' | 'hp';
  readonly policies: Policies;
  /** Text of the hook set that VPIO had. */
  readonly hooks: string;
}

/** The techniques that were run, in their order; fewer than all `of` those that the device can have if it was stopped. */
export interface ComparedRun {
  readonly of: number;
  readonly scenario: ComparedScenario;
  readonly reports: readonly TechniqueReport[];
}

/** Techniques done, of how many, and the one under way. */
export interface Comparing {
  readonly of: number;
  readonly done: number;
  readonly technique: Technique;
}

/** Runs what is asked for under one technique after the other. */
export function* compared(request: RunRequest): Pieces<ComparedRun, Comparing> {
  const read = readScenario(request.scenario);
  const chosen = read.ok ? chosenScenario(read.value, request) : read;
  if (!chosen.ok) return chosen;
  const comparison = new Comparison(chosen.value);
  const of = comparison.techniques.length;
  for (let technique = comparison.current; technique !== null; technique = comparison.current) {
    const advanced = comparison.advance(BATCH);
    if (!advanced.ok) return advanced;
    if (yield {done: comparison.reports.length, of, technique}) break;
  }
  const {name, title, seed, profile, costs, policies, hooks} = chosen.value;
  const scenario = {name, title, seed, profile, costs, policies, hooks: hooks[profile]};
  return ok({of, scenario, reports: comparison.reports});
}
