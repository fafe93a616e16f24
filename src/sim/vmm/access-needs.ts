// What accesses of one guest need before they reach a card, looked up at every access: by register page, direction, width and
// offset. The page is the one that a guest selected last, so that a change of page needs no new table.

/** What an access needs; a ruler has numbers of its own from `OWN` on, and those exit. */
export const Need = {
  /** Nobody has asked yet. */
  UNKNOWN: 0,
  /** Nothing: it goes through. */
  THROUGH: 1,
  /** The ruler's word, which is given inside the guest: no exit. */
  IN_GUEST: 2,
  /** The first of a ruler's own. */
  OWN: 3,
} as const;

/** Offsets that a record can carry. */
const OFFSETS = 32;
const PAGES = 4;
/** Rows of offsets for each page: two directions, and widths of 1, 2 and 4 bytes in places 0 to 2. */
const ROWS = 8;

/** One guest's table: filled as it is asked for, emptied where what it depends on changes. */
export class AccessNeeds {
  readonly #needs = new Uint8Array(PAGES * ROWS * OFFSETS);

  /** What stood here may not be so any more. */
  clear(): void {
    this.#needs.fill(Need.UNKNOWN);
  }

  /** What an access needs, as far as it is known. */
  at(isWrite: boolean, page: number, offset: number, size: number): number {
    return this.#needs[placeOf(isWrite, page, offset, size)] ?? Need.UNKNOWN;
  }

  /** Remembers it, and returns it. */
  learn(isWrite: boolean, page: number, offset: number, size: number, need: number): number {
    this.#needs[placeOf(isWrite, page, offset, size)] = need;
    return need;
  }
}

function placeOf(isWrite: boolean, page: number, offset: number, size: number): number {
  return (((page << 3) | (isWrite ? 4 : 0) | (size >> 1)) << 5) | offset;
}
