// Rules that can be broken on purpose: an exploration that can't find the breach would prove nothing.
import type {BreakableRule} from '../../kits/contract/exploration.ts';

/** The rules of the VMM and the monitor, which hold whatever the device is. */
export const VMM_FAULTS = {
  'skip-check': {
    title: 'the checks are not asked',
    says: 'the checking functions are not asked: every range is allowed',
  },
  'bitmap-open': {
    title: 'a guest without the card reaches it',
    says: 'a guest without the card keeps the hook set for its bitmap instead of every port',
  },
  'handoff-any-time': {
    title: 'the card is handed over at any time',
    says: 'the card changes hands as soon as somebody waits, whatever the model and the card say',
  },
  'replay-twice': {
    title: 'a suspended access is carried out twice',
    says: 'the VMM carries a suspended access out when the guest gets the card, and again when the guest runs',
  },
  'drop-suspended': {
    title: 'a suspended access is never carried out',
    says: 'the VMM answers a suspended access when the guest gets the card, but never carries it out',
  },
  'no-queue': {
    title: 'a suspended guest is not queued',
    says: 'a suspended guest is not put into the queue for the card',
  },
  'owner-runs-on': {
    title: 'the owner runs on past the deadline',
    says: 'past the deadline the owner is still run, and may start one DMA after the other',
  },
} as const satisfies Readonly<Record<string, BreakableRule>>;

/** Those of an explored kit: the same, and one of its context switch. */
export const FAULTS = {
  ...VMM_FAULTS,
  'no-restore': {
    title: 'registers are not put back',
    says: 'a hand-off leaves the registers as the last owner set them up',
  },
} as const satisfies Readonly<Record<string, BreakableRule>>;

/** A rule that the shared parts can break. */
export type FaultName = keyof typeof FAULTS;
