// Guests that reach for configuration space: a list of instructions, and any other guest with accesses there in between.
import {CARD_DEVICE, CONFIG_ADDRESS, CONFIG_PORT} from '../../../src/base/configuration-space.ts';
import {nextBelow, seeded} from '../../../src/base/random.ts';
import type {PartState} from '../../../src/base/state.ts';
import {PCI, PCI_COMMAND} from '../../../src/kits/rtl8139/sheet/pci.ts';
import type {Answer, GuestProgram, Instruction} from '../../../src/sim/machine/guest-program.ts';

const HERE = CONFIG_ADDRESS.ENABLE + CARD_DEVICE * 2 ** CONFIG_ADDRESS.DEVICE_SHIFT;

/** Names a register of the guest's card; `address`: other bits than those. */
export function named(offset: number, address = HERE): Instruction {
  return {op: 'port-out', port: CONFIG_PORT.ADDRESS, size: 4, value: address + (offset & CONFIG_ADDRESS.REGISTER)};
}

/** Reads a register. */
export function configRead(offset: number, size: number): Instruction[] {
  return [named(offset), {op: 'port-in', port: CONFIG_PORT.DATA + (offset & 3), size}];
}

/** Writes one. */
export function configWrite(offset: number, size: number, value: number): Instruction[] {
  return [named(offset), {op: 'port-out', port: CONFIG_PORT.DATA + (offset & 3), size, value}];
}

/** Turns bus mastering on or off. */
export function mastering(isOn: boolean): Instruction[] {
  const {IO, MEMORY, MASTER} = PCI_COMMAND;
  return configWrite(PCI.PCICMD.offset, 2, IO | MEMORY | (isOn ? MASTER : 0));
}

/** Does what is listed, remembers what it read, and ends. */
export class Listed implements GuestProgram {
  readonly answers: number[] = [];
  readonly acceptsInterrupts = false;
  readonly operation = null;
  readonly #list: readonly Instruction[];
  #at = 0;

  constructor(list: readonly Instruction[]) {
    this.#list = list;
  }

  current(): Instruction {
    return this.#list[this.#at] ?? {op: 'end'};
  }

  complete(answer: Answer): void {
    if (typeof answer === 'number') this.answers.push(answer);
    this.#at++;
  }

  interrupt(): void {}

  snapshot(): PartState {
    return {kind: 'listed'};
  }

  restore(): void {}
}

/** Another guest, which turns bus mastering on and off between its instructions, and writes whatever there. */
export class Configuring implements GuestProgram {
  readonly #of: GuestProgram;
  readonly #random: ReturnType<typeof seeded>;
  #waiting: Instruction[] = [];
  #isDrawn = false;

  constructor(of: GuestProgram, seed: number) {
    this.#of = of;
    this.#random = seeded(seed);
  }

  get acceptsInterrupts(): boolean {
    return this.#waiting.length === 0 && this.#of.acceptsInterrupts;
  }

  get operation(): string | null {
    return this.#of.operation;
  }

  current(now: number): Instruction {
    if (!this.#isDrawn) {
      this.#isDrawn = true;
      if (nextBelow(this.#random, 6) === 0) this.#waiting = this.#draw();
    }
    return this.#waiting[0] ?? this.#of.current(now);
  }

  complete(answer: Answer, now: number): void {
    if (this.#waiting.length > 0) {
      this.#waiting.shift();
      return;
    }
    this.#isDrawn = false;
    this.#of.complete(answer, now);
  }

  interrupt(now: number): void {
    this.#of.interrupt(now);
  }

  snapshot(): PartState {
    return this.#of.snapshot();
  }

  restore(saved: PartState): void {
    this.#of.restore(saved);
  }

  #draw(): Instruction[] {
    const kind = nextBelow(this.#random, 8);
    if (kind < 3) return mastering(false);
    if (kind < 6) return mastering(true);
    const offset = nextBelow(this.#random, 0x40);
    return kind === 6 ? configRead(offset, 1) : configWrite(offset & ~3, 4, nextBelow(this.#random, 2 ** 32));
  }
}
