// A comparison in the worker, in slices, beside the open run. Fetched when somebody first compares.
import type {Scenario} from '../scenarios/scenario.ts';
import {Comparison} from '../sim/lab/compare/comparison.ts';
import type {RequestId} from './protocol/messages.ts';
import {BATCH, type SessionHost, SLICE_MS} from './session-host.ts';

/** Runs one scenario under every technique and tells the page: `comparing` at each slice, at last `compared` or `refused`. */
export class CompareSlices {
  readonly #host: SessionHost;
  readonly #id: RequestId;
  readonly #comparison: Comparison;
  #isDone = false;

  constructor(host: SessionHost, id: RequestId, scenario: Scenario) {
    this.#host = host;
    this.#id = id;
    this.#comparison = new Comparison(scenario);
    this.#next();
  }

  /** Answers with what has been run; nothing if that was done. */
  stop(): void {
    if (this.#isDone) return;
    this.#isDone = true;
    const {name, title, seed, profile, costs, policies, hooks} = this.#comparison.scenario;
    this.#host.say(
      {
        type: 'compared',
        id: this.#id,
        scenario: {name, title, seed, profile, costs, policies, hooks: hooks[profile]},
        reports: this.#comparison.reports,
      },
      [],
    );
  }

  #next(): void {
    this.#host.later(0, () => this.#slice());
  }

  /** One slice; the open run gets its own in between. */
  #slice(): void {
    if (this.#isDone) return;
    const comparison = this.#comparison;
    if (comparison.current !== null)
      this.#host.say(
        {type: 'comparing', id: this.#id, done: comparison.reports.length, technique: comparison.current},
        [],
      );
    const began = this.#host.nowMs();
    for (let goesOn = true; goesOn && this.#host.nowMs() - began < SLICE_MS; ) {
      const advanced = comparison.advance(BATCH);
      if (!advanced.ok) {
        this.#isDone = true;
        this.#host.say({type: 'refused', id: this.#id, ...advanced.fault}, []);
        return;
      }
      goesOn = advanced.value;
    }
    if (comparison.current === null) this.stop();
    else this.#next();
  }
}
