// A filter as a tree, and its text. What is printed is read back as the same tree.

/** A value as it was written: a number (or a name for one), or the word of a word field (then the number is -1). */
export interface Literal {
  readonly text: string;
  readonly value: number;
}

/** One value, or all from `from` to `to`, both included. */
export type SetItem = Literal | {readonly from: Literal; readonly to: Literal};

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** A test of one field; the field goes by its own name. */
export type Test =
  /** The record has the field; of a truth, it is true. */
  | {readonly op: 'has'; readonly field: string}
  /** With a mask, only those bits are compared. */
  | {
      readonly op: 'compare';
      readonly field: string;
      readonly mask: Literal | null;
      readonly by: Comparison;
      readonly value: Literal;
    }
  /** Any of the mask's bits is 1. */
  | {readonly op: 'bits'; readonly field: string; readonly mask: Literal}
  | {readonly op: 'in'; readonly field: string; readonly items: readonly SetItem[]}
  | {readonly op: 'contains' | 'matches'; readonly field: string; readonly text: string};

/** `any`: one at least; `odd`: an odd number of them. None of them holds another of its own kind. */
export type Filter =
  | Test
  | {readonly op: 'all' | 'any' | 'odd'; readonly of: readonly Filter[]}
  | {readonly op: 'not'; readonly of: Filter};

/** Joins filters; those that are such a join already become part of it. One alone stays itself. */
export function joined(op: 'all' | 'any' | 'odd', parts: readonly Filter[]): Filter {
  const of = parts.flatMap((part) => (part.op === op ? part.of : [part]));
  const [only] = of;
  return of.length === 1 && only !== undefined ? only : {op, of};
}

const JOIN = {all: ' && ', any: ' || ', odd: ' ^^ '} as const;
/** How tightly each binds; a part that binds less is put in parentheses. */
const BINDING = {any: 1, odd: 2, all: 3, not: 4} as const;

/** The filter's text, in one way of writing it. */
export function printFilter(filter: Filter): string {
  return printed(filter, 0);
}

function printed(filter: Filter, outer: number): string {
  switch (filter.op) {
    case 'all':
    case 'any':
    case 'odd': {
      const binding = BINDING[filter.op];
      const text = filter.of.map((part) => printed(part, binding)).join(JOIN[filter.op]);
      return binding <= outer ? `(${text})` : text;
    }
    case 'not':
      return `!${filter.of.op === 'has' || filter.of.op === 'not' ? printed(filter.of, BINDING.not) : `(${printed(filter.of, 0)})`}`;
    case 'has':
      return filter.field;
    case 'bits':
      return `${filter.field} & ${printLiteral(filter.mask)}`;
    case 'compare': {
      const mask = filter.mask === null ? '' : ` & ${printLiteral(filter.mask)}`;
      return `${filter.field}${mask} ${filter.by} ${printLiteral(filter.value)}`;
    }
    case 'in':
      return `${filter.field} in {${filter.items.map(printItem).join(', ')}}`;
    default:
      return `${filter.field} ${filter.op} ${quoted(filter.text)}`;
  }
}

function printItem(item: SetItem): string {
  return 'from' in item ? `${printLiteral(item.from)}..${printLiteral(item.to)}` : printLiteral(item);
}

/** What needs no quotes: a number, or a word that starts with a letter. */
const PLAIN = /^([0-9][0-9a-zA-Z]*(\.[0-9]+)?|[A-Za-z_][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*)$/;

/** A value as a filter writes it. */
export function printLiteral({text}: Literal): string {
  return PLAIN.test(text) ? text : quoted(text);
}

function quoted(text: string): string {
  const escaped = text.replace(/["\\]/g, '\\$&');
  return `"${escaped.replace(/\p{Cc}/gu, (letter) => `\\x${letter.charCodeAt(0).toString(16).padStart(2, '0')}`)}"`;
}
