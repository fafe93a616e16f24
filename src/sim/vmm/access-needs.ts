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

/** Places of one offset: four pages, two directions, and widths of 1, 2, 4 and 8 bytes. */
const PLACES = 32;
/** Offsets that there is room for from the start; the table grows with a device that has more. */
const USUAL_OFFSETS = 32;

/** One guest's table: filled as it is asked for, emptied where what it depends on changes. */
export class AccessNeeds {
  #needs = new Uint8Array(USUAL_OFFSETS * PLACES);

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
    const place = placeOf(isWrite, page, offset, size);
    if (place >= this.#needs.length) this.#grow(place);
    this.#needs[place] = need;
    return need;
  }

  #grow(place: number): void {
    let length = this.#needs.length;
    while (length <= place) length *= 2;
    const larger = new Uint8Array(length);
    larger.set(this.#needs);
    this.#needs = larger;
  }
}

/** Offsets lie furthest apart, so that a device with few of them needs a short table. */
function placeOf(isWrite: boolean, page: number, offset: number, size: number): number {
  return (offset << 5) | (page << 3) | (isWrite ? 4 : 0) | ((size >> 1) - (size >> 3));
}
