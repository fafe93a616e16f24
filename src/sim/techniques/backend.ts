// The VMM's own driver on the physical card: guests that never reach it send and receive through here. It is a
// driver like a guest's, run by the VMM to the end of each operation; what it costs is the VMM's port accesses.
import {present} from '../../base/assert.ts';
import {
  type BoardSetup,
  DOWN,
  type DriverOp,
  type DriverState,
  type NetworkDriver,
  type OpResult,
} from '../guests/driver.ts';
import type {Clock} from '../machine/clock.ts';
import type {Answer, Instruction} from '../machine/guest-program.ts';
import type {BusMemory} from '../machine/host-memory.ts';
import type {BurstDevice} from '../machine/port-device.ts';
import {GuestMemory} from '../vmm/guest-memory.ts';

/** What the backend needs of the machine. */
export interface BackendParts {
  readonly clock: Clock;
  readonly card: BurstDevice;
  readonly board: BoardSetup;
  readonly driver: NetworkDriver;
  /** Where its buffers are, for a device that masters the bus; null: on the device. */
  readonly memory: BusMemory | null;
  /** Has the card take everybody's frames. */
  takeEverything(): DriverOp<OpResult>;
  /** Pays for so many port accesses, or for cycles of work; time passes for the wire. */
  readonly payAccesses: (count: number) => void;
  readonly payWork: (cycles: number) => void;
  /** A frame came out of the physical ring. */
  readonly received: (frame: Uint8Array) => void;
}

/** The physical card in the VMM's hands. */
export class Backend {
  readonly #parts: BackendParts;
  readonly #queue: Uint8Array[] = [];
  #nic: DriverState = DOWN;
  #isBusy = false;
  #isUp = false;
  #lineIsUp = false;

  constructor(parts: BackendParts) {
    this.#parts = parts;
  }

  /** Takes a frame to send; it goes out when the card has room. */
  send(frame: Uint8Array): void {
    this.#queue.push(frame.slice());
    this.#pump();
  }

  /** The physical card's line changed. */
  lineChanged(level: 0 | 1): void {
    this.#lineIsUp = level === 1;
  }

  /** True where the physical card wants the VMM's attention. */
  get wantsService(): boolean {
    return this.#lineIsUp && this.#isUp && !this.#isBusy;
  }

  /** Runs the interrupt handler once, hands frames on, sends what waits. A line still up asks again. */
  serve(): void {
    this.#perform(this.#parts.driver.interrupt(this.#parts.board, this.#nic));
    this.#pump();
  }

  /** Sets the card up to take everybody's frames. */
  start(): void {
    if (this.#isUp) return;
    this.#isUp = true;
    this.#perform(this.#parts.driver.init(this.#parts.board));
    this.#perform(this.#parts.takeEverything());
  }

  #pump(): void {
    if (this.#isBusy) return;
    this.start();
    while (this.#queue.length > 0 && this.#parts.driver.canTake(this.#nic)) {
      const frame = present(this.#queue.shift(), 'the queue was not empty');
      this.#perform(this.#parts.driver.transmit(this.#parts.board, this.#nic, frame));
    }
  }

  #perform(op: DriverOp<OpResult>): void {
    this.#isBusy = true;
    let step = op.next(undefined);
    while (step.done !== true) step = op.next(this.#execute(step.value));
    this.#isBusy = false;
    this.#nic = {...this.#nic, ...step.value.changed};
    for (const frame of step.value.received ?? []) this.#parts.received(frame);
  }

  #execute(instruction: Instruction): Answer {
    const {card, clock, memory, payAccesses, payWork} = this.#parts;
    switch (instruction.op) {
      case 'in':
        payAccesses(1);
        return card.read(instruction.offset, instruction.size);
      case 'out':
        payAccesses(1);
        card.write(instruction.offset, instruction.size, instruction.value);
        return undefined;
      case 'ins': {
        payAccesses(instruction.count);
        const bytes = new Uint8Array(instruction.count * instruction.size);
        card.readBurst(instruction.offset, instruction.size, instruction.count, bytes, 0);
        return bytes;
      }
      case 'outs': {
        const count = instruction.bytes.length / instruction.size;
        payAccesses(count);
        card.writeBurst(instruction.offset, instruction.size, count, instruction.bytes, 0);
        return undefined;
      }
      case 'load':
        payWork(GuestMemory.cycles(instruction.length));
        return memory?.read(instruction.address, instruction.length);
      case 'store':
        payWork(GuestMemory.cycles(instruction.bytes.length));
        memory?.write(instruction.address, instruction.bytes);
        return undefined;
      case 'rdtsc':
        return clock.now;
      case 'compute':
        payWork(instruction.cycles);
        return undefined;
      default:
        return undefined;
    }
  }
}
