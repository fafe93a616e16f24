// A device's ports as its data sheet lists them: what hooks, filters, files and the screen need to name an access.

/** Ports that answer alike at several offsets and on every page: a data port, a reset port; `end` exclusive. */
export interface PortRange {
  /** As hooks and lists call it: `data`. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** What an access does there: bytes of device memory pass it, a wide one as one access; or the device is reset. */
  readonly does: 'move' | 'reset';
}

/** The ports of one device. */
export interface PortSheet {
  /** Ports from the base, at most 256; offsets count from there. */
  readonly ports: number;
  /** Register pages, 1 to 4: 1 where a port always meets the same register. */
  readonly pages: number;
  /** Pages of records that are no register pages, whose names filters have too: configuration space, and the ports that lead there. */
  readonly furtherPages?: readonly number[];
  /** Offsets of the registers, in order; and those among them that are the same on every page. */
  readonly registers: readonly number[];
  readonly onEveryPage: readonly number[];
  /** Everything that is no register. */
  readonly ranges: readonly PortRange[];
  /** What an access to an offset meets, by name: a register's, or a range's. */
  portName(page: number, offset: number, isWrite: boolean): string;
  /** True where the sheet prints a register for this page and direction. */
  isPrinted(page: number, offset: number, isWrite: boolean): boolean;
  /** Registers that are one number in several ports, by the name of the whole: the low part first. */
  readonly wholes: Readonly<Record<string, readonly string[]>>;
  /** Registers whose bits have names, as masks. */
  readonly bits: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** The name of the whole that a register is a part of; its own where it is none. */
export function wholeOf({wholes}: PortSheet, register: string): string {
  return Object.entries(wholes).find(([, parts]) => parts.includes(register))?.[0] ?? register;
}
