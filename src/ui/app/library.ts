// The scenarios that the menu offers, by the names that links use.

/** One entry of the menu. `scenario` is what the worker is asked to open. */
export interface LibraryEntry {
  readonly name: string;
  readonly title: string;
  readonly scenario: unknown;
  /** File below `traces/` that a recorded guest replays; null for guests with drivers of their own. */
  readonly recording: string | null;
}

const entry = (name: string, title: string, recording: string | null = null): LibraryEntry => ({
  name,
  title,
  scenario: name,
  recording,
});

/** The library in the order of the menu. */
export const LIBRARY: readonly LibraryEntry[] = [
  entry('transmit', 'One guest sends'),
  entry('two-guests', 'Two guests, one card'),
  entry('rogue', 'A rogue guest'),
  entry('linux-ne2k-pci', 'Linux, recorded: ne2k-pci', 'linux-ne2k-pci.jsonl.gz'),
  entry('linux-ne-isa', 'Linux, recorded: ne (ISA)', 'linux-ne-isa.jsonl.gz'),
];

/** What opens when a link names nothing. */
export const FIRST_SCENARIO = 'two-guests';
