// Holds a value to a JSON Schema, as far as the scenario's uses it: the first fault in words, or null.

/** A JSON Schema, draft 2020-12. */
export type JsonSchema = {readonly [key: string]: unknown};

type Check = (schema: JsonSchema, value: unknown) => boolean;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const TYPES: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: isObject,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isInteger(value),
  null: (value) => value === null,
};

/** One keyword each; one that is not among them is an error of the test's. */
const KEYWORDS: Readonly<Record<string, Check>> = {
  type: ({type}, value) => TYPES[String(type)]?.(value) ?? false,
  const: (schema, value) => schema['const'] === value,
  enum: (schema, value) => (schema['enum'] as unknown[]).includes(value),
  minimum: ({minimum}, value) => typeof value !== 'number' || value >= Number(minimum),
  maximum: ({maximum}, value) => typeof value !== 'number' || value <= Number(maximum),
  minLength: ({minLength}, value) => typeof value !== 'string' || value.length >= Number(minLength),
  maxLength: ({maxLength}, value) => typeof value !== 'string' || value.length <= Number(maxLength),
  minItems: ({minItems}, value) => !Array.isArray(value) || value.length >= Number(minItems),
  maxItems: ({maxItems}, value) => !Array.isArray(value) || value.length <= Number(maxItems),
  pattern: ({pattern}, value) => typeof value !== 'string' || new RegExp(String(pattern), 'u').test(value),
  items: ({items}, value) => !Array.isArray(value) || value.every((item) => conforms(items as JsonSchema, item)),
  properties: ({properties}, value) =>
    !isObject(value) ||
    Object.entries(properties as Record<string, JsonSchema>).every(
      ([name, schema]) => value[name] === undefined || conforms(schema, value[name]),
    ),
  required: ({required}, value) =>
    !isObject(value) || (required as string[]).every((name) => value[name] !== undefined),
  additionalProperties: ({properties}, value) =>
    !isObject(value) || Object.keys(value).every((name) => Object.hasOwn(properties as object, name)),
  anyOf: ({anyOf}, value) => (anyOf as JsonSchema[]).some((schema) => conforms(schema, value)),
  oneOf: ({oneOf}, value) => (oneOf as JsonSchema[]).filter((schema) => conforms(schema, value)).length === 1,
};
const SILENT = ['$schema', 'title', 'description', 'default'];

/** True where the value is what the schema asks for. */
export function conforms(schema: JsonSchema, value: unknown): boolean {
  return Object.keys(schema).every((keyword) => {
    if (SILENT.includes(keyword)) return true;
    const check = KEYWORDS[keyword];
    if (check === undefined) throw new Error(`no check for ${keyword}`);
    return check(schema, value);
  });
}
