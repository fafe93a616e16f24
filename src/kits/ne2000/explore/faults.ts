// Rules that can be broken on purpose: an exploration that can't find the breach would prove nothing.
import {VMM_FAULTS} from '../../../sim/explore/faults.ts';
import type {BreakableRule} from '../../contract/exploration.ts';

/** The rules by name. */
export const FAULTS = {
  ...VMM_FAULTS,
  'late-rdc': {
    title: 'an old ISR.RDC ends the new DMA',
    says: 'ISR.RDC alone is taken for the end of the present remote DMA, although it may be left over from the last',
  },
} as const satisfies Readonly<Record<string, BreakableRule>>;

export type FaultName = keyof typeof FAULTS;

/** True where the text names a fault. */
export function isFaultName(text: string): text is FaultName {
  return Object.hasOwn(FAULTS, text);
}
