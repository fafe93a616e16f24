// A filter for one of several cards: a name that stands for a number, such as a register's bit, stands for that card's.
import {present} from '../../base/assert.ts';
import {type Field, fieldNamed} from './fields.ts';
import type {Filter, Literal, SetItem} from './filter.ts';
import type {FilterWords} from './words.ts';

/** The filter, read with the words of all cards, as it is meant of a card with these words of its own. A name that it does not know is no number. */
export function rebound(filter: Filter, all: FilterWords, own: FilterWords): Filter {
  switch (filter.op) {
    case 'all':
    case 'any':
    case 'odd':
      return {...filter, of: filter.of.map((part) => rebound(part, all, own))};
    case 'not':
      return {...filter, of: rebound(filter.of, all, own)};
    case 'has':
    case 'contains':
    case 'matches':
      return filter;
    default:
  }
  const field = present(fieldNamed(filter.field), `the parser let field ${filter.field} through`);
  const named = (literal: Literal): Literal => numberOf(literal, field, all, own);
  switch (filter.op) {
    case 'compare':
      return {...filter, mask: filter.mask && named(filter.mask), value: named(filter.value)};
    case 'bits':
      return {...filter, mask: named(filter.mask)};
    case 'in': {
      const items = filter.items.map(
        (item): SetItem => ('from' in item ? {from: named(item.from), to: named(item.to)} : named(item)),
      );
      return {...filter, items};
    }
  }
}

function numberOf(literal: Literal, field: Field, all: FilterWords, own: FilterWords): Literal {
  const {text} = literal;
  if (field.type !== 'number' || !Object.hasOwn(field.names(all), text)) return literal;
  return {text, value: field.names(own)[text] ?? Number.NaN};
}
