// The device in the drawing of the machine: which parts it has, and what is said at them. A line is in several
// wordings, the longest first: the first that fits is shown.

/** The device as a box with parts. */
export interface MachineView {
  /** Ports that move data instead of holding a register, by the name that the port sheet has for them, each with its words. The first has a box of its own; none: no box. */
  readonly dataPorts: readonly {readonly name: string; readonly words: readonly string[]}[];
  /** Below the device where there is room for two lines, and where there is one. */
  readonly captions: readonly [readonly string[], readonly string[]];
  readonly caption: readonly string[];
  /** How far its DMA reaches: `inside the card only`. */
  readonly dma: string;
  /** What is not modelled of it, and why. */
  readonly notModelled: readonly {readonly what: string; readonly why: string}[];
}
