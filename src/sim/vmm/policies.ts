// How the questions that the deck left open are answered by the VMM. [deck, slides 19 and 29]

/** The choices of one run. */
export interface VmmPolicies {
  /** Frames for a guest that does not own the card: copied into its parked ring, or lost. */
  readonly parkedFrames: 'kept' | 'lost' | 'handoff';
  /** ISR bits that keep the card from changing hands: those IMR lets through, or all. */
  readonly isrQuiet: 'masked' | 'all';
  /** The card takes every frame for the VMM to sort: needed to keep frames, or where the card's filter is not the guest's. */
  readonly promiscuous: boolean;
  /** What a denied guest sees. */
  readonly denial: 'nothing' | 'error' | 'machine-check' | 'stop';
  /** Packet memory that a hand-off carries. */
  readonly carries: 'nothing' | 'used' | 'all';
  readonly reusable: 'deck' | 'drained';
  readonly handoffOn: 'demand' | 'quantum' | 'priority';
  /** Cycles of waiting after which the card is taken by force; Infinity: never. */
  readonly forcedAbort: number;
  readonly modelPlacement: 'inline' | 'overlapped' | 'guest';
}

/** What can be chosen anew while the machine runs; the others are built into it. */
export type PolicyChange = Partial<
  Pick<VmmPolicies, 'denial' | 'isrQuiet' | 'reusable' | 'handoffOn' | 'modelPlacement'>
>;

/** The plain choices: what one guest alone, or a test of something else, runs under. */
export const ORDINARY_POLICIES: VmmPolicies = {
  parkedFrames: 'lost',
  isrQuiet: 'masked',
  promiscuous: false,
  denial: 'nothing',
  carries: 'nothing',
  reusable: 'deck',
  handoffOn: 'demand',
  forcedAbort: Number.POSITIVE_INFINITY,
  modelPlacement: 'inline',
};
