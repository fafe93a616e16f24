// The statecharts of whatever run is open, from the moment somebody watches them until nobody does.
import type {Lab} from '../../sim/lab/lab.ts';
import type {GuestId} from '../../trace/units.ts';
import type {StatechartId, StatechartNews} from '../protocol/statechart-news.ts';
import type {StatechartTap} from './statechart-tap.ts';

/** Follows one session from run to run; `say` hears no empty batch. */
export class StatechartWatch {
  readonly #say: (batch: StatechartNews[]) => void;
  /** How statecharts are watched, while they are: its code is fetched when it is first wanted. */
  #Tap: typeof StatechartTap | null = null;
  #tap: StatechartTap | null = null;
  #runs = 0;

  constructor(say: (batch: StatechartNews[]) => void) {
    this.#say = say;
  }

  /** Somebody watches; `lab` is the open run. */
  begin(Tap: typeof StatechartTap, lab: Lab | null): void {
    this.#Tap = Tap;
    if (lab !== null) this.#greet(lab);
  }

  /** Nobody watches any more. */
  end(): void {
    this.#Tap = null;
    this.#tap = null;
  }

  /** Another run's statecharts take the place of those that were watched. */
  opened(lab: Lab): void {
    this.#runs++;
    if (this.#tap !== null) this.#say(this.#tap.farewell());
    this.#greet(lab);
  }

  /** The future of the open run is another one now. */
  forget(): void {
    this.#tap?.forget();
  }

  /** Tells what happened since the last look. */
  look(): void {
    const batch = this.#tap?.look() ?? [];
    if (batch.length > 0) this.#say(batch);
  }

  /** The guest of a statechart that is watched; null for any other name. */
  guestOf(statechart: StatechartId): GuestId | null {
    return this.#tap?.guestOf(statechart) ?? null;
  }

  #greet(lab: Lab): void {
    this.#tap = this.#Tap === null ? null : new this.#Tap(lab, this.#runs);
    if (this.#tap !== null) this.#say(this.#tap.greet());
  }
}
