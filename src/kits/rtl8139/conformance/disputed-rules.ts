// Rules in which the data sheet contradicts QEMU's card before a file's header names a quirk.
import type {DisputedRule} from '../../contract/vector-disputes.ts';
import type {QuirkName} from '../card/quirks.ts';

/** The rules, the commonest first. */
export const DISPUTED_RULES: readonly DisputedRule<QuirkName>[] = [
  {name: 'register-widths', quirks: ['widths']},
  {name: 'transmit-size', quirks: ['txsize']},
  {name: 'phy-registers', quirks: ['phy']},
  {name: 'software-interrupt', quirks: ['fswint']},
  {name: 'reset-and-fifo', quirks: ['leftover']},
  {name: 'cplus-for-good', quirks: ['cplatch']},
  {name: 'loopback-padding', quirks: ['looppad']},
  {name: 'reset-bit', quirks: ['cr0']},
];
