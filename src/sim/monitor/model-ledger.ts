// What the models did, counted: edges taken, time in each state, the last moves, checks and denials.

import {CARD_MEMORY, type SpaceNumber} from '../../base/address-space.ts';
import {present} from '../../base/assert.ts';
import type {MemoryRange} from '../../trace/range-rows.ts';
import type {Cycle, EventIndex, GuestId} from '../../trace/units.ts';

const TRAIL = 3;

interface Move {
  readonly index: EventIndex;
  readonly edge: number;
  readonly from: number;
  readonly to: number;
}

interface GuestLedger {
  /** Cycles spent in each state, up to `since`. */
  readonly cyclesIn: number[];
  since: Cycle;
  trail: Move[];
  denials: number;
  lastDenial: EventIndex;
}

/** The account as plain data; null where none is kept. */
export interface ModelLedgerState {
  readonly checks: number;
  readonly lastCheck: Readonly<ModelLedger['lastCheck']>;
  readonly traversals: readonly number[];
  readonly guests: readonly GuestLedger[];
}

/** Counts kept beside the models; plain data when asked. */
export class ModelLedger {
  checks = 0;
  /** The last checks that allowed something, by what they allowed; of a transmission also its range. */
  readonly lastCheck: {remote: EventIndex; transmit: EventIndex; address: number; length: number; space: SpaceNumber} =
    {
      remote: -1,
      transmit: -1,
      address: 0,
      length: 0,
      space: CARD_MEMORY,
    };
  #traversals: number[];
  #guests: GuestLedger[];

  /** `edges`: how many the model draws. */
  constructor(guests: number, states: number, edges: number) {
    this.#traversals = new Array<number>(edges).fill(0);
    this.#guests = Array.from({length: guests}, () => ({
      cyclesIn: new Array<number>(states).fill(0),
      since: 0,
      trail: [],
      denials: 0,
      lastDenial: -1,
    }));
  }

  /** One move of a guest's model; edge -1 is undrawn. */
  moved(guest: GuestId, from: number, to: number, edge: number, now: Cycle, index: EventIndex): void {
    const own = this.#guests[guest];
    if (own === undefined) return;
    own.cyclesIn[from] = (own.cyclesIn[from] ?? 0) + now - own.since;
    own.since = now;
    const {trail} = own;
    for (let place = Math.min(trail.length, TRAIL - 1); place > 0; place--) trail[place] = trail[place - 1] as Move;
    trail[0] = {index, edge, from, to};
    if (edge >= 0) this.#traversals[edge] = (this.#traversals[edge] ?? 0) + 1;
  }

  /** One check was asked of a range; `index` is its record. */
  checked(isTransmit: boolean, allowed: boolean, index: EventIndex, range: MemoryRange): void {
    this.checks++;
    if (!allowed) return;
    const last = this.lastCheck;
    if (isTransmit) {
      last.transmit = index;
      last.address = range.address;
      last.length = range.length;
      last.space = range.space;
    } else last.remote = index;
  }

  /** One denial. */
  denied(guest: GuestId, index: EventIndex): void {
    const own = this.#guests[guest];
    if (own === undefined) return;
    own.denials++;
    own.lastDenial = index;
  }

  /** Times each drawn edge was taken, all guests. */
  get traversals(): readonly number[] {
    return this.#traversals;
  }

  /** How often drawn edges were taken in all. */
  get transitions(): number {
    return this.#traversals.reduce((sum, count) => sum + count, 0);
  }

  guest(guest: GuestId): Readonly<GuestLedger> {
    return this.#guests[guest] ?? {cyclesIn: [], since: 0, trail: [], denials: 0, lastDenial: -1};
  }

  get denials(): number {
    return this.#guests.reduce((sum, {denials}) => sum + denials, 0);
  }

  snapshot(): ModelLedgerState | null {
    return {
      checks: this.checks,
      lastCheck: {...this.lastCheck},
      traversals: [...this.#traversals],
      guests: this.#guests.map(copyOf),
    };
  }

  restore(saved: ModelLedgerState | null): void {
    const {checks, lastCheck, traversals, guests} = present(saved, 'this account was kept');
    this.checks = checks;
    Object.assign(this.lastCheck, lastCheck);
    this.#traversals = [...traversals];
    this.#guests = guests.map(copyOf);
  }
}

/** Moves stay as they are, so that they may be shared. */
function copyOf({cyclesIn, since, trail, denials, lastDenial}: GuestLedger): GuestLedger {
  return {cyclesIn: [...cyclesIn], since, trail: [...trail], denials, lastDenial};
}
