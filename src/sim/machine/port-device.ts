// What a device on the port bus is to the machine: offsets from its base, sizes in bytes, values as the bus carries them.
import type {BusMemory} from './host-memory.ts';

/** A device that answers to a range of ports. Guests may do anything: no call here throws for what a guest did. */
export interface PortDevice {
  /** IN of `size` bytes (1, 2 or 4) at `offset` from the base. */
  read(offset: number, size: number): number;
  /** OUT of `size` bytes. */
  write(offset: number, size: number, value: number): void;
}

/** Accesses to come that do nothing but copy: element by element they are `memory` from `at` on. */
export interface PlainCopies {
  readonly memory: Uint8Array;
  readonly at: number;
  /** How many elements, at the least. */
  readonly count: number;
}

/** A device that also carries `rep` forms, exactly as so many single accesses, little-endian. */
export interface BurstDevice extends PortDevice {
  /** `count` INs of `size` bytes into `into` from `at`. */
  readBurst(offset: number, size: number, count: number, into: Uint8Array, at: number): void;
  /** `count` OUTs of `size` bytes out of `from` from `at`. */
  writeBurst(offset: number, size: number, count: number, from: Uint8Array, at: number): void;
  /** Which of the next accesses of this kind are nothing but copies of memory; the object is reused. Absent: none. */
  copies?(isWrite: boolean, offset: number, size: number): PlainCopies;
  /** The caller has made so many of them itself, in that memory. */
  copied?(elements: number): void;
  /** Its PCI configuration space; absent: it has none. */
  readConfig?(offset: number, size: number): number;
  writeConfig?(offset: number, size: number, value: number): void;
}

/**
 * What became of a frame that arrived from the wire: `stored`; `ring-full` lost for want of room, or after an overflow that was not
 * recovered from; `filtered` not for this station; `stopped` the receiver is off, or writes nowhere; `monitored` counted, not stored; `runt` too short;
 * `held` kept by the card, which stores it as soon as there is room.
 */
export type ReceiveOutcome = 'stored' | 'held' | 'ring-full' | 'filtered' | 'stopped' | 'monitored' | 'runt';

/** What a device needs from the machine around it. */
export interface DeviceHost {
  /** The machine's memory, for a device that masters the bus; absent: the machine has none that devices reach. */
  readonly hostMemory?: BusMemory;
  /** Simulated cycles since power-on. */
  now(): number;
  /** The cycle for which what happens now was set: an alarm or a frame can come late. Absent: none does. */
  due?(): number;
  /** Asks for `alarm(token)` at cycle `at`; a later call with the same token replaces the earlier. */
  schedule(at: number, token: number): void;
  /** Drops the alarm with this token, if any. */
  cancel(token: number): void;
  /** Drives the interrupt line: 1 or 0. Called on changes only. */
  setIrq(level: 0 | 1): void;
  /** A frame (no FCS) leaves the card now. The bytes are only valid during the call. */
  transmit(frame: Uint8Array): void;
  /** A local DMA other than a frame's has moved these bytes of device memory: read from there, or written. Absent: nobody listens. */
  moved?(address: number, length: number, isWrite: boolean): void;
  /** A frame from the wire that was said to be `stored` has come nowhere: it was dropped on its way. Absent: nobody listens. */
  dropped?(frame: Uint8Array): void;
}
