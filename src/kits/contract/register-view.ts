// A device's registers as the page draws and words them: page by page as the data sheet prints them, and a few in the machine.

/** A register in words of ours. */
export interface RegisterWords {
  readonly title: string;
  readonly words: string;
  /** By bit name, where bits have a meaning each. */
  readonly bits?: Readonly<Record<string, string>>;
}

/** A page of the data sheet as one direction sees it; its registers are those of the port sheet. */
export interface RegisterPage {
  /** The page's number, as hooks count. */
  readonly number: number;
  /** `both`: read and written alike. */
  readonly direction: 'read' | 'write' | 'both';
  /** On its button, and what that means: `0, written`, `what an OUT reaches on page 0`. */
  readonly name: string;
  readonly about: string;
  /** Offsets of its registers, where they are not those of the port sheet: in configuration space, of which the DMM has no shadow. */
  readonly registers?: readonly number[];
}

/** The registers on the screen. */
export interface RegisterView {
  /** By name on the data sheet; reserved ones say so. */
  words(register: string): RegisterWords;
  /** In the order of the data sheet. */
  readonly pages: readonly RegisterPage[];
  /** The page that is open at first, by its place in `pages`. */
  readonly firstPage: number;
  /** What turns the register page: `what CR.PS1 and CR.PS0 select`; empty where there is one page. */
  readonly pageChoice: string;
  /** Hex digits of registers that are neither a byte nor a whole of several. */
  readonly digits: Readonly<Record<string, number>>;
  /** Those that say what the device is about, in drawing order. The first is the one chosen at first, and the end of a path that names no register. */
  readonly shown: readonly string[];
  /** Which of them go first where not all fit. */
  readonly importance: readonly string[];
  /** Bits that the glossary explains, by register. */
  readonly explained: Readonly<Record<string, readonly string[]>>;
}
