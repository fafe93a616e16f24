// A device's registers as the page draws them: page by page as the data sheet prints them, and a few of them in the machine.

/** A page of the data sheet as one direction sees it; its registers are those of the port sheet. */
export interface RegisterPage {
  /** The page's number, as hooks count. */
  readonly number: number;
  /** `both`: read and written alike. */
  readonly direction: 'read' | 'write' | 'both';
  /** On its button, and what that means: `0, written`, `what an OUT reaches on page 0`. */
  readonly name: string;
  readonly about: string;
}

/** A register in the machine's drawing. */
export interface ShownRegister {
  readonly name: string;
  /** Hex digits of its value. */
  readonly digits: number;
}

/** The registers on the screen. */
export interface RegisterView {
  /** In the order of the data sheet. */
  readonly pages: readonly RegisterPage[];
  /** The page that is open at first, by its place in `pages`. */
  readonly firstPage: number;
  /** The register that is told at first, and where a path meets the device that names none. */
  readonly first: string;
  /** Hex digits of registers that are no byte. */
  readonly digits: Readonly<Record<string, number>>;
  /** Those that say what the device is about, in drawing order; and which of them go first where not all fit. */
  readonly shown: readonly ShownRegister[];
  readonly importance: readonly string[];
  /** Those that the device changes by itself: what the monitor believes of them is not shown. */
  readonly unbelieved: readonly string[];
  /** Bits that the glossary explains, by register. */
  readonly explained: Readonly<Record<string, readonly string[]>>;
}
