// How often a card asks for each rule of its table.

/** Counts that a run fills. */
export class RuleCounts<Name extends string> {
  readonly #names: readonly Name[];
  readonly #counts: Float64Array;

  constructor(names: readonly Name[]) {
    this.#names = names;
    this.#counts = new Float64Array(names.length);
  }

  /** The table of rules, with every question counted. */
  watch = (rules: Readonly<Record<Name, boolean>>): Readonly<Record<Name, boolean>> => {
    const counts = this.#counts;
    const watched = {...rules};
    for (const [at, name] of this.#names.entries()) {
      const value = rules[name];
      const get = (): boolean => {
        counts[at] = (counts[at] ?? 0) + 1;
        return value;
      };
      Object.defineProperty(watched, name, {enumerable: true, get});
    }
    return watched;
  };

  /** By name. */
  counts(): Record<string, number> {
    return Object.fromEntries(this.#names.map((name, at) => [name, this.#counts[at] ?? 0]));
  }
}
