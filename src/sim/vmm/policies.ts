// How the questions that the deck left open are answered by the VMM. [deck, slides 19 and 29]

/** The choices of one run. */
export interface VmmPolicies {
  /** Frames for a guest that does not own the card: copied into its parked ring, or lost. */
  readonly parkedFrames: 'kept' | 'lost';
  /** ISR bits that keep the card from changing hands: those IMR lets through, or all. */
  readonly isrQuiet: 'masked' | 'all';
  /** The card takes every frame for the VMM to sort: needed to keep frames, or where the card's filter is not the guest's. */
  readonly promiscuous: boolean;
}
