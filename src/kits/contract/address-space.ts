// An address space: a memory that a device's moves are addressed in. Records name it by its number in the device's list, where
// the first one is the device's own memory. [base/address-space.ts]

/** One memory, as addresses name its bytes. */
export interface AddressSpace {
  /** As a range says in which memory it lies: `card memory`, `the guest’s memory`. */
  readonly name: string;
  /** Addresses from 0 on, in bytes; at most 2^53. */
  readonly bytes: number;
  /** Bytes of a page, the unit in which windows are given. */
  readonly pageBytes: number;
}
