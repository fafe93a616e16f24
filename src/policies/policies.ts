// How the questions that the deck left open can be answered in a run. [deck, slides 18, 19, 21, 28, 29]

/** One policy. */
interface PolicyRow {
  /** As it is called where it is in force; the device has a name for its memory. */
  readonly name: string;
  /** The choice of a run that says nothing of it. */
  readonly usual: string | null;
  /** It can be chosen anew while the machine runs; others are built into it. */
  readonly isLive: boolean;
  /** It means something only where the device masters the bus: elsewhere there is its usual choice. */
  readonly ofHostMemory?: boolean;
  /** By the word that files have for it: what is said where it is in force. null: it is a time. */
  readonly choices: Readonly<Record<string, string>> | null;
}

const ROWS = {
  /** Frames for a guest that does not own the card: copied into its parked ring; lost; kept and the card handed over at once. */
  parkedFrames: {
    name: 'frame for a non-owner',
    usual: 'kept',
    isLive: false,
    choices: {kept: 'kept', lost: 'lost', handoff: 'kept, card handed over'},
  },
  /** When the interrupt status counts as quiet for a hand-off: no bit that its mask lets through, or none at all (a device may except some). */
  isrQuiet: {
    name: 'status is quiet',
    usual: 'masked',
    isLive: true,
    choices: {masked: 'when no unmasked bit is set', all: 'when no bit is set'},
  },
  /** What a denied guest sees: nothing; an error bit in its status; a machine check that its kernel dies of; the VMM stops it. */
  denial: {
    name: 'denied guest sees',
    usual: 'nothing',
    isLive: true,
    choices: {nothing: 'nothing', error: 'an error status', 'machine-check': 'a machine check', stop: 'its end'},
  },
  /**
   * How the memory that a card moves is shared, its own or, where it masters the bus, the machine's: a window of pages each; the
   * whole of it, a hand-off carrying the pages in use, or all; the whole of it and nothing carried (unsound, to be seen).
   */
  packetMemory: {
    name: 'memory',
    usual: 'partition',
    isLive: false,
    choices: {partition: 'partition', 'swap-used': 'swapped', 'swap-all': 'swapped', none: 'shared, unsound'},
  },
  /** When the card may be taken: the model says Idle (the deck's), or its receive ring is drained as well. */
  reusable: {
    name: 'reusable',
    usual: 'deck',
    isLive: true,
    choices: {deck: 'Idle', drained: 'Idle, ring drained'},
  },
  /** Who gets it and when: first come once the owner halts or has had its quantum; only after a quantum; by guest number. */
  handoffOn: {
    name: 'hand-off',
    usual: 'demand',
    isLive: true,
    choices: {demand: 'on demand', quantum: 'after a quantum', priority: 'by guest number'},
  },
  /** After so many microseconds of waiting the VMM stops the card and takes it; null: it waits for ever. */
  forcedAbortUs: {name: 'taken by force', usual: null, isLive: false, choices: null},
  /** Where the model is updated: in the exit, in line; overlapped with the device; inside the guest, which may lie. */
  modelPlacement: {
    name: 'model runs',
    usual: 'inline',
    isLive: true,
    choices: {inline: 'in the exit', overlapped: 'beside the device', guest: 'in the guest'},
  },
  /** Where a guest's pages lie in host memory, by the addresses that it has for them: at the same ones; in one block; here and there. */
  guestMemory: {
    name: 'guest memory',
    usual: 'offset',
    isLive: false,
    ofHostMemory: true,
    choices: {identity: 'at its own addresses', offset: 'in one block', scattered: 'scattered pages'},
  },
  /**
   * What becomes of the guest-physical address that a driver gives the card: the host's in its place, and a denial where a range is in
   * several pieces, or copies of those through pages of the VMM's; or a denial where the two differ.
   */
  translation: {
    name: 'DMA addresses',
    usual: 'rewrite',
    isLive: false,
    ofHostMemory: true,
    choices: {rewrite: 'rewritten', bounce: 'rewritten, or copied', refuse: 'as they are'},
  },
  /**
   * A card that takes addresses out of descriptors in its guest's memory: it is not let into that mode; it walks the VMM's copies of them,
   * each checked as it is made; or copies that nobody checks (unsound, to be seen).
   */
  descriptors: {
    name: 'descriptors in memory',
    usual: 'refuse',
    isLive: false,
    ofHostMemory: true,
    choices: {refuse: 'refused', shadow: 'shadowed', unchecked: 'shadowed unchecked, unsound'},
  },
  /** A hand-off turns the card's receiver off before anybody else has it; or leaves it on, over whatever the next guest has for a ring (unsound, to be seen). */
  receiver: {
    name: 'receiver at a hand-off',
    usual: 'stopped',
    isLive: false,
    ofHostMemory: true,
    choices: {stopped: 'stopped', left: 'left as it is, unsound'},
  },
  /** Before the VMM moves a guest's page to another place it asks what the card may reach, and waits; or it does not ask (unsound, to be seen). */
  pageMoves: {
    name: 'pages are moved',
    usual: 'ask',
    isLive: false,
    ofHostMemory: true,
    choices: {ask: 'when no DMA can reach them', ignore: 'at once, unsound'},
  },
  /** How the processor finds that a guest touches a page of registers: by nested page tables, or by shadow ones that the VMM keeps. */
  paging: {
    name: 'paging',
    usual: 'nested',
    isLive: false,
    ofHostMemory: true,
    choices: {nested: 'nested', shadow: 'shadow'},
  },
} as const satisfies Readonly<Record<string, PolicyRow>>;

type Rows = typeof ROWS;
/** The words that files have for a policy's choices; a time is a number, null: never. */
export type ChoiceOf<P extends keyof Rows> = Rows[P]['choices'] extends null ? number | null : keyof Rows[P]['choices'];
/** A policy that is a choice among a few. */
export type ChosenPolicy = Exclude<keyof Rows, 'forcedAbortUs'>;
/** The policies of a run. */
export type Policies = {readonly [P in keyof Rows]: ChoiceOf<P>};
/** Those that can be chosen anew while the machine runs. */
export type LivePolicies = {readonly [P in keyof Rows as Rows[P]['isLive'] extends true ? P : never]: ChoiceOf<P>};

/** Each by its name in files, in their order. */
export const POLICIES: {readonly [P in keyof Rows]: PolicyRow} = ROWS;
export const POLICY_NAMES = Object.keys(ROWS) as readonly (keyof Rows)[];

/** The policies of a run that says nothing of them. */
export const USUAL_POLICIES = Object.fromEntries(
  POLICY_NAMES.map((policy) => [policy, ROWS[policy].usual]),
) as unknown as Policies;

/** In the order in which a run tells them. */
export const TOLD_POLICIES = [
  ...(['guestMemory', 'translation', 'descriptors', 'receiver', 'pageMoves', 'paging'] as const),
  ...(['packetMemory', 'denial', 'parkedFrames', 'isrQuiet'] as const),
  ...(['reusable', 'handoffOn', 'forcedAbortUs', 'modelPlacement'] as const),
] as const;

/** Those that can be chosen anew while the machine runs, in that order. */
export const LIVE_POLICIES = TOLD_POLICIES.filter((policy): policy is keyof LivePolicies => ROWS[policy].isLive);

/** True of a policy that means nothing to a device that reaches no host memory. */
export function isOfHostMemory(policy: keyof Policies): boolean {
  return POLICIES[policy].ofHostMemory === true;
}

/** What is said of a choice where it is in force. */
export function choiceInForce(policies: Policies, policy: keyof Policies): string {
  const choice = policies[policy];
  if (typeof choice === 'string') return POLICIES[policy].choices?.[choice] ?? '';
  return choice === null ? 'never' : `after ${choice} µs`;
}

/** True of a choice that a policy has, where that can be chosen while the machine runs; both are still unknown to be any. */
export function isLiveChoice(policy: string, choice: unknown): boolean {
  const live = LIVE_POLICIES.find((name) => name === policy);
  return live !== undefined && typeof choice === 'string' && Object.hasOwn(ROWS[live].choices, choice);
}
