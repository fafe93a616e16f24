// How the questions that the deck left open are answered by the VMM. [deck, slides 19 and 29]
import type {LivePolicies, Policies} from '../../policies/policies.ts';

/** The choices of one run. */
export interface VmmPolicies
  extends Omit<
    Policies,
    'packetMemory' | 'forcedAbortUs' | 'guestMemory' | 'translation' | 'descriptors' | 'receiver' | 'paging'
  > {
  /** The card takes every frame for the VMM to sort: needed to keep frames, or where the card's filter is not the guest's. */
  readonly promiscuous: boolean;
  /** Packet memory that a hand-off carries. */
  readonly carries: 'nothing' | 'used' | 'all';
  /** Cycles of waiting after which the card is taken by force; Infinity: never. */
  readonly forcedAbort: number;
}

/** What can be chosen anew while the machine runs; the others are built into it. */
export type PolicyChange = Partial<LivePolicies>;

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
  pageMoves: 'ask',
};
