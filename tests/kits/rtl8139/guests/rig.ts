// A driver on a card of its own, no VMM between: what a guest loads and stores is the memory that the card reaches.
import {CONFIG_ADDRESS, CONFIG_PORT} from '../../../../src/base/configuration-space.ts';
import type {Port} from '../../../../src/base/port.ts';
import {TestbenchHost} from '../../../../src/kits/contract/testbench-host.ts';
import {STORE_ALARM} from '../../../../src/kits/rtl8139/card/bursts.ts';
import {Rtl8139} from '../../../../src/kits/rtl8139/card/rtl8139.ts';
import type {RegisterName} from '../../../../src/kits/rtl8139/sheet/registers.ts';
import {PORT} from '../../../../src/kits/rtl8139/sheet/registers.ts';
import {
  type BoardSetup,
  DOWN,
  type Driver,
  type DriverOp,
  type DriverState,
  type OpResult,
} from '../../../../src/sim/guests/driver.ts';
import type {Answer, Instruction} from '../../../../src/sim/machine/guest-program.ts';
import {HOST_PAGE_BYTES, HostMemory} from '../../../../src/sim/machine/host-memory.ts';
import type {ReceiveOutcome} from '../../../../src/sim/machine/port-device.ts';

const MAC = Uint8Array.of(0x52, 0x54, 0, 0x12, 0x34, 0x56);
/** 1.8 GHz, 100 Mb/s. */
const CYCLES_PER_BYTE = 144;

export const BOARD: BoardSetup = {mac: MAC, firstPage: 0x40, endPage: 0x60};
export const PROFILES = ['datasheet', 'qemu'] as const;
export type Profile = (typeof PROFILES)[number];

/** A frame to the card's own station, its bytes numbered. */
export function frameOf(length: number, seed = 0): Uint8Array {
  const frame = Uint8Array.from({length}, (_, i) => i * 7 + seed);
  frame.set(MAC, 0);
  return frame;
}

export class Rig {
  readonly memory = new HostMemory(256 * HOST_PAGE_BYTES);
  readonly host = new TestbenchHost(this.memory);
  readonly card: Rtl8139;
  readonly driver: Driver;
  readonly received: Uint8Array[] = [];
  /** Bytes that its loads and stores reached outside its window. */
  strayed = 0;
  state: DriverState = DOWN;
  /** What hears each frame that leaves. */
  neighbour: ((frame: Uint8Array) => void) | null = null;

  readonly board: BoardSetup;
  #configAddress = 0;

  constructor(driver: Driver, profile: Profile, board = BOARD) {
    this.board = board;
    this.driver = driver;
    this.card = new Rtl8139({profile, mac: MAC, cyclesPerByte: CYCLES_PER_BYTE}, this.host);
    this.run(driver.init(board));
  }

  run(op: DriverOp<OpResult>): void {
    let step = op.next(undefined);
    while (step.done !== true) step = op.next(this.#carryOut(step.value));
    this.state = {...this.state, ...step.value.changed};
    this.received.push(...(step.value.received ?? []));
  }

  #carryOut(instruction: Instruction): Answer {
    switch (instruction.op) {
      case 'in':
        return this.card.read(instruction.offset, instruction.size);
      case 'out':
        this.card.write(instruction.offset, instruction.size, instruction.value);
        this.#hear();
        return undefined;
      case 'port-in':
        return this.card.readConfig(this.#configured(instruction.port), instruction.size);
      case 'port-out':
        if (instruction.port === CONFIG_PORT.ADDRESS) this.#configAddress = instruction.value;
        else this.card.writeConfig(this.#configured(instruction.port), instruction.size, instruction.value);
        return undefined;
      case 'load':
        this.#lookWhere(instruction.address, instruction.length);
        return this.memory.read(instruction.address, instruction.length);
      case 'store':
        this.#lookWhere(instruction.address, instruction.bytes.length);
        this.memory.write(instruction.address, instruction.bytes);
        return undefined;
      case 'compute':
        this.host.run(this.card, this.host.now() + instruction.cycles);
        this.#hear();
        return undefined;
      default:
        throw new Error(`no driver here does ${instruction.op}`);
    }
  }

  #configured(port: number): number {
    return (this.#configAddress & CONFIG_ADDRESS.REGISTER) + port - CONFIG_PORT.DATA;
  }

  #hear(): void {
    if (this.neighbour === null) return;
    for (const frame of this.sent()) this.neighbour(Uint8Array.from(frame));
  }

  #lookWhere(address: number, length: number): void {
    const [start, end] = [this.board.firstPage * HOST_PAGE_BYTES, this.board.endPage * HOST_PAGE_BYTES];
    if (address < start || address + length > end) this.strayed += length;
  }

  send(frame: Uint8Array): void {
    const {transmit} = this.driver;
    if (transmit !== undefined) this.run(transmit(this.board, this.state, frame));
  }

  /** A frame arrives, and is where it goes to. */
  receive(frame: Uint8Array): ReceiveOutcome {
    const outcome = this.card.receive(frame);
    this.host.runOut(this.card, [STORE_ALARM]);
    return outcome;
  }

  /** The wire's time passes; then the driver looks, by its interrupt or by itself. */
  settle(): void {
    this.host.run(this.card);
    this.serve();
  }

  serve(): void {
    if (this.card.irqLevel === 1) this.run(this.driver.interrupt(this.board, this.state));
    else if (this.driver.poll !== undefined) this.run(this.driver.poll(this.board, this.state));
  }

  /** The frames that left since the last call. */
  sent(): readonly (readonly number[])[] {
    return this.host.takeOutcomes().flatMap((outcome) => ('tx' in outcome ? [[...outcome.tx]] : []));
  }

  /** A register as the card has it. */
  register(name: RegisterName): number {
    const {offset, bytes = 1} = PORT[name] as Port;
    return this.card.read(offset, bytes);
  }
}
