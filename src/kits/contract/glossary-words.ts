// Words that a device brings into the glossary.

/** One word of the lab. */
export interface GlossaryTerm {
  readonly term: string;
  readonly words: string;
}

/** A term of one device, and behind which other it stands; empty: before all others. */
export interface DeviceTerm extends GlossaryTerm {
  readonly after: string;
}

/** What a device adds: words, and what the lab leaves out of it. */
export interface DeviceGlossary {
  readonly terms: readonly DeviceTerm[];
  /** Those of them that rows of the log have. */
  readonly inRows: readonly string[];
  readonly notModelled: readonly DeviceTerm[];
}
