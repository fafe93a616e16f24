// The work itself: takes orders of the page, does them in slices, tells how far they have come and what they came to.
import {fail, ok, type Result} from '../../base/result.ts';
import {parseExploration} from '../../scenarios/counterexample-schema.ts';
import type {Scenario} from '../../scenarios/scenario.ts';
import {exploreInPieces} from '../../sim/explore/explore-ne2k.ts';
import {FAULT_NAMES, isFaultName} from '../../sim/explore/faults.ts';
import {tryChoice} from '../../sim/lab/hooks-search/choice.ts';
import {searchHooks} from '../../sim/lab/hooks-search/search.ts';
import type {Subject} from '../../sim/lab/hooks-search/trial.ts';
import type {RecordedRun} from '../../trace/recorded-run.ts';
import type {RequestId} from '../protocol/messages.ts';
import type {SideKind, SideOrder, SideOutcome, SideProgress} from '../protocol/side-orders.ts';
import {type SessionHost, SLICE_MS} from '../session-host.ts';

/** Work in pieces: each tells how far it has come, the last what it came to. */
type Pieces = Generator<SideProgress, Result<SideOutcome>, undefined>;

interface Work {
  readonly id: RequestId;
  readonly pieces: Pieces;
  /** What to answer when it is stopped. */
  soFar: SideOutcome;
  toldAt: number;
}

/** Told at most so often, in milliseconds. */
const TELL_MS = 100;
const MOST_STATES = 2_000_000;

/** All work under way, at most one of a kind. */
export class SideWork {
  readonly #host: SessionHost;
  readonly #under = new Map<SideKind, Work>();

  /** `host` says and calls back; what goes wrong in a call is its to catch. */
  constructor(host: SessionHost) {
    this.#host = host;
  }

  /** Begins, on the open scenario; work of the same kind is stopped first. */
  begin(id: RequestId, order: SideOrder, scenario: Scenario, recording: RecordedRun | undefined): void {
    this.stop(order.kind);
    const subject: Subject = {scenario, profile: scenario.profile, recording};
    const work: Work = {id, pieces: piecesOf(order, subject), soFar: {act: 'stopped'}, toldAt: 0};
    this.#under.set(order.kind, work);
    this.#host.later(0, () => this.#slice(order.kind, work));
  }

  /** Ends work under way: it is answered with what is known. */
  stop(kind: SideKind): void {
    const work = this.#under.get(kind);
    if (work === undefined) return;
    this.#under.delete(kind);
    this.#host.say({type: 'finished', id: work.id, outcome: work.soFar}, []);
  }

  #slice(kind: SideKind, work: Work): void {
    if (this.#under.get(kind) !== work) return;
    const {id, pieces} = work;
    const began = this.#host.nowMs();
    for (;;) {
      const {done, value} = pieces.next();
      if (done) {
        this.#under.delete(kind);
        if (value.ok) this.#host.say({type: 'finished', id, outcome: value.value}, []);
        else this.#host.say({type: 'refused', id, ...value.fault}, []);
        return;
      }
      if (value.act === 'try') work.soFar = value;
      const now = this.#host.nowMs();
      if (now - work.toldAt >= TELL_MS) {
        work.toldAt = now;
        this.#host.say({type: 'underway', id, progress: value}, []);
      }
      if (now - began >= SLICE_MS) break;
    }
    this.#host.later(0, () => this.#slice(kind, work));
  }
}

function piecesOf(order: SideOrder, subject: Subject): Pieces {
  switch (order.act) {
    case 'try':
      return trying(order.hooks, subject);
    case 'search':
      return searching(subject);
    case 'explore':
      return exploring(order);
    case 'read':
      return reading(order.json);
  }
}

function* trying(hooks: string, subject: Subject): Pieces {
  const pieces = tryChoice(subject, hooks);
  for (;;) {
    const {done, value} = pieces.next();
    if (!done) yield {act: 'try', choice: value};
    else return value.ok ? ok({act: 'try', choice: value.value}) : value;
  }
}

function* searching(subject: Subject): Pieces {
  const pieces = searchHooks([subject], subject.scenario.name);
  for (;;) {
    const {done, value} = pieces.next();
    if (!done) yield {act: 'search', search: value};
    else return value.ok ? ok({act: 'search', found: value.value}) : value;
  }
}

function* exploring({faults, scheduler, states}: Extract<SideOrder, {readonly act: 'explore'}>): Pieces {
  const known = faults.filter(isFaultName);
  const unknown = faults.find((name) => !isFaultName(name));
  if (unknown !== undefined) return fail('fault', `${unknown} is not one of ${FAULT_NAMES.join(', ')}`);
  if (!Number.isInteger(states) || states < 1 || states > MOST_STATES)
    return fail('states', `${states} is no whole number from 1 to ${MOST_STATES}`);
  const pieces = exploreInPieces({faults: known, scheduler, bound: states});
  for (;;) {
    const {done, value} = pieces.next();
    if (!done) yield {act: 'explore', explore: value};
    else return ok({act: 'explore', report: value});
  }
}

// biome-ignore lint/correctness/useYield: it takes one piece
function* reading(json: unknown): Pieces {
  const read = parseExploration(json);
  return read.ok ? ok({act: 'read', counterexamples: read.value}) : read;
}
