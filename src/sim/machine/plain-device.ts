// A device of byte registers at every one of its ports, and no more: no data port, no register pages, nothing from a wire. What a
// lab asks of a device beside that has its plain answer here; one that can more says so itself.
import {allOnes} from '../../base/bits.ts';
import type {Port} from '../../base/port.ts';
import {type PartState, stateOf} from '../../base/state.ts';
import type {BurstDevice, ReceiveOutcome} from './port-device.ts';

/** Answers accesses of one byte; wider ones meet nothing. S is all that it is: plain data, never changed but replaced. */
export abstract class PlainDevice<S extends PartState> implements BurstDevice {
  #state: S;
  readonly #ports: readonly Port[];
  readonly selectedPage: number = 0;
  readonly remoteLive: 'read' | 'write' | null = null;
  readonly remoteAddress: number = 0;
  readonly remoteLeft: number = 0;
  readonly remoteTurn = {start: 0, end: 0};
  readonly sentFrom = {address: 0, length: 0};
  readonly leaving = null;
  readonly isOnWire: boolean = false;

  constructor(ports: readonly Port[], state: S) {
    this.#ports = ports;
    this.#state = state;
  }

  /** All that it is, only for reading. */
  protected get state(): S {
    return this.#state;
  }

  /** Replaces its state by one with these fields changed. */
  protected change(changed: Partial<S>): void {
    this.#state = {...this.#state, ...changed};
  }

  snapshot(): S {
    return this.#state;
  }

  restore(saved: PartState): void {
    this.#state = stateOf<S>(this.#state.kind, saved);
  }

  registers(): Record<string, number> {
    return Object.fromEntries(this.#ports.map(({name, offset}) => [name, this.readByte(offset)]));
  }

  /** A register as a guest reads it, which does nothing to it. */
  protected abstract readByte(offset: number): number;
  /** A register as it is written, with all that starts by it. */
  protected abstract writeByte(offset: number, value: number): void;

  read(offset: number, size: number): number {
    return size === 1 ? this.readByte(offset) : allOnes(size);
  }

  write(offset: number, size: number, value: number): void {
    if (size === 1) this.writeByte(offset, value & 0xff);
  }

  readBurst(offset: number, size: number, count: number, into: Uint8Array, at: number): void {
    for (let i = at; i < at + count * size; i += size) into.fill(this.read(offset, size), i, i + size);
  }

  writeBurst(offset: number, size: number, count: number, from: Uint8Array, at: number): void {
    for (let i = at; i < at + count * size; i += size) this.write(offset, size, from[i] ?? 0);
  }

  receive(_frame: Uint8Array): ReceiveOutcome {
    return 'stopped';
  }

  undrainedFrames(): number {
    return 0;
  }

  receivesWithin(): boolean {
    return true;
  }

  isDataPort(): boolean {
    return false;
  }

  reachesDataPort(): boolean {
    return false;
  }

  firstMoved(address: number): number {
    return address;
  }

  isGuarded(): boolean {
    return false;
  }
}
