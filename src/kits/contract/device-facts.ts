// What a scenario has to know of a device before any of its code is fetched: names, and the limits of its memory.

/** Behaviours of a device: as QEMU has it, as its data sheet prints it. */
export type CardProfile = 'qemu' | 'datasheet';

/** The memory that guests share: device addresses, `end` exclusive. A device that moves no memory has none: it ends where it starts. */
export interface SharedMemory {
  /** As sentences name it: `packet memory`. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Windows are cut in pages of so many bytes. */
  readonly pageBytes: number;
  /** It is the machine's own: the device masters the bus to reach it, guests keep their buffers in it, and its pages are those of their maps. */
  readonly isHost?: boolean;
}

/** Facts of one device. */
export interface DeviceFacts {
  /** As scenarios name it: `ne2000`. */
  readonly name: string;
  /** As people name it: `NE2000`. */
  readonly title: string;
  /** As recordings name it in their headers: `ne2k`. */
  readonly inRecordings: string;
  /** Its behaviours that can be chosen, the usual one first. */
  readonly profiles: readonly CardProfile[];
  /** Its guests have station addresses, and hosts can stand beside them. */
  readonly isOnNetwork: boolean;
  /** Its registers can be reached as a page of memory as well. */
  readonly hasMemoryRegisters?: boolean;
  /** Megabits a second on its wire; 10 where none is named. */
  readonly wireMegabits?: number;
  /** The hook sets of scenarios that name none: of a guest that has the device alone, and of guests that share it. */
  readonly usualHooks: Readonly<Record<'alone' | 'shared', Readonly<Record<CardProfile, string>>>>;
  /** Drivers that a guest can have, by name; a recorded guest needs none. */
  readonly drivers: readonly string[];
  /** The driver that knows attacks. */
  readonly rogue: string;
  /** What it can be told to try, in the order in which that is told; `reach`, which every rogue knows, is what it tries if it is told nothing. */
  readonly attacks: readonly string[];
  /** What its guests can be given to do, by the kind of workload. */
  readonly workloads: readonly string[];
  /** Drivers that can be told how wide their board's data port is. */
  readonly widthDrivers: readonly string[];
  readonly memory: SharedMemory;
  /** The least window of a driver, in pages, and what it is for: `a ring of 7`. */
  leastWindow(driver: string): {readonly pages: number; readonly words: string};
  /** A hand-off can carry its memory, off the device and back on. */
  readonly carriesMemory: boolean;
  /** How many guests its memory can be shared out to, and why no more. */
  readonly mostGuests: {readonly number: number; readonly words: string};
}
