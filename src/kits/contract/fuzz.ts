// What random tests do to a device and must find: acts from a seed, invariants, and what was met. The same seed is the same run.

import type {Instruction} from '../../sim/machine/guest-program.ts';
import type {PortDevice} from '../../sim/machine/port-device.ts';
import type {CardProfile} from './device-facts.ts';

/** One thing to do. `kind`s are small numbers and the object is used again: 100 million are made in a run. */
export interface Act {
  /** A frame, damaged or not, is of use to a device on a network only. */
  kind: 'read' | 'write' | 'frame' | 'damaged' | 'wait' | 'ins' | 'outs';
  offset: number;
  size: number;
  /** The value of a write, the length of a frame or a burst, the bytes' times of a wait. */
  value: number;
}

/** Gives acts one after another. */
export interface ActSource {
  /** The next act; the same object each time. */
  next(): Act;
}

/** The pages of device memory that drivers mostly use; `end` exclusive. */
export interface Pages {
  readonly first: number;
  readonly end: number;
}

/** A thing that must not happen, and how to see it again. */
export interface Finding {
  /** The device's own seed: with it and `accesses` the finding comes again. */
  readonly seed: number;
  /** Accesses of that device until then. */
  readonly accesses: number;
  readonly what: string;
  readonly words: string;
}

/** What is run. */
export interface FuzzOrder {
  readonly profile: CardProfile;
  readonly accesses: number;
  readonly seed: number;
}

/** How devices alone fared, and what was met of them: accesses by register, page and direction, rules, frames by outcome. */
export interface DeviceFuzzOutcome {
  readonly accesses: number;
  readonly cards: number;
  readonly exceptions: readonly Finding[];
  readonly violations: readonly Finding[];
  readonly met: Readonly<Record<string, number>>;
  readonly rules: Readonly<Record<string, number>>;
  readonly frames: Readonly<Record<string, number>>;
}

/** The random tests of one device. */
export interface DeviceFuzz {
  /** As scenarios name it. */
  readonly device: string;
  /** Devices without a machine, each powered on and looked at after every access; `tell` hears now and then how many are done. */
  alone(order: FuzzOrder, tell?: (accesses: number) => void): DeviceFuzzOutcome;
  /** Windows of guests in a machine: as many of the first as there are guests. */
  readonly windows: readonly Pages[];
  /** What a hostile guest in a window does. */
  acts(seed: number, pages: Pages): ActSource;
  /** What a guest does that wants to be rid of the device: acknowledge, and end what goes on. */
  readonly settling: readonly Instruction[];
  /** What is wrong with the registers of a device of this kind in a machine; null: nothing. */
  breach(device: PortDevice, profile: CardProfile): string | null;
}
