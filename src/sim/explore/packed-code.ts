// The state of an explored machine as a row of words: so many for the variables of each guest, so many for its card's, and one for its
// VMM's. What no decision reads is in no variable.
import {assert, present} from '../../base/assert.ts';
import {NOBODY} from '../../trace/units.ts';
import type {BurstDevice} from '../machine/port-device.ts';
import {type ExploredMachine, type Standing, SUSPENDED} from './explored-machine.ts';
import type {ExploredCode} from './explored-system.ts';
import {LONG} from './layout.ts';
import {PackedVariables} from './packed-variables.ts';
import type {StateRow} from './state-table.ts';
import type {Variable} from './variable.ts';
import {restoreVmm, stagedVmm, vmmVariables} from './vmm-variables.ts';

/** Words at most for the variables of one guest. */
const MOST_WORDS = 2;

/** A guest as it will be put back. C is its model's context. */
export interface StagedGuest<C> {
  state: number;
  context: C;
  standing: Standing;
}

/** A guest of a machine, in variables. */
export interface VariableGuest<C> {
  /** One that has done nothing but prepare its card. */
  readonly prepared: StagedGuest<C>;
  /** By way of which its variables are put back. */
  readonly staged: StagedGuest<C>;
  /** Its variables, those of one word beside each other; of two words at most. */
  readonly words: readonly (readonly Variable[])[];
}

/** Words of a row for so many guests with so many words each, and a card with so many. */
export function rowWords(guests: number, ofGuest: number, ofCard: number): number {
  return guests * ofGuest + ofCard + 1;
}

/** Saves a machine as a row, and puts such a row back. C is its model's context. */
export class PackedCode<C> implements ExploredCode {
  readonly #machine: ExploredMachine<C, BurstDevice>;
  readonly #guests: readonly GuestCode<C>[];
  readonly #vmm = stagedVmm();
  readonly #parts: readonly PackedVariables[];
  /** Words of each guest. */
  readonly #width: number;

  /** `card`: its variables by words; `status`: the status register's name. All guests have as many words. */
  constructor(
    machine: ExploredMachine<C, BurstDevice>,
    guests: readonly VariableGuest<C>[],
    card: readonly (readonly Variable[])[],
    status: string,
  ) {
    this.#machine = machine;
    const {monitor} = machine;
    this.#guests = guests.map((guest) => new GuestCode(guest, (context) => monitor.model.copyContext(context)));
    this.#width = present(this.#guests[0], 'a machine has guests').parts.length;
    this.#parts = [
      ...this.#guests.flatMap(({parts}) => parts),
      ...card.map((variables) => new PackedVariables(variables)),
      new PackedVariables(vmmVariables(machine, this.#vmm, status)),
    ];
    const prepared = guests.map((guest) => guest.prepared);
    monitor.restore({guests: prepared, owner: NOBODY, reusable: false, ledger: null});
  }

  get variables(): readonly Variable[] {
    return this.#parts.flatMap(({variables}) => variables);
  }

  save(into: StateRow = new Uint32Array(this.#parts.length)): StateRow {
    let at = 0;
    for (const part of this.#parts) into[at++] = part.read();
    return into;
  }

  withVmm(state: StateRow, name: string, value: number): StateRow {
    const row = state.slice();
    const at = this.#parts.length - 1;
    row[at] = this.#part(at).with(row[at] ?? 0, name, value);
    return row;
  }

  isSuspended(state: StateRow, guest: number): boolean {
    const at = this.#width * guest;
    return this.#part(at).place(state[at] ?? 0, `${this.#machine.names[guest]}.standing`) === SUSPENDED;
  }

  words(state: StateRow): Record<string, string> {
    return Object.fromEntries(
      this.#parts.flatMap((part, at) =>
        part.variables.map(({name, domain}) => [name, domain[part.place(state[at] ?? 0, name)] ?? '']),
      ),
    );
  }

  load(state: StateRow): void {
    const {monitor, clock} = this.#machine;
    for (let at = this.#width * this.#guests.length; at < this.#parts.length; at++)
      this.#part(at).stage(state[at] ?? 0);
    const staged = this.#guests.map((guest, id) => guest.staged(state, this.#width * id));
    monitor.restore({guests: staged, owner: this.#vmm.owner, reusable: false, ledger: null});
    clock.now = LONG;
    restoreVmm(this.#machine, this.#vmm);
    for (const [guest, {standing}] of staged.entries()) this.#machine.stand(guest, standing);
    this.#machine.loaded();
  }

  #part(at: number): PackedVariables {
    return present(this.#parts[at], 'a part of the state');
  }
}

/** One guest's words, and the guests that they stand for: few beside the states, so that each is made once. */
class GuestCode<C> {
  readonly parts: readonly PackedVariables[];
  readonly #staging: StagedGuest<C>;
  readonly #copy: (context: C) => C;
  readonly #made = new Map<number, Map<number, StagedGuest<C>>>();

  constructor({staged, words}: VariableGuest<C>, copy: (context: C) => C) {
    this.#staging = staged;
    this.#copy = copy;
    assert(words.length <= MOST_WORDS, 'a guest has two words at most');
    this.parts = words.map((variables) => new PackedVariables(variables));
  }

  /** The guest that the words from `at` on stand for, as it will be put back. */
  staged(row: StateRow, at: number): StagedGuest<C> {
    const first = row[at] ?? 0;
    const second = this.parts.length < MOST_WORDS ? 0 : (row[at + 1] ?? 0);
    const alike = this.#made.get(first) ?? new Map<number, StagedGuest<C>>();
    this.#made.set(first, alike);
    const old = alike.get(second);
    if (old !== undefined) return old;
    this.parts[0]?.stage(first);
    this.parts[1]?.stage(second);
    const made = {...this.#staging, context: this.#copy(this.#staging.context)};
    alike.set(second, made);
    return made;
  }
}
