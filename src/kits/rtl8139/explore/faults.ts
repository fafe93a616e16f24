// Rules that can be broken on purpose: an exploration that can't find the breach would prove nothing. Of the shared ones two are no faults
// here: a hand-off itself waits for what is being sent, so that none can be too early, and no guest can have the card longer by
// sending on.
import {FAULTS as SHARED} from '../../../sim/explore/faults.ts';
import type {BreakableRule} from '../../contract/exploration.ts';

const {
  'handoff-any-time': _early,
  'owner-runs-on': _late,
  ...rules
} = SHARED satisfies Readonly<Record<string, BreakableRule>>;

/** The rules by name. */
export const FAULTS = {
  ...rules,
  'written-alone': {
    title: 'only the descriptor that was written is checked',
    says: 'a write to a TSD is taken to send that descriptor, and what the card’s own turn sends by it is not checked',
  },
  'rewrite-in-use': {
    title: 'a descriptor in use can be rewritten',
    says: 'a TSAD may be written between the check of its frame and the card’s turn to send it',
  },
  'one-end-is-all': {
    title: 'one frame’s end is taken for all',
    says: 'as soon as one of the frames that the card was told to send has left, all are taken to have',
  },
  'no-wait': {
    title: 'a hand-off does not wait',
    says: 'a hand-off takes the card without waiting for the frame that is being sent',
  },
  'receiver-left-on': {
    title: 'the receiver is left on',
    says: 'a hand-off leaves the receiver on, and begins to write the next guest’s registers before it resets the card',
  },
  'ring-unset': {
    title: 'the receiver may run without a ring',
    says: 'the receiver may be turned on right after a reset, while RBSTART is 0',
  },
  'c-plus': {
    title: 'C+ mode is let through',
    says: 'writes to CPCR go through: the card takes its addresses from memory',
  },
  'no-playback': {
    title: 'the turn is not put back',
    says: 'nothing is played back in a hand-off: the card begins at its first descriptor and at the beginning of its ring',
  },
  'reset-unseen': {
    title: 'a reset is not followed',
    says: 'a reset, or a load from the EEPROM, leaves the monitor’s count of the card’s turn as it was',
  },
  'master-unasked': {
    title: 'bus mastering is turned on unasked',
    says: 'whatever ring is open by then, bus mastering may be turned on',
  },
  'master-unwritten': {
    title: 'bus mastering is never turned off',
    says: 'a guest may turn bus mastering off, and nobody tells the card',
  },
  'master-left': {
    title: 'bus mastering is not put back',
    says: 'a hand-off leaves bus mastering as the last owner had it',
  },
} as const satisfies Readonly<Record<string, BreakableRule>>;

export type FaultName = keyof typeof FAULTS;

const {'rewrite-in-use': _rewrite, 'one-end-is-all': _end, 'no-wait': _wait, ...atOnce} = FAULTS;

/** Those of a card that sends a frame before the write to its TSD returns: none is ever under way, so that these three mean nothing. */
export const QEMU_FAULTS: Readonly<Record<string, BreakableRule>> = atOnce;
