// The device in the drawing of the machine: which parts it has, and what is said at them. A line is in several
// wordings, the longest first: the first that fits is shown.

/** What sends frames. */
export interface TransmitterView {
  /** The wire's name and speed. */
  readonly wire: string;
}

/** The device as a box with parts. */
export interface MachineView {
  /** Ports that move data instead of holding a register, by the name that the port sheet has for them, each with its words. The first has a box of its own; none: no box. */
  readonly dataPorts: readonly {readonly name: string; readonly words: readonly string[]}[];
  /** null: it sends nothing, and there is no wire. */
  readonly transmitter: TransmitterView | null;
  /** Below the device where there is room for two lines, and where there is one. */
  readonly captions: readonly [readonly string[], readonly string[]];
  readonly caption: readonly string[];
  /** The device in the glossary. */
  readonly word: string | null;
  /** How far its DMA reaches: `inside the card only`. */
  readonly dma: string;
  /** Registers that hold the range of a move that is allowed and not yet over, by the kind of move. */
  readonly ranges: Readonly<Record<string, readonly string[]>>;
  /** What is not modelled of it, and why. */
  readonly notModelled: readonly {readonly what: string; readonly why: string}[];
}
