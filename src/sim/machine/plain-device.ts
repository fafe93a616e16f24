// A device of byte registers at every one of its ports, and no more: no data port, no register pages, nothing from a wire. What a
// lab asks of a device beside that has its plain answer here; one that can more says so itself.
import {allOnes} from '../../base/bits.ts';
import type {BurstDevice, ReceiveOutcome} from './port-device.ts';

/** Answers accesses of one byte; wider ones meet nothing. */
export abstract class PlainDevice implements BurstDevice {
  readonly selectedPage: number = 0;
  readonly remoteLive: 'read' | 'write' | null = null;
  readonly remoteAddress: number = 0;
  readonly remoteLeft: number = 0;
  readonly remoteTurn = {start: 0, end: 0};
  readonly sentFrom = {address: 0, length: 0};
  readonly isOnWire: boolean = false;

  /** A register as a guest reads it. */
  protected abstract readByte(offset: number): number;
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
