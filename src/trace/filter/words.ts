// The words of one run that a filter may use: what its device calls ports, states and reasons, and who its guests are.

/** Names by the numbers that records carry; plain data, told by whoever knows the device. */
export interface FilterWords {
  /** The port of the device's offset 0. */
  readonly basePort: number;
  /** Names of guests, by number. */
  readonly guests: readonly string[];
  /** Names of ports and registers, by `portKey`. */
  readonly ports: readonly string[];
  /** Bits of registers by name, `COMMAND.START`, as masks. */
  readonly bits: Readonly<Record<string, number>>;
  readonly states: readonly string[];
  readonly events: readonly string[];
  /** There are frames to ask for. */
  readonly isOnNetwork: boolean;
  /** Why an access was refused. */
  readonly reasons: readonly string[];
}

/** So many combinations of direction, page and offset there are. */
export const PORT_KEYS = 2048;

/** Where `FilterWords.ports` holds the name of a port: `offset` 0 to 255, `page` 0 to 3. */
export function portKey(isWrite: boolean, page: number, offset: number): number {
  return (isWrite ? 1024 : 0) | (page << 8) | offset;
}

/** How the page writes a guest's number. */
export const GUEST_LETTERS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const;
