// A device's hooks as the page offers them: sets by name, and single hooks to tick in a grid that its ports make.

/** The hooks on the screen. A set is a text as the command line takes it; a single hook is a word: `w:0:RSAR0`. */
export interface HookView {
  /** The sets that are offered by name, in order. */
  readonly presets: readonly string[];
  /** The single hooks without which nobody sees which register page is selected; none where there is one page. */
  readonly pageHooks: readonly string[];
  /** What turns the register page: `what CR.PS1 and CR.PS0 select`; empty where there is one page. */
  readonly pageChoice: string;
  /** A set's single hooks; none for text that is no set. */
  singles(text: string): readonly string[];
  /** Single hooks as a set's shortest text, no name taken into account. */
  text(hooks: readonly string[]): string;
}
