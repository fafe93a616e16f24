// Where the moments of the open run are, as far as it is computed; extended as it grows.
import type {Which} from '../../scenarios/moment.ts';
import {momentsOn} from '../../scenarios/moments.ts';
import type {Lab} from '../../sim/lab/lab.ts';
import type {Cycle, EventIndex} from '../../trace/units.ts';
import {readFilter} from '../read-filter.ts';
import {RecordGoal} from './record-goal.ts';

/** A named moment of the open run. */
export interface FoundMoment {
  readonly name: string;
  readonly filter: string;
  readonly which: Which;
  /** null: not known yet, or there is none. */
  readonly event: EventIndex | null;
  readonly at: Cycle | null;
}

/** One for each open run; anew after a fork. */
export class MomentIndex {
  readonly #lab: Lab;
  readonly #entries: readonly {readonly named: Omit<FoundMoment, 'event' | 'at'>; readonly goal: RecordGoal}[];

  constructor(lab: Lab) {
    const {scenario} = lab.machine;
    this.#lab = lab;
    this.#entries = momentsOn(scenario.moments, scenario.profile).flatMap(({name, filter, which}) => {
      // Those of the library are held to it by a test, those from outside were read before the run was opened.
      const read = readFilter(filter, scenario);
      return read.ok ? [{named: {name, filter, which}, goal: new RecordGoal(read.value.passes, which, 0)}] : [];
    });
  }

  /** Each with its event; the last of a kind is known once the run is computed to its end. */
  found(): readonly FoundMoment[] {
    const {store, isWhole} = this.#lab;
    return this.#entries.map(({named, goal}) => {
      goal.read(store);
      const event = goal.isSure || isWhole ? goal.found : null;
      return {...named, event, at: event === null ? null : store.at(event)};
    });
  }
}
