// What a device is measured by beside others: the runs that its figures come from, and what its kit says of hand-offs in words.

/** A recording of a real driver, and the hook set that it is told for. */
export interface MeasuredRecording {
  /** Its scenario in the library. */
  readonly scenario: string;
  /** One of the kit's sets. */
  readonly hooks: string;
}

/** Something that a hand-off cannot simply read and write again. */
export interface NotRestored {
  /** Registers, or what no register shows. */
  readonly what: string;
  /** What becomes of it: one clause. */
  readonly instead: string;
}

/** One device's runs; scenarios are those of the library. */
export interface DeviceMeasures {
  /** By the name that scenarios use. */
  readonly device: string;
  /** Guests that hand it to each other. */
  readonly shared: string;
  /** Guests that send full frames as fast as they can and take each back; null: it is on no network. */
  readonly bulk: string | null;
  readonly recordings: readonly MeasuredRecording[];
  /** The same driver by ports and by a page of memory: one of ours, and recordings of a real one; null: it has ports alone. */
  readonly bothWays: {readonly driven: string; readonly recorded: Readonly<Record<Way, MeasuredRecording>>} | null;
  readonly notRestored: readonly NotRestored[];
}

/** How a guest gets at a device's registers. */
export type Way = 'ports' | 'memory';
