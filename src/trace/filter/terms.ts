// The parts of a filter that must all hold: how the simple controls read what a filter says of a field, and change it.
import {type Filter, joined, type Literal, type Test} from './filter.ts';

/** The values a filter asks of a field in a part of its own, any of which may be; null where it has no such part. */
export function wantedOf(filter: Filter | null, field: string): readonly Literal[] | null {
  const term = partsOf(filter).find((part): part is Test => isAbout(part, field));
  if (term === undefined) return null;
  if (term.op === 'compare' && term.by === '==' && term.mask === null) return [term.value];
  if (term.op === 'in')
    return term.items.every((item) => !('from' in item)) ? (term.items as readonly Literal[]) : null;
  return term.op === 'has' ? [{text: 'true', value: 1}] : null;
}

/** The filter with its part about a field replaced by one that wants any of these values; none: without that part. */
export function withWanted(filter: Filter | null, field: string, values: readonly Literal[]): Filter | null {
  const [only] = values;
  const term: Filter | null =
    only === undefined
      ? null
      : values.length === 1
        ? {op: 'compare', field, mask: null, by: '==', value: only}
        : {op: 'in', field, items: values};
  return withTerm(filter, field, term);
}

function withTerm(filter: Filter | null, field: string, term: Filter | null): Filter | null {
  const parts = partsOf(filter);
  const place = parts.findIndex((part) => isAbout(part, field));
  const others = parts.filter((part) => !isAbout(part, field));
  if (term !== null) others.splice(place < 0 ? others.length : Math.min(place, others.length), 0, term);
  return others.length === 0 ? null : joined('all', others);
}

/** The one range a filter asks of a field in a part of its own, both ends included; null where it has no such part. */
export function rangeOf(filter: Filter | null, field: string): {readonly from: number; readonly to: number} | null {
  const term = partsOf(filter).find((part): part is Test => isAbout(part, field));
  if (term?.op !== 'in' || term.items.length !== 1) return null;
  const [item] = term.items;
  return item !== undefined && 'from' in item ? {from: item.from.value, to: item.to.value} : null;
}

/** The filter with its part about a field replaced by one that wants this range, both ends included; null: without that part. */
export function withRange(
  filter: Filter | null,
  field: string,
  range: {readonly from: number; readonly to: number} | null,
): Filter | null {
  if (range === null) return withTerm(filter, field, null);
  const end = (value: number): Literal => ({text: String(value), value});
  return withTerm(filter, field, {op: 'in', field, items: [{from: end(range.from), to: end(range.to)}]});
}

/** Both must hold; null lets everything through. */
export function bothOf(filter: Filter | null, other: Filter): Filter {
  return filter === null ? other : joined('all', [filter, other]);
}

/** True where a filter asks for a field anywhere. */
export function asksFor(filter: Filter | null, fields: readonly string[]): boolean {
  if (filter === null) return false;
  if (filter.op === 'not') return asksFor(filter.of, fields);
  return 'of' in filter ? filter.of.some((part) => asksFor(part, fields)) : fields.includes(filter.field);
}

function partsOf(filter: Filter | null): readonly Filter[] {
  return filter === null ? [] : filter.op === 'all' ? filter.of : [filter];
}

function isAbout(filter: Filter, field: string): boolean {
  return 'field' in filter && filter.field === field;
}
