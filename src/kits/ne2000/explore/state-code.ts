// The state of the explored machine as a row of words, one for the variables of each guest, one for its card's and one for its
// VMM's. What no decision reads is left out (MAC and multicast registers, register values that never change, counts, times);
// docs/explore.md lists it.
import {present} from '../../../base/assert.ts';
import {SUSPENDED} from '../../../sim/explore/explored-machine.ts';
import type {ExploredCode} from '../../../sim/explore/explored-system.ts';
import {LONG} from '../../../sim/explore/layout.ts';
import {PackedVariables} from '../../../sim/explore/packed-variables.ts';
import type {StateRow} from '../../../sim/explore/state-table.ts';
import type {Variable} from '../../../sim/explore/variable.ts';
import {restoreVmm, stagedVmm, vmmVariables} from '../../../sim/explore/vmm-variables.ts';
import {NOBODY} from '../../../trace/units.ts';
import {PORT} from '../sheet/board.ts';
import {cardVariables} from './card-variables.ts';
import {guestVariables, type StagedGuest, stagedGuest} from './guest-variables.ts';
import {GUEST_NAMES} from './layout.ts';
import type {Testbench} from './testbench.ts';

const CARD = GUEST_NAMES.length;
const VMM = CARD + 1;
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
      ...this.#guests.map(({packed}) => packed),
      new PackedVariables(cardVariables(testbench)),
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
    return this.#part(guest).place(state[guest] ?? 0, `${GUEST_NAMES[guest]}.standing`) === SUSPENDED;
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
    this.#part(CARD).stage(state[CARD] ?? 0);
    this.#part(VMM).stage(state[VMM] ?? 0);
    const staged = this.#guests.map((guest, id) => guest.staged(state[id] ?? 0));
    monitor.restore({guests: staged, owner: this.#vmm.owner, reusable: false, ledger: null});
    clock.now = LONG;
    restoreVmm(this.#testbench, this.#vmm);
    for (const [guest, {standing}] of staged.entries()) this.#testbench.stand(guest, standing);
  }

  #part(at: number): PackedVariables {
    return present(this.#parts[at], 'a part of the state');
  }
}

/** One guest's word, and the guests that its words stand for: few beside the states, so that each is made once. */
class GuestCode {
  readonly packed: PackedVariables;
  /** A guest that has done nothing but prepare its card. */
  readonly prepared: StagedGuest;
  readonly #testbench: Testbench;
  readonly #made = new Map<number, StagedGuest>();

  constructor(testbench: Testbench, guest: number) {
    this.#testbench = testbench;
    this.prepared = stagedGuest(testbench, guest);
    this.packed = new PackedVariables(guestVariables(testbench, guest, this.prepared));
  }

  /** The guest that a word stands for, as it will be put back. */
  staged(word: number): StagedGuest {
    const known = this.#made.get(word);
    if (known !== undefined) return known;
    this.packed.stage(word);
    const made = {...this.prepared, context: this.#testbench.monitor.model.copyContext(this.prepared.context)};
    this.#made.set(word, made);
    return made;
  }
}
