// What the choices of a run are called and cost on one device, and how its sets of hooks are called.

/** A choice that has a name: of hook sets the one in the vocabulary. */
export interface NamedChoice {
  readonly name: string;
  /** What it costs or risks, in one line. */
  readonly consequence: string;
  /** True where it gives up safety. */
  readonly isUnsound?: boolean;
}

/** The choices that one device gives words to. */
export interface DeviceChoices {
  /** In place of the general words, by policy and choice: `denial error`. */
  readonly texts: Readonly<Record<string, {readonly name?: string; readonly consequence?: string}>>;
  /** Words of those texts that the glossary has otherwise, by policy: as they stand, and as the glossary has them. */
  readonly dotted: Readonly<Record<string, readonly (readonly [shown: string, word: string])[]>>;
  /** The hook sets that have a name, in the order in which they are offered. */
  readonly hookSets: readonly NamedChoice[];
  /** A list of hooks as people write one. */
  readonly hookList: string;
  /** Filters as examples: a short one, and one that asks for a bit. */
  readonly filters: {readonly short: string; readonly ofBit: string};
}
