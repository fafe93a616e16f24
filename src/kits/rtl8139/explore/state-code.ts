// The state of the explored machine as a row of words: two for the variables of each guest, two for its card's and one for its VMM's.
// What no decision reads is left out (registers that are the same for everybody, bytes of memory, counts, times); docs/explore.md lists it.
import {present} from '../../../base/assert.ts';
import {SUSPENDED} from '../../../sim/explore/explored-machine.ts';
import type {ExploredCode} from '../../../sim/explore/explored-system.ts';
import {LONG} from '../../../sim/explore/layout.ts';
import {PackedVariables} from '../../../sim/explore/packed-variables.ts';
import type {StateRow} from '../../../sim/explore/state-table.ts';
import type {Variable} from '../../../sim/explore/variable.ts';
import {restoreVmm, stagedVmm, vmmVariables} from '../../../sim/explore/vmm-variables.ts';
import {NOBODY} from '../../../trace/units.ts';
import {PORT} from '../sheet/registers.ts';
import {cardVariables} from './card-variables.ts';
import {guestVariables, type StagedGuest, stagedGuest} from './guest-variables.ts';
import {GUEST_NAMES} from './layout.ts';
import type {Testbench} from './testbench.ts';

/** Words of each guest, and of the card. */
const WORDS = 2;
const CARD = WORDS * GUEST_NAMES.length;
const VMM = CARD + WORDS;
/** Words of a row. */
export const STATE_WORDS = VMM + 1;

/** Saves the testbench as a row, and puts such a row back. */
export class StateCode implements ExploredCode {
  readonly #testbench: Testbench;
  readonly #guests: readonly GuestCode[];
  readonly #vmm = stagedVmm();
  readonly #parts: readonly PackedVariables[];

  constructor(testbench: Testbench) {
    this.#testbench = testbench;
    this.#guests = GUEST_NAMES.map((_, guest) => new GuestCode(testbench, guest));
    this.#parts = [
      ...this.#guests.flatMap(({parts}) => parts),
      ...cardVariables(testbench).map((variables) => new PackedVariables(variables)),
      new PackedVariables(vmmVariables(testbench, this.#vmm, PORT.ISR.name)),
    ];
    const guests = this.#guests.map(({prepared}) => prepared);
    testbench.monitor.restore({guests, owner: NOBODY, reusable: false, ledger: null});
  }

  get variables(): readonly Variable[] {
    return this.#parts.flatMap(({variables}) => variables);
  }

  /** The testbench's state, into a row or a new one. */
  save(into: StateRow = new Uint32Array(STATE_WORDS)): StateRow {
    let at = 0;
    for (const part of this.#parts) into[at++] = part.read();
    return into;
  }

  /** A saved state with one of the VMM's variables set. */
  withVmm(state: StateRow, name: string, value: number): StateRow {
    const row = state.slice();
    row[VMM] = this.#part(VMM).with(row[VMM] ?? 0, name, value);
    return row;
  }

  /** True where the guest is suspended in a saved state. */
  isSuspended(state: StateRow, guest: number): boolean {
    const at = WORDS * guest;
    return this.#part(at).place(state[at] ?? 0, `${GUEST_NAMES[guest]}.standing`) === SUSPENDED;
  }

  /** A saved state in words, by variable. */
  words(state: StateRow): Record<string, string> {
    return Object.fromEntries(
      this.#parts.flatMap((part, at) =>
        part.variables.map(({name, domain}) => [name, domain[part.place(state[at] ?? 0, name)] ?? '']),
      ),
    );
  }

  /** Puts a saved state back. */
  load(state: StateRow): void {
    const {monitor, clock} = this.#testbench;
    for (let at = CARD; at <= VMM; at++) this.#part(at).stage(state[at] ?? 0);
    const staged = this.#guests.map((guest, id) => guest.staged(state[WORDS * id] ?? 0, state[WORDS * id + 1] ?? 0));
    monitor.restore({guests: staged, owner: this.#vmm.owner, reusable: false, ledger: null});
    clock.now = LONG;
    restoreVmm(this.#testbench, this.#vmm);
    for (const [guest, {standing}] of staged.entries()) this.#testbench.stand(guest, standing);
  }

  #part(at: number): PackedVariables {
    return present(this.#parts[at], 'a part of the state');
  }
}

/** One guest's words, and the guests that they stand for: few beside the states, so that each is made once. */
class GuestCode {
  readonly parts: readonly [PackedVariables, PackedVariables];
  /** A guest that has done nothing but prepare its card. */
  readonly prepared: StagedGuest;
  readonly #staging: StagedGuest;
  readonly #testbench: Testbench;
  readonly #made = new Map<number, Map<number, StagedGuest>>();

  constructor(testbench: Testbench, guest: number) {
    this.#testbench = testbench;
    this.prepared = stagedGuest(testbench, guest);
    this.#staging = stagedGuest(testbench, guest);
    const [known, kept] = guestVariables(testbench, guest, this.#staging);
    this.parts = [new PackedVariables(known), new PackedVariables(kept)];
  }

  /** The guest that two words stand for, as it will be put back. */
  staged(known: number, kept: number): StagedGuest {
    const alike = this.#made.get(known) ?? new Map<number, StagedGuest>();
    this.#made.set(known, alike);
    const old = alike.get(kept);
    if (old !== undefined) return old;
    this.parts[0].stage(known);
    this.parts[1].stage(kept);
    const {model} = this.#testbench.monitor;
    const made = {...this.#staging, context: model.copyContext(this.#staging.context)};
    alike.set(kept, made);
    return made;
  }
}
