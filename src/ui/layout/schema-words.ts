// What a published JSON Schema allows at a place of a document: the fields that may follow, the values that may stand there.
// Reads the part of the language that ours uses: properties, items, oneOf and anyOf, enum, const, default, bounds.
import {isObject} from '../../base/json.ts';

/** A JSON Schema, as far as it is read here. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** A step from the document's root: a field's name or an element's number. */
export type JsonPath = readonly (string | number)[];

/** A word to offer: as JSON, and what is to be known of it. */
export interface SchemaWord {
  readonly json: string;
  readonly about: string;
}

/** The fields that may stand in the object at `path` of `document`, those missing that must be there first. */
export function fieldsAt(schema: JsonSchema, document: unknown, path: JsonPath): readonly SchemaWord[] {
  const found = new Map<string, SchemaWord>();
  const there = valueAt(document, path);
  for (const object of schemasAt(schema, document, path)) {
    for (const [name, field] of Object.entries(object.properties ?? {})) {
      if (isObject(there) && Object.hasOwn(there, name)) continue;
      const mustBe = object.required?.includes(name) === true;
      const about = [mustBe ? 'needed' : '', aboutValue(field)].filter((part) => part !== '').join(', ');
      found.set(name, {json: JSON.stringify(name), about});
    }
  }
  return [...found.values()].sort(
    (a, b) => Number(b.about.startsWith('needed')) - Number(a.about.startsWith('needed')),
  );
}

/** The values that are named for the place at `path` of `document`; none where any number or text may stand. */
export function valuesAt(schema: JsonSchema, document: unknown, path: JsonPath): readonly SchemaWord[] {
  const found = new Map<string, SchemaWord>();
  for (const place of schemasAt(schema, document, path)) {
    const named = place.enum ?? ('const' in place ? [place.const] : place.type === 'boolean' ? [true, false] : []);
    const values = 'default' in place && isPlain(place.default) ? [...named, place.default] : named;
    for (const value of values) {
      const json = JSON.stringify(value);
      const about = value === place.default ? 'as where it is left out' : (place.description ?? '');
      if (!found.has(json) || about !== '') found.set(json, {json, about});
    }
  }
  return [...found.values()];
}

/** What may stand in a field, in a few words: `1 to 100000, 56 if left out`. */
function aboutValue(schema: JsonSchema): string {
  const {minimum, maximum, description, enum: named} = schema;
  const bounds =
    minimum !== undefined && maximum !== undefined
      ? `${minimum} to ${maximum}`
      : minimum !== undefined
        ? `from ${minimum}`
        : '';
  const words = description ?? (named === undefined ? bounds : named.join(', '));
  const otherwise = isPlain(schema.default) ? `${JSON.stringify(schema.default)} if left out` : '';
  return [words, otherwise].filter((part) => part !== '').join('; ');
}

/** All schemas that can speak for a place; of alternatives those that fit what the document says already. */
function schemasAt(schema: JsonSchema, document: unknown, path: JsonPath): readonly JsonSchema[] {
  let places = alternatives(schema, document);
  let value = document;
  for (const step of path) {
    value = valueAt(value, [step]);
    const next = places.flatMap((place) => {
      const child = typeof step === 'number' ? place.items : own(place.properties, step);
      return child === undefined ? [] : alternatives(child, value);
    });
    places = next;
  }
  return places;
}

function alternatives(schema: JsonSchema, value: unknown): readonly JsonSchema[] {
  const either = schema.oneOf ?? schema.anyOf;
  if (either === undefined) return [schema];
  const fitting = either.filter((one) => !contradicts(one, value));
  return (fitting.length > 0 ? fitting : either).flatMap((one) => alternatives(one, value));
}

/** True where a named value of the object says that this alternative is not meant: another `kind`, another `driver`. */
function contradicts({properties = {}}: JsonSchema, value: unknown): boolean {
  if (!isObject(value)) return false;
  return Object.entries(properties).some(([name, field]) => {
    const said = own(value, name);
    if (typeof said !== 'string') return false;
    if ('const' in field) return said !== field.const;
    return field.enum !== undefined && !field.enum.includes(said);
  });
}

function valueAt(document: unknown, path: JsonPath): unknown {
  return path.reduce<unknown>((value, step) => {
    if (Array.isArray(value)) return typeof step === 'number' ? value[step] : undefined;
    return isObject(value) ? own(value, String(step)) : undefined;
  }, document);
}

function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
