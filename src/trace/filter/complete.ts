// What may be typed at a place of a filter: fields, comparisons, values, by what the parser looked for there.
import {fieldsOf} from './fields.ts';
import {printLiteral} from './filter.ts';
import {type Expected, parseFilter} from './parse.ts';
import type {FilterWords} from './words.ts';

/** One thing to type, and what it means. */
export interface Completion {
  readonly text: string;
  readonly about: string;
}

/** Completions, best first, that take the place of characters [from, to). */
export interface Completions {
  readonly from: number;
  readonly to: number;
  readonly options: readonly Completion[];
}

const MOST = 60;
/** The part of a word, a number or an open quote before the place. */
const STEM = /("[^"]*|[A-Za-z0-9_.-]+)$/;
const REST = /^[A-Za-z0-9_.-]*/;

/** What may stand at `caret`. */
export function completionsAt(text: string, caret: number, words: FilterWords): Completions {
  const before = text.slice(0, caret);
  const stem = STEM.exec(before)?.[0] ?? '';
  const prefix = before.slice(0, before.length - stem.length);
  const typed = stem.replace(/^"/, '').toLowerCase();
  const parsed = parseFilter(prefix, words);
  // A fault at the end of the prefix is only that more is to come; an earlier one has no answer here.
  const isOpen = parsed.ok || parsed.fault.at >= prefix.trimEnd().length;
  const options = isOpen ? parsed.next.flatMap((expected) => optionsFor(expected, prefix, words)) : [];
  const fitting = options.filter(({text: option}) => plain(option).includes(typed) && plain(option) !== typed);
  fitting.sort((a, b) => Number(plain(b.text).startsWith(typed)) - Number(plain(a.text).startsWith(typed)));
  return {
    from: prefix.length,
    to: caret + (REST.exec(text.slice(caret))?.[0].length ?? 0),
    options: fitting.slice(0, MOST),
  };
}

const plain = (text: string): string => text.replace(/^"/, '').toLowerCase();

const JOINS: readonly Completion[] = [
  {text: '&&', about: 'and'},
  {text: '||', about: 'or'},
];
const EQUALITY: readonly Completion[] = [
  {text: '==', about: 'equal'},
  {text: '!=', about: 'there, and not equal'},
  {text: 'in', about: 'one of {…}'},
];
const WORD_OPERATORS: readonly Completion[] = [
  ...EQUALITY,
  {text: 'contains', about: 'has the text in it'},
  {text: 'matches', about: 'fits the regular expression'},
];
const NUMBER_OPERATORS: readonly Completion[] = [
  ...EQUALITY,
  {text: '&', about: 'any of these bits is 1'},
  {text: '<', about: 'less'},
  {text: '<=', about: 'at most'},
  {text: '>', about: 'more'},
  {text: '>=', about: 'at least'},
];

function optionsFor(expected: Expected, prefix: string, words: FilterWords): readonly Completion[] {
  switch (expected.what) {
    case 'field':
      return fieldsOf(words).map(({name, about}) => ({text: name, about}));
    case 'join':
      return JOINS;
    case 'operator':
      return expected.field.type === 'number' ? NUMBER_OPERATORS : WORD_OPERATORS;
    case 'value': {
      const {field} = expected;
      if (field.type !== 'number')
        return [...new Set(field.words(words))]
          .filter((word) => word !== '')
          .map((word) => ({text: printLiteral({text: word, value: -1}), about: field.about}));
      return namesOf(field.names(words), registerIn(prefix));
    }
  }
}

/** Named numbers; those of the register that the text speaks of come first. */
function namesOf(names: Readonly<Record<string, number>>, register: string): Completion[] {
  const all = Object.entries(names).map(([name, value]) => ({
    text: name,
    about: name.includes('.') ? `0x${value.toString(16).toUpperCase().padStart(2, '0')}` : `guest ${value}`,
  }));
  const own = all.filter(({text}) => text.startsWith(`${register}.`));
  return [...own, ...all.filter((one) => !own.includes(one))];
}

/** The last register that a text asks for by `reg ==`. */
function registerIn(text: string): string {
  return [...text.matchAll(/\breg\s*(?:==|eq)\s*"?(\w+)/g)].at(-1)?.[1]?.toUpperCase() ?? '';
}
