// Rules in which the data sheet contradicts the recording beside the quirks that a file's header names.
// A step that differs by one of them is disputed, not failed; docs/fidelity.md tells each with its source.
import {allOnes} from '../../../base/bits.ts';
import {CR, RCR, TCR} from '../../../datasheets/dp8390.ts';
import type {Ne2000} from './ne2000.ts';

/** One thing done to the card. */
export type Input =
  | {readonly kind: 'w'; readonly offset: number; readonly size: number; readonly value: number}
  | {readonly kind: 'r'; readonly offset: number; readonly size: number}
  | {readonly kind: 'rx'; readonly frame: Uint8Array};

/** A rule: when it comes into play, judged before the act, and what it can explain. */
interface Rule {
  /** As docs/fidelity.md names it. */
  readonly name: string;
  /** True when the two cards are different machines from then on: the file counts up to the first step that shows it. */
  readonly isLasting: boolean;
  isInPlay(input: Input, card: Ne2000): boolean;
  /** True when the rule accounts for these two; without it, any difference will do. */
  accountsFor?(expected: string, got: string): boolean;
}

function reads(input: Input, first: number, end: number): boolean {
  return input.kind === 'r' && input.offset < end && input.offset + input.size > first;
}

function readsPort(input: Input): input is Input & {readonly kind: 'r'} {
  return reads(input, 0x10, 0x18);
}

function page(card: Ne2000): number {
  return card.peek('CR') >> 6;
}

function sends(input: Input, card: Ne2000): boolean {
  return input.kind === 'w' && input.offset === 0 && (input.value & CR.TXP) !== 0 && card.transmitting === null;
}

function readValue(text: string): number {
  return text.startsWith('value ') ? Number(text.slice(6)) : Number.NaN;
}

/** Ours is an undriven bus. */
function undriven(_expected: string, got: string): boolean {
  return [1, 2, 4].some((size) => readValue(got) === allOnes(size));
}

function hasBit(card: Ne2000, register: string, bit: number): boolean {
  return (card.peek(register) & bit) !== 0;
}

/** The rules, the closest explanation first. */
const RULES: readonly Rule[] = [
  {name: 'reset-value', isLasting: false, isInPlay: (input) => reads(input, 0x18, 0x20), accountsFor: undriven},
  {
    name: 'page-3',
    isLasting: false,
    isInPlay: (input, card) => reads(input, 1, 0x10) && page(card) === 3,
    accountsFor: undriven,
  },
  {name: 'fifo-outside-loopback', isLasting: false, isInPlay: (input, card) => reads(input, 6, 7) && page(card) === 0},
  {
    name: 'command-latches',
    isLasting: false,
    isInPlay: (input) => input.kind === 'r' && input.offset === 0 && input.size === 1,
    accountsFor: (expected, got) => ((readValue(expected) ^ readValue(got)) & ~(CR.STA | CR.TXP)) === 0,
  },
  {
    name: 'port-without-command',
    isLasting: false,
    isInPlay: (input, card) => readsPort(input) && card.remoteLive !== 'read',
    accountsFor: undriven,
  },
  {
    name: 'prom-aliases',
    isLasting: false,
    isInPlay: (input, card) => readsPort(input) && card.remoteAddress >= 0x20 && card.remoteAddress < 0x4000,
  },
  {
    name: 'past-count',
    isLasting: true,
    isInPlay: (input, card) => readsPort(input) && input.size > 1 && card.remoteLeft < input.size,
  },
  {
    name: 'fcs-inhibited',
    isLasting: false,
    isInPlay: (input, card) => sends(input, card) && hasBit(card, 'TCR', TCR.CRC),
  },
  {name: 'empty-transmit', isLasting: false, isInPlay: (input, card) => sends(input, card) && card.peek('TBCR') === 0},
  {
    name: 'start-needs-sta',
    isLasting: true,
    isInPlay: (input, card) => input.kind === 'w' && input.offset === 0 && !card.isRunning && (input.value & 3) === 0,
  },
  {
    name: 'loopback-hears-nothing',
    isLasting: true,
    isInPlay: (input, card) => input.kind === 'rx' && hasBit(card, 'TCR', TCR.LB0 | TCR.LB1),
  },
  {
    name: 'monitor-is-a-miss',
    isLasting: true,
    isInPlay: (input, card) => input.kind === 'rx' && hasBit(card, 'RCR', RCR.MON),
  },
  {
    name: 'curr-outside-ring',
    isLasting: true,
    isInPlay: (input, card) =>
      input.kind === 'rx' && (card.peek('CURR') < card.peek('PSTART') || card.peek('CURR') >= card.peek('PSTOP')),
  },
];

/** Follows one file and says which rule, if any, a difference is owed to. */
export class Disputes {
  #inPlay: readonly Rule[] = [];
  #lasting: Rule | null = null;

  /** Looks at an act before it happens. */
  watch(input: Input, card: Ne2000): void {
    this.#inPlay = RULES.filter((rule) => rule.isInPlay(input, card));
    this.#lasting = this.#inPlay.find((rule) => rule.isLasting) ?? this.#lasting;
  }

  /** The rule that explains a difference at the act last watched. */
  explain(expected: string, got: string): {readonly rule: string; readonly isLasting: boolean} | null {
    const accounts = (rule: Rule): boolean => !rule.isLasting && (rule.accountsFor?.(expected, got) ?? true);
    const rule = this.#inPlay.find(accounts) ?? this.#lasting;
    return rule === null ? null : {rule: rule.name, isLasting: rule.isLasting};
  }
}
