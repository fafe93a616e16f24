// Reads a filter's text by Wireshark's grammar over our fields: a tree, or the place of the first fault and what may
// stand there. Also says what may follow at the end, for completion.
import {present} from '../../base/assert.ts';
import {wordsToChoose} from '../../base/near-words.ts';
import {FIELDS, type Field, fieldNamed} from './fields.ts';
import {type Comparison, type Filter, joined, type Literal, type SetItem} from './filter.ts';
import {type Token, tokensOf} from './tokens.ts';
import type {FilterWords} from './words.ts';

/** What is wrong, from character `at` up to `end`. */
export interface FilterFault {
  readonly at: number;
  readonly end: number;
  readonly message: string;
}

/** What may come next. */
export type Expected =
  | {readonly what: 'field'}
  | {readonly what: 'operator'; readonly field: Field}
  | {readonly what: 'value'; readonly field: Field}
  | {readonly what: 'join'};

/** The outcome of reading; a text of blanks alone is `filter` null: everything passes. `next`: what may follow the text. */
export type ParsedFilter = {readonly next: readonly Expected[]} & (
  | {readonly ok: true; readonly filter: Filter | null}
  | {readonly ok: false; readonly fault: FilterFault}
);

const COMPARISONS: Readonly<Record<string, Comparison>> = {
  '==': '==',
  eq: '==',
  '!=': '!=',
  ne: '!=',
  '<': '<',
  lt: '<',
  '<=': '<=',
  le: '<=',
  '>': '>',
  gt: '>',
  '>=': '>=',
  ge: '>=',
};
/** Parentheses and negations in one another. */
const DEEPEST = 64;

/**
 * Reads a filter.
 * @example parseFilter('reg == COMMAND && value & COMMAND.START', words)
 */
export function parseFilter(text: string, words: FilterWords): ParsedFilter {
  const parser = new Parser(text, words);
  try {
    return {ok: true, filter: parser.whole(), next: parser.next};
  } catch (fault) {
    if (fault instanceof Fault) return {ok: false, fault: fault.told, next: parser.next};
    throw fault;
  }
}

/** The tree of a text that was read before; null: everything passes. */
export function filterOf(text: string, words: FilterWords): Filter | null {
  const parsed = parseFilter(text, words);
  return parsed.ok ? parsed.filter : null;
}

/** Unwinds the parser; never leaves this file. */
class Fault extends Error {
  readonly told: FilterFault;

  constructor(told: FilterFault) {
    super(told.message);
    this.told = told;
  }
}

class Parser {
  readonly #words: FilterWords;
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;
  /** What was looked for where the text ends. */
  readonly next: Expected[] = [];

  constructor(text: string, words: FilterWords) {
    this.#words = words;
    this.#tokens = tokensOf(text);
  }

  whole(): Filter | null {
    this.#mayFollow({what: 'field'});
    if (this.#isAtEnd()) return null;
    const filter = this.#any();
    if (!this.#isAtEnd()) this.#fail('expected “&&”, “||” or the end');
    return filter;
  }

  get #token(): Token {
    return present(this.#tokens[Math.min(this.#next, this.#tokens.length - 1)], 'the last token is the end');
  }

  #isAtEnd(): boolean {
    return this.#token.type === 'end';
  }

  /** True, and the token taken, if it is one of these marks or words. */
  #takes(...texts: readonly string[]): boolean {
    const {type, text} = this.#token;
    const isIt = (type === 'mark' || type === 'word') && texts.includes(text.toLowerCase());
    if (isIt) this.#next++;
    return isIt;
  }

  #mayFollow(expected: Expected): void {
    if (this.#isAtEnd()) this.next.push(expected);
  }

  #any(): Filter {
    const parts = [this.#odd()];
    while (this.#takes('||', 'or')) parts.push(this.#odd());
    return joined('any', parts);
  }

  #odd(): Filter {
    const parts = [this.#all()];
    while (this.#takes('^^', 'xor')) parts.push(this.#all());
    return joined('odd', parts);
  }

  #all(): Filter {
    const parts = [this.#one()];
    while (this.#takes('&&', 'and')) parts.push(this.#one());
    return joined('all', parts);
  }

  #one(): Filter {
    this.#mayFollow({what: 'field'});
    if (++this.#depth > DEEPEST) this.#fail(`more than ${DEEPEST} parentheses and “!” in one another`);
    const filter = this.#takes('!', 'not')
      ? ({op: 'not', of: this.#one()} as const)
      : this.#takes('(')
        ? this.#group()
        : this.#test();
    this.#depth--;
    return filter;
  }

  #group(): Filter {
    const filter = this.#any();
    if (!this.#takes(')')) this.#fail('expected “)”');
    this.#mayFollow({what: 'join'});
    return filter;
  }

  #test(): Filter {
    const field = this.#field();
    this.#mayFollow({what: 'operator', field});
    this.#mayFollow({what: 'join'});
    const test = this.#rest(field);
    if (test.op !== 'has') this.#mayFollow({what: 'join'});
    return test;
  }

  #field(): Field {
    const token = this.#token;
    if (token.type !== 'word') this.#fail('expected a field, “!” or “(”');
    const field = fieldNamed(token.text);
    if (field === undefined) {
      const names = FIELDS.map(({name}) => name);
      this.#fail(`there is no field ${token.text}${perhaps(token.text, names)}`);
    }
    this.#next++;
    return field;
  }

  #rest(field: Field): Filter {
    const {name} = field;
    const mark = this.#token;
    if (this.#takes('in')) return {op: 'in', field: name, items: this.#items(field)};
    for (const op of ['contains', 'matches'] as const) {
      if (this.#takes(op, ...(op === 'matches' ? ['~'] : []))) return this.#textTest(field, op, mark);
    }
    const mask = this.#takes('&', 'bitand', 'bitwise_and') ? this.#mask(field, mark) : null;
    const by = this.#comparison(field);
    if (by !== null) return {op: 'compare', field: name, mask, by, value: this.#value(field)};
    return mask === null ? {op: 'has', field: name} : {op: 'bits', field: name, mask};
  }

  #comparison(field: Field): Comparison | null {
    const {type, text} = this.#token;
    const by = type === 'mark' || type === 'word' ? COMPARISONS[text.toLowerCase()] : undefined;
    if (by === undefined) return null;
    if (field.type !== 'number' && by !== '==' && by !== '!=')
      this.#fail(`${field.name} has words for values: compare with “==”, “!=”, “in”, “contains” or “matches”`);
    this.#next++;
    return by;
  }

  #mask(field: Field, mark: Token): Literal {
    if (field.type !== 'number') this.#fail(`${field.name} has words for values, no bits`, mark);
    return this.#value(field);
  }

  #textTest(field: Field, op: 'contains' | 'matches', mark: Token): Filter {
    if (field.type === 'number') this.#fail(`${field.name} is a number: “${op}” asks for words`, mark);
    const token = this.#token;
    if (token.type === 'unknown' || token.type === 'mark' || token.type === 'end')
      this.#fail('expected text in quotes');
    if (op === 'matches' && !isPattern(token.text)) this.#fail('this is no regular expression');
    this.#next++;
    return {op, field: field.name, text: token.text};
  }

  #items(field: Field): SetItem[] {
    if (!this.#takes('{')) this.#fail('expected “{” and the values after “in”');
    const items: SetItem[] = [];
    for (let goesOn = true; goesOn; ) {
      const from = this.#value(field);
      if (!this.#takes('..')) items.push(from);
      else if (field.type !== 'number') this.#fail(`${field.name} has words for values, no ranges`);
      else items.push({from, to: this.#value(field)});
      goesOn = this.#takes(',') || (!this.#isAtEnd() && this.#token.text !== '}');
    }
    if (!this.#takes('}')) this.#fail('expected “,” or “}”');
    return items;
  }

  #value(field: Field): Literal {
    this.#mayFollow({what: 'value', field});
    const token = this.#token;
    if (token.type === 'unknown' || token.type === 'mark' || token.type === 'end')
      this.#fail(field.type === 'number' ? `expected a number for ${field.name}` : `expected a value of ${field.name}`);
    return field.type === 'number' ? this.#numberOf(field) : this.#wordOf(field);
  }

  #numberOf(field: Field): Literal {
    const token = this.#token;
    const names = field.names(this.#words);
    const name = Object.keys(names).find((one) => one.toLowerCase() === token.text.toLowerCase());
    const value = name === undefined ? (token.type === 'number' ? Number(token.text) : Number.NaN) : names[name];
    if (value === undefined || Number.isNaN(value))
      this.#fail(`expected a number for ${field.name}${perhaps(token.text, Object.keys(names))}`);
    this.#next++;
    return {text: name ?? token.text, value};
  }

  #wordOf(field: Field): Literal {
    const token = this.#token;
    const words = field.words(this.#words);
    const word = words.find((one) => one !== '' && one.toLowerCase() === token.text.toLowerCase());
    if (word === undefined) this.#fail(`${field.name} is never ${token.text}${perhaps(token.text, words)}`);
    this.#next++;
    return {text: word, value: -1};
  }

  #fail(message: string, token: Token = this.#token): never {
    const found = token.type === 'end' ? ', the text ends' : '';
    if (token.fault !== undefined) throw new Fault(token.fault);
    const open = token.type === 'unknown' && /^[rR]?"/.test(token.text) ? 'a quote is not closed' : null;
    throw new Fault({at: token.at, end: Math.max(token.end, token.at + 1), message: open ?? `${message}${found}`});
  }
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'i');
    return true;
  } catch {
    return false;
  }
}

/** `: perhaps COMMAND`, or, of few words, all of them. */
function perhaps(typed: string, words: readonly string[]): string {
  const known = [...new Set(words.filter((word) => word !== ''))];
  const choice = known.length === 0 ? '' : wordsToChoose(typed, known, '');
  return choice === '' ? '' : `: ${choice}`;
}
