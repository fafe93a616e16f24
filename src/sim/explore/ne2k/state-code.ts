// The state of the explored machine as a string: the variables of its guests, its card and its VMM, one byte each. What no
// decision reads is left out (MAC and multicast registers, register values that never change, counts, times); docs/explore.md
// lists it.
import {assert, present} from '../../../base/assert.ts';
import {NOBODY} from '../../lab/model-for-exploration.ts';
import {type Bench, LONG} from './bench.ts';
import {cardVariables} from './card-variables.ts';
import {guestVariables, RUNNING, type StagedGuest, SUSPENDED, stagedGuest} from './guest-variables.ts';
import {GUEST_NAMES} from './layout.ts';
import type {Variable} from './variable.ts';
import {restoreVmm, stagedVmm, vmmVariables} from './vmm-variables.ts';

/** Saves the bench as a string of one character a variable, and puts such a string back. */
export class StateCode {
  readonly variables: readonly Variable[];
  /** Where each guest's standing lies in a state. */
  readonly standingAt: readonly number[];
  readonly #bench: Bench;
  readonly #guests: readonly StagedGuest[];
  readonly #vmm = stagedVmm();
  readonly #codes: number[];

  constructor(bench: Bench) {
    this.#bench = bench;
    this.#guests = GUEST_NAMES.map((_, guest) => stagedGuest(bench, guest));
    this.variables = [
      ...this.#guests.flatMap((staged, guest) => guestVariables(bench, guest, staged)),
      ...cardVariables(bench),
      ...vmmVariables(bench, this.#vmm),
    ];
    this.standingAt = GUEST_NAMES.map((name) =>
      this.variables.findIndex((variable) => variable.name === `${name}.standing`),
    );
    this.#codes = this.variables.map(() => 0);
    const {monitor} = bench;
    monitor.restore({guests: this.#guests, owner: NOBODY, reusable: false, ledger: null});
  }

  /** The bench's state. */
  save(): string {
    const {variables} = this;
    const codes = this.#codes;
    let at = 0;
    for (const {read, domain, name} of variables) {
      const value = read();
      if (value < 0 || value >= domain.length) assert(false, `${name} has a value outside its domain`);
      codes[at++] = value;
    }
    return String.fromCharCode(...codes);
  }

  /** A saved state with one variable set. */
  with(state: string, name: string, value: number): string {
    const at = this.variables.findIndex((variable) => variable.name === name);
    return state.slice(0, at) + String.fromCharCode(value) + state.slice(at + 1);
  }

  /** A saved state in words, by variable. */
  words(state: string): Record<string, string> {
    return Object.fromEntries(this.variables.map(({name, domain}, at) => [name, domain[state.charCodeAt(at)] ?? '']));
  }

  /** Puts a saved state back. */
  load(state: string): void {
    const {variables} = this;
    let at = 0;
    for (const variable of variables) variable.stage(state.charCodeAt(at++));
    const bench = this.#bench;
    const {monitor, guests, clock} = bench;
    monitor.restore({guests: this.#guests, owner: this.#vmm.owner, reusable: false, ledger: null});
    clock.now = LONG;
    restoreVmm(bench, this.#vmm);
    for (const record of guests) {
      const {standing} = present(this.#guests[record.id], 'a staged guest');
      record.suspendedAt = standing === SUSPENDED ? record.program.current(0) : null;
      record.hasExited = standing !== RUNNING;
      bench.permit(record.id);
    }
  }
}
