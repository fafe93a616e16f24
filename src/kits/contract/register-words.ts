// What a device's registers are for, in words of ours, and which of them are parts of a longer one.

/** A register in words. */
export interface RegisterWords {
  readonly title: string;
  readonly words: string;
  /** By bit name, where bits have a meaning each. */
  readonly bits?: Readonly<Record<string, string>>;
}

/** The registers of a device as drawings and tables name them. */
export interface RegisterNames {
  /** By name on the data sheet; reserved ones say so. */
  words(register: string): RegisterWords;
  /** Registers that are one number in several ports, by the name of the whole: the low part first. */
  readonly wholes: Readonly<Record<string, readonly string[]>>;
}
