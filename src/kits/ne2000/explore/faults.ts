// Rules that can be broken on purpose: an exploration that can't find the breach would prove nothing.

/** What each fault does, by name. */
export const FAULTS = {
  'skip-check': 'the checking functions are not asked: every range is allowed',
  'bitmap-open': 'a guest without the card keeps the hook set for its bitmap instead of every port',
  'handoff-any-time': 'the card changes hands as soon as somebody waits, whatever the model and the card say',
  'replay-twice': 'the VMM carries a suspended access out when the guest gets the card, and again when the guest runs',
  'drop-suspended': 'the VMM answers a suspended access when the guest gets the card, but never carries it out',
  'no-queue': 'a suspended guest is not put into the queue for the card',
  'owner-runs-on': 'past the deadline the owner is still run, and may start one frame after the other',
  'late-rdc':
    'ISR.RDC alone is taken for the end of the present remote DMA, although it may be left over from the last',
} as const;

export type FaultName = keyof typeof FAULTS;

/** A short name of each for people. */
export const FAULT_TITLES: Readonly<Record<FaultName, string>> = {
  'skip-check': 'the checks are not asked',
  'bitmap-open': 'a guest without the card reaches it',
  'handoff-any-time': 'the card is handed over at any time',
  'replay-twice': 'a suspended access is carried out twice',
  'drop-suspended': 'a suspended access is never carried out',
  'no-queue': 'a suspended guest is not queued',
  'owner-runs-on': 'the owner runs on past the deadline',
  'late-rdc': 'an old ISR.RDC ends the new DMA',
};
export const FAULT_NAMES: readonly string[] = Object.keys(FAULTS);

/** True where the text names a fault. */
export function isFaultName(text: string): text is FaultName {
  return Object.hasOwn(FAULTS, text);
}
