// What a hook set costs in exits: by the processor's map, which is blind to direction and page, and by an ideal one. Of registers that
// are ports the map has a bit for each; those that a guest reaches as memory are one page, which exits whole.

import type {PackedRecord} from '../../../trace/packed-record.ts';
import {ExitReason, Flag, flagsOf, Kind, kindOf, offsetOf, pageOf, sizeOf} from '../../../trace/record-layout.ts';
import type {Lab} from '../lab.ts';
import type {Machine} from '../machine.ts';
import {type RegisterWay, registerWay} from '../register-way.ts';

/** Exits of one run for accesses to registers; a `rep` is one. */
export interface Price {
  readonly registers: RegisterWay;
  readonly exits: number;
  /** As a bitmap would have it that knew direction and register page. */
  readonly exitsIdealBitmap: number;
  readonly accesses: number;
  /** Accesses of which the model is told. */
  readonly hooked: number;
}

/** Exits for accesses to registers, by `ExitReason`. */
const FOR_ACCESSES: readonly number[] = [ExitReason.IO, ExitReason.NPF, ExitReason.PF];

/** Counts them as records pass. Exits of guests without the card count in both: all their ports are set. */
export class PriceCount {
  readonly #machine: Machine;
  #exits = 0;
  #needless = 0;
  /** The last such exit was for an access that the set does not list. */
  #isUnlisted = false;

  constructor(machine: Machine) {
    this.#machine = machine;
  }

  /** Takes the next record. */
  see({w0, w1}: PackedRecord): void {
    const kind = kindOf(w0);
    if (kind === Kind.EXIT) {
      this.#isUnlisted = false;
      if (!FOR_ACCESSES.includes(w1)) return;
      this.#exits++;
      this.#isUnlisted = !this.#lists(w0);
    } else if (kind === Kind.ACCESS && this.#isUnlisted && (flagsOf(w0) & Flag.EXITED) !== 0) {
      this.#isUnlisted = false;
      if (((w0 >>> 19) & 1) === 0) this.#needless++;
    } else if (kind === Kind.SUSPEND) this.#isUnlisted = false;
  }

  /** The price so far. */
  get price(): Price {
    const {guests} = this.#machine;
    return {
      registers: registerWay(guests.map(({isByMemory}) => isByMemory)),
      exits: this.#exits,
      exitsIdealBitmap: this.#exits - this.#needless,
      accesses: guests.reduce((sum, {counts}) => sum + counts.accesses, 0),
      hooked: guests.reduce((sum, {counts}) => sum + counts.hooked, 0),
    };
  }

  #lists(w0: number): boolean {
    const isWrite = (flagsOf(w0) & Flag.WRITE) !== 0;
    const first = offsetOf(w0);
    const {hooks} = this.#machine;
    for (let offset = first; offset < first + sizeOf(w0) && offset < hooks.vocabulary.sheet.ports; offset++) {
      if (hooks.lists(isWrite, pageOf(w0), offset)) return true;
    }
    return false;
  }
}

/** The price of a run whose records are kept. */
export function priceOf({store, machine}: Lab): Price {
  const count = new PriceCount(machine);
  store.scan(0, store.next, (record) => {
    count.see(record);
    return false;
  });
  return count.price;
}
