// Rules in which the data sheet or the board's manual contradicts QEMU's card before a file's header names a quirk.
// docs/fidelity.md tells each with its source.
import type {DisputedRule} from '../../contract/vector-disputes.ts';
import type {QuirkName} from '../card/quirks.ts';

/** The rules, the commonest first. */
export const DISPUTED_RULES: readonly DisputedRule<QuirkName>[] = [
  {name: 'reset-value', quirks: ['rstport', 'irqstick']},
  {name: 'fifo-outside-loopback', quirks: ['notally']},
  {name: 'port-without-command', quirks: ['dmafree', 'rbcr0']},
  {name: 'prom-aliases', quirks: ['memmap']},
  {name: 'empty-transmit', quirks: ['txlen']},
  {name: 'page-3', quirks: ['id29']},
  {name: 'start-and-stop', quirks: ['stp', 'rst', 'txnow']},
  {name: 'transmit-configuration', quirks: ['noloop']},
  {name: 'monitor-is-a-miss', quirks: ['nomon']},
  {name: 'curr-outside-ring', quirks: ['curroob', 'rxroom']},
];
