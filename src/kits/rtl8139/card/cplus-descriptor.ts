// A descriptor of a C+ ring: two words of command and status, and an address. [RTL8139C+, Tx and Rx Descriptor]
import {address64, dwordAt, readHost} from './bus-master.ts';
import type {Core} from './core.ts';

const BYTES = 16;

/** The bits that both kinds of descriptors have in their first word. */
export const DESCRIPTOR = {OWN: 0x8000_0000, EOR: 0x4000_0000, FS: 0x2000_0000, LS: 0x1000_0000} as const;

/** One as memory holds it now. */
export interface Descriptor {
  /** Where it lies. */
  readonly at: number;
  readonly command: number;
  /** The VLAN tag and what is to be done with it. */
  readonly tag: number;
  /** Where its buffer lies. */
  readonly buffer: number;
}

/** Reads descriptor `index` of the ring that begins at an address in two registers. */
export function readDescriptor(core: Core, high: number, low: number, index: number): Descriptor {
  const at = address64(high, low, BYTES * index);
  const bytes = readHost(core, at, BYTES);
  return {
    at,
    command: dwordAt(bytes, 0),
    tag: dwordAt(bytes, 4),
    buffer: address64(dwordAt(bytes, 12), dwordAt(bytes, 8)),
  };
}
