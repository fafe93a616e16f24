// The machines of whatever run is open, from the moment somebody watches them until nobody does.
import type {Lab} from '../../sim/lab/lab.ts';
import type {GuestId} from '../../trace/units.ts';
import type {MachineId, MachineNews} from '../protocol/statechart-news.ts';
import type {MachineTap} from './statechart-tap.ts';

/** Follows one session from run to run; `say` hears no empty batch. */
export class MachineWatch {
  readonly #say: (batch: MachineNews[]) => void;
  /** How machines are watched, while they are: its code is fetched when it is first wanted. */
  #Tap: typeof MachineTap | null = null;
  #tap: MachineTap | null = null;
  #runs = 0;

  constructor(say: (batch: MachineNews[]) => void) {
    this.#say = say;
  }

  /** Somebody watches; `lab` is the open run. */
  begin(Tap: typeof MachineTap, lab: Lab | null): void {
    this.#Tap = Tap;
    if (lab !== null) this.#greet(lab);
  }

  /** Nobody watches any more. */
  end(): void {
    this.#Tap = null;
    this.#tap = null;
  }

  /** Another run's machines take the place of those that were watched. */
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

  /** The guest of a machine that is watched; null for any other name. */
  guestOf(machine: MachineId): GuestId | null {
    return this.#tap?.guestOf(machine) ?? null;
  }

  #greet(lab: Lab): void {
    this.#tap = this.#Tap === null ? null : new this.#Tap(lab, this.#runs);
    if (this.#tap !== null) this.#say(this.#tap.greet());
  }
}
