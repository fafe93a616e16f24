// One scenario under all techniques, one after the other, in pieces: a page can be heard in between, and can stop it.
import {ok, type Result} from '../../../base/result.ts';
import {kitNamed} from '../../../kits/device-kits.ts';
import type {Scenario} from '../../../scenarios/scenario.ts';
import {TECHNIQUES, type Technique, whyImpossible} from '../../techniques/technique.ts';
import type {FrameShelf} from '../passing-records.ts';
import type {TechniqueReport} from './technique-report.ts';
import {startUnder, type TechniqueRun} from './technique-run.ts';

/** A comparison under way. */
export class Comparison {
  readonly scenario: Scenario;
  /** The techniques that can be had for its device, in the order of `TECHNIQUES`; and why the others cannot. */
  readonly techniques: readonly Technique[];
  readonly impossible: Readonly<Partial<Record<Technique, string>>>;
  readonly #hooks: string | undefined;
  readonly #shelf: (() => FrameShelf) | undefined;
  readonly #reports: TechniqueReport[] = [];
  #run: TechniqueRun | null = null;

  /** `hooks`: text of a hook set for VPIO in place of the scenario's; `shelf` makes a place for each run's frames beside memory. */
  constructor(scenario: Scenario, hooks?: string | undefined, shelf?: (() => FrameShelf) | undefined) {
    this.scenario = scenario;
    const device = {hasBackend: kitNamed(scenario.device)?.backend != null};
    const all = TECHNIQUES.map((technique) => ({technique, why: whyImpossible(technique, device)}));
    this.techniques = all.flatMap(({technique, why}) => (why === null ? [technique] : []));
    this.impossible = Object.fromEntries(all.flatMap(({technique, why}) => (why === null ? [] : [[technique, why]])));
    this.#hooks = hooks;
    this.#shelf = shelf;
  }

  /** The technique whose turn it is; null when all have been run. */
  get current(): Technique | null {
    return this.techniques[this.#reports.length] ?? null;
  }

  /** The techniques run so far, in the order of `techniques`. */
  get reports(): readonly TechniqueReport[] {
    return this.#reports;
  }

  /** Runs on for so many events; false once all have been run. A fault names the scenario's field. */
  advance(events: number): Result<boolean> {
    const technique = this.current;
    if (technique === null) return ok(false);
    if (this.#run === null) {
      const begun = startUnder(this.scenario, technique, {hooks: this.#hooks, shelf: this.#shelf?.()});
      if (!begun.ok) return begun;
      this.#run = begun.value;
    }
    if (!this.#run.advance(events)) {
      this.#reports.push(this.#run.report());
      this.#run = null;
    }
    return ok(this.current !== null);
  }
}
