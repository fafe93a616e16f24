// What a guest of an exploration executes.

/** One access of a guest; the offset counts from the card's base, or in its configuration space; the size is in bytes. */
export interface ExploredAccess {
  readonly name: string;
  readonly isWrite: boolean;
  readonly offset: number;
  readonly size: number;
  readonly value: number;
  readonly isConfiguration?: true;
}
