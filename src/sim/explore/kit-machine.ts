// The explored machine around a kit's own card: what it asked to be told of may happen at any time, and what it moves is looked at.
import type {AddressWindow} from '../../base/address-space.ts';
import {present} from '../../base/assert.ts';
import type {DeviceCard} from '../../kits/contract/device-card.ts';
import type {DeviceKit} from '../../kits/contract/device-kit.ts';
import type {DeviceHost} from '../machine/port-device.ts';
import type {HookSet} from '../models/hook-set.ts';
import {type CardStep, ExploredMachine} from './explored-machine.ts';
import {LONG} from './layout.ts';

interface Moved {
  readonly address: number;
  readonly length: number;
  readonly isWrite: boolean;
}

/** A kit's card with the shipped parts around it. C is its model's context. */
export class KitMachine<C> extends ExploredMachine<C, DeviceCard> {
  readonly #slot: Slot;

  constructor(
    kit: DeviceKit<C>,
    hooks: HookSet,
    names: readonly string[],
    windows: readonly AddressWindow[],
    faults: ReadonlySet<string>,
  ) {
    const slot = new Slot();
    super({
      names,
      windows,
      model: kit.makeModel({
        profile: 'datasheet',
        hooks,
        isAlone: false,
        translation: 'rewrite',
        descriptors: 'refuse',
        vmmPages: null,
      }),
      reasons: kit.model.reasons,
      hooks,
      basePort: kit.basePort,
      ports: kit.sheet.ports,
      faults,
      makeCard: (onLine) => slot.plug(kit, onLine),
    });
    this.#slot = slot;
  }

  /** The alarms that the card waits for, by token, in order. */
  get alarms(): readonly number[] {
    return this.#slot.alarms;
  }

  set alarms(tokens: readonly number[]) {
    this.#slot.alarms = tokens;
    this.#slot.moves = [];
  }

  get line(): 0 | 1 {
    return this.card.irqLevel;
  }

  cardSteps(): readonly CardStep[] {
    return this.alarms.map((token) => ({
      words: this.card.localMove === null ? 'The card goes on.' : 'The card has moved its bytes.',
      act: () => {
        this.#slot.cancel(token);
        this.card.alarm(token);
      },
    }));
  }

  protected get isBusy(): boolean {
    return this.card.isBusy;
  }

  protected busyWords(): string {
    return this.card.localMove === null ? 'the card is busy' : 'it moves bytes by itself';
  }

  /** What goes on, and what has just come to its end: only then the card tells where it has read. */
  protected checkMoves(): void {
    const {localMove} = this.card;
    if (localMove !== null && localMove.length > 0) this.checkRange('a local DMA', localMove.address, localMove.length);
    for (const {address, length, isWrite} of this.#slot.moves)
      if (length > 0) this.checkRange(`a local DMA’s ${isWrite ? 'write' : 'read'}`, address, length);
    this.#slot.moves = [];
  }

  protected cyclesOf(): number {
    return 1;
  }
}

/** What is around the card: time stands, and alarms wait until the exploration rings them. */
class Slot implements DeviceHost {
  alarms: readonly number[] = [];
  moves: Moved[] = [];
  #onLine: ((level: 0 | 1) => void) | null = null;

  plug<C>(kit: DeviceKit<C>, onLine: (level: 0 | 1) => void): DeviceCard {
    this.#onLine = onLine;
    return kit.makeCard({profile: 'datasheet', mac: new Uint8Array(6), cyclesPerByte: 0}, this);
  }

  now(): number {
    return LONG;
  }

  schedule(_at: number, token: number): void {
    this.alarms = [...this.alarms.filter((other) => other !== token), token].sort((a, b) => a - b);
  }

  cancel(token: number): void {
    this.alarms = this.alarms.filter((other) => other !== token);
  }

  setIrq(level: 0 | 1): void {
    present(this.#onLine, 'the card is plugged in')(level);
  }

  transmit(): void {}

  moved(address: number, length: number, isWrite: boolean): void {
    this.moves.push({address, length, isWrite});
  }
}
