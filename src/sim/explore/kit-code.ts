// The state of a kit's explored machine as a row: a number for each guest, one for its card, and a word for its VMM. A number stands
// for what a part gives as its state: the same state, the same number. Bytes of memory are left out, as no decision reads them.
import {present} from '../../base/assert.ts';
import type {PartState} from '../../base/state.ts';
import {NOBODY} from '../../trace/units.ts';
import {STANDINGS, type Standing, SUSPENDED} from './explored-machine.ts';
import type {ExploredCode} from './explored-system.ts';
import type {KitMachine} from './kit-machine.ts';
import {LONG} from './layout.ts';
import {PackedVariables} from './packed-variables.ts';
import type {StateRow} from './state-table.ts';
import {restoreVmm, stagedVmm, vmmVariables} from './vmm-variables.ts';

interface GuestPart<C> {
  readonly state: number;
  readonly context: C;
  readonly standing: Standing;
}

interface CardPart {
  readonly card: PartState;
  readonly registers: Readonly<Record<string, number>>;
  readonly alarms: readonly number[];
  readonly holder: number;
}

/** Saves a machine of a kit as a row, and puts such a row back. */
export class KitCode<C> implements ExploredCode {
  readonly #machine: KitMachine<C>;
  readonly #guests: readonly Numbered<GuestPart<C>>[];
  readonly #cards = new Numbered<CardPart>();
  readonly #staged = stagedVmm();
  readonly #vmm: PackedVariables;

  /** `status`: the status register's name. */
  constructor(machine: KitMachine<C>, status: string) {
    this.#machine = machine;
    this.#guests = machine.names.map(() => new Numbered<GuestPart<C>>());
    this.#vmm = new PackedVariables(vmmVariables(machine, this.#staged, status));
  }

  /** What was met so far. */
  get variables(): readonly {readonly name: string; readonly domain: readonly string[]}[] {
    const met = new Map<string, Set<string>>();
    const note = (words: Readonly<Record<string, string>>): void => {
      for (const [name, word] of Object.entries(words)) met.set(name, (met.get(name) ?? new Set()).add(word));
    };
    for (const [guest, parts] of this.#guests.entries())
      for (const part of parts.all) note(this.#guestWords(guest, part));
    for (const part of this.#cards.all) note(this.#cardWords(part));
    return [
      ...Array.from(met, ([name, domain]) => ({name, domain: [...domain]})),
      ...this.#vmm.variables.map(({name, domain}) => ({name, domain})),
    ];
  }

  save(into: StateRow = new Uint32Array(this.#guests.length + 2)): StateRow {
    const {monitor, card, alarms, holder} = this.#machine;
    for (const [guest, parts] of this.#guests.entries()) {
      const live = monitor.context(guest);
      const part = {state: monitor.state(guest), context: live, standing: this.#machine.standingOf(guest)};
      into[guest] = parts.numberOf(part, () => ({...part, context: monitor.model.copyContext(live)}));
    }
    const part = {card: card.snapshot(), registers: card.registers(), alarms, holder};
    into[this.#guests.length] = this.#cards.numberOf(part, () => part);
    into[this.#guests.length + 1] = this.#vmm.read();
    return into;
  }

  load(state: StateRow): void {
    const machine = this.#machine;
    const {monitor, card, clock} = machine;
    const part = this.#cards.part(state[this.#guests.length]);
    card.restore(part.card);
    machine.alarms = part.alarms;
    machine.holder = part.holder;
    this.#vmm.stage(state[this.#guests.length + 1] ?? 0);
    const guests = this.#guests.map((parts, guest) => parts.part(state[guest]));
    monitor.restore({guests, owner: this.#staged.owner, reusable: false, ledger: null});
    clock.now = LONG;
    restoreVmm(machine, this.#staged);
    for (const [guest, {standing}] of guests.entries()) machine.stand(guest, standing);
  }

  withVmm(state: StateRow, name: string, value: number): StateRow {
    const row = state.slice();
    row[this.#guests.length + 1] = this.#vmm.with(row[this.#guests.length + 1] ?? 0, name, value);
    return row;
  }

  isSuspended(state: StateRow, guest: number): boolean {
    return present(this.#guests[guest], 'a guest').part(state[guest]).standing === SUSPENDED;
  }

  words(state: StateRow): Record<string, string> {
    const word = state[this.#guests.length + 1] ?? 0;
    return Object.assign(
      {},
      ...this.#guests.map((parts, guest) => this.#guestWords(guest, parts.part(state[guest]))),
      this.#cardWords(this.#cards.part(state[this.#guests.length])),
      Object.fromEntries(
        this.#vmm.variables.map(({name, domain}) => [name, domain[this.#vmm.place(word, name)] ?? '']),
      ),
    ) as Record<string, string>;
  }

  #guestWords(guest: number, {state, context, standing}: GuestPart<C>): Record<string, string> {
    const {names, monitor} = this.#machine;
    const name = names[guest] ?? '';
    const {window: _, ...known} = context as {readonly window?: unknown};
    return {
      [`${name}.standing`]: STANDINGS[standing] ?? '',
      [`${name}.model`]: monitor.model.compiled.states[state] ?? '',
      ...Object.fromEntries(Object.entries(known).map(([field, value]) => [`${name}.${field}`, keyOf(value)])),
    };
  }

  #cardWords({registers, alarms, holder}: CardPart): Record<string, string> {
    const {names} = this.#machine;
    return {
      'card.holds the registers of': holder === NOBODY ? 'nobody' : (names[holder] ?? ''),
      'card.goes on by itself': alarms.length === 0 ? 'no' : 'yes',
      ...Object.fromEntries(
        Object.entries(registers).map(([name, value]) => [`card.${name}`, `0x${value.toString(16)}`]),
      ),
    };
  }
}

/** Parts by number, in the order in which they were first met. */
class Numbered<P> {
  readonly all: P[] = [];
  readonly #numbers = new Map<string, number>();

  /** The part's number; a new one is kept as `made` has it. */
  numberOf(part: P, made: () => P): number {
    const key = keyOf(part);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.all.length);
    return this.all.push(made()) - 1;
  }

  part(number: number | undefined): P {
    return present(this.all[number ?? -1], 'a saved part');
  }
}

function keyOf(part: unknown): string {
  return JSON.stringify(part, (_, value: unknown) => (ArrayBuffer.isView(value) ? undefined : value)) ?? '';
}
