// A device's hooks as the page offers them: sets by name, beside a grid of single hooks that its ports make.

/** The hooks on the screen. */
export interface HookView {
  /** The sets that are offered by name, in order. */
  readonly presets: readonly string[];
  /** What turns the register page: `what CR.PS1 and CR.PS0 select`; empty where there is one page. */
  readonly pageChoice: string;
}
