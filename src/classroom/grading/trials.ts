// Runs to their end under a hook set, each made once: a class hands in the same few sets and policies again and again.
import {atOnce, untold} from '../../base/at-once.ts';
import {fail, ok, type Result} from '../../base/result.ts';
import {kitNamed} from '../../kits/device-kits.ts';
import type {Scenario} from '../../scenarios/scenario.ts';
import {type Trial, tryInPieces} from '../../sim/lab/hooks-search/trial.ts';
import {DYNAMIC} from '../../sim/models/hook-set.ts';
import {hooksText, singleHooks} from '../../sim/models/hook-words.ts';
import {parseHookSet} from '../../sim/models/parse-hooks.ts';
import type {Runs} from './runs.ts';

/** The figures of a run at its end. */
export interface EndFigures {
  readonly trial: Trial;
  readonly lost: number;
  readonly unsafe: number;
  readonly cycles: number;
}

const MOST_KEPT = 20_000;

/** Makes runs, and keeps their figures. */
export class Trials {
  readonly #runs: Runs;
  readonly #kept = new Map<string, Result<EndFigures>>();

  constructor(runs: Runs) {
    this.#runs = runs;
  }

  /** The run of a scenario as it is, but for the hooks (absent: its own). */
  figures(scenario: Scenario, hooks?: string): Result<EndFigures> {
    return atOnce(this.figuresInPieces(scenario, hooks));
  }

  /** The same in pieces, so that a page is heard in between. */
  *figuresInPieces(scenario: Scenario, hooks?: string): Generator<void, Result<EndFigures>, unknown> {
    const text = canonicalHooks(scenario, hooks ?? scenario.hooks[scenario.profile]);
    if (!text.ok) return text;
    const key = `${JSON.stringify(scenario)} ${text.value}`;
    const kept = this.#kept.get(key);
    if (kept !== undefined) return kept;
    const made = yield* this.#make(scenario, text.value);
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(key, made);
    return made;
  }

  *#make(scenario: Scenario, hooks: string): Generator<void, Result<EndFigures>, unknown> {
    const recording = this.#runs.recording(scenario);
    if (!recording.ok) return recording;
    const subject = {scenario, profile: scenario.profile, recording: recording.value};
    const tried = yield* untold(tryInPieces(subject, hooks, false));
    if (!tried.ok) return tried;
    const {trial, lab} = tried.value;
    const {guests, belief, cycles} = lab.report('');
    return ok({trial, lost: guests.reduce((sum, {lost}) => sum + lost, 0), unsafe: belief.unsafe, cycles});
  }
}

/** A set by its single hooks: two writings of the same set are one text. */
function canonicalHooks({device}: Scenario, text: string): Result<string> {
  const kit = kitNamed(device);
  if (kit === undefined) return fail('device', `there is no ${device}`);
  const set = parseHookSet(kit, text);
  if (!set.ok) return set;
  const hooks = hooksText(singleHooks(set.value));
  return ok(set.value.isDynamic ? `${hooks},${DYNAMIC}` : hooks);
}
