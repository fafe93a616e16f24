// Formats as JSON Schemas for editors, walked out of the schemas that read them; here the scenario's. Rules across fields (windows
// that overlap, names used twice, a recording that isn't alone) are not in it: the program says those.
import {assert} from '../base/assert.ts';
import {ip, page, stationMac} from './fields.ts';
import {scenarioSchema} from './schema.ts';

/** A JSON Schema, draft 2020-12. */
export type JsonSchema = {readonly [key: string]: unknown};

/** What a valibot schema shows of itself, as far as our formats use it. */
interface Node {
  readonly kind: string;
  readonly type: string;
  readonly entries?: Readonly<Record<string, Node>>;
  readonly options?: readonly (Node | string | number)[];
  readonly wrapped?: Node;
  readonly default?: unknown;
  readonly item?: Node;
  readonly literal?: unknown;
  readonly pipe?: readonly Node[];
  readonly requirement?: unknown;
}

const OCTET = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
/** Fields whose rule is a function: the same as a pattern. */
const SPECIAL = new Map<unknown, JsonSchema>([
  [
    page,
    {
      description: 'a page of the card, 64 or "0x40"',
      anyOf: [
        {type: 'integer', minimum: 0},
        {type: 'string', pattern: '^0[xX][0-9a-fA-F]{1,8}$'},
      ],
    },
  ],
  [
    stationMac,
    {
      description: 'the address of one station, such as 52:54:00:12:34:56',
      type: 'string',
      pattern: '^(?!00(:00){5}$)[0-9a-fA-F][02468aceACE](:[0-9a-fA-F]{2}){5}$',
    },
  ],
  [
    ip,
    {
      description: 'the IPv4 address of one station',
      type: 'string',
      pattern: `^(?!0\\.|22[4-9]|2[3-9]\\d)${OCTET}(\\.${OCTET}){3}$`,
    },
  ],
]);

/** The published schema. */
export function scenarioJsonSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'VPIO Lab scenario, version 1',
    description:
      'The guests, the card, the wire and the policies of one run. Rules across fields are the program’s to tell.',
    ...jsonSchemaOf(scenarioSchema),
  };
}

/** A schema of ours as a JSON Schema; `special`: fields whose rule is a function, each with what says the same. */
export function jsonSchemaOf(schema: unknown, special: ReadonlyMap<unknown, JsonSchema> = new Map()): JsonSchema {
  for (const [field, said] of special) SPECIAL.set(field, said);
  return schemaOf(schema as Node);
}

function schemaOf(node: Node): JsonSchema {
  const special = SPECIAL.get(node);
  if (special !== undefined) return special;
  const inner =
    node.type === 'unknown'
      ? node.pipe?.findLast(({kind, type}) => kind === 'schema' && type !== 'unknown')
      : undefined;
  if (inner !== undefined) return schemaOf(inner);
  switch (node.type) {
    case 'optional':
      return withDefault(wrappedOf(node), node.default);
    case 'nullable':
      return {anyOf: [wrappedOf(node), {type: 'null'}]};
    case 'strict_object':
      return objectOf(node.entries ?? {});
    case 'unknown':
      return {};
    case 'record':
      return {type: 'object'};
    case 'union':
      return {anyOf: (node.options ?? []).map((option) => schemaOf(option as Node))};
    case 'variant':
      return {oneOf: (node.options ?? []).map((option) => schemaOf(option as Node))};
    case 'literal':
      return {const: node.literal};
    case 'picklist':
      return {enum: node.options};
    case 'array':
      return limited({type: 'array', items: schemaOf(itemOf(node))}, node.pipe);
    case 'string':
    case 'boolean':
    case 'number':
      return limited({type: node.type}, node.pipe);
    default:
      throw new Error(`assertion failed: no JSON Schema for ${node.type}`);
  }
}

function wrappedOf({wrapped}: Node): JsonSchema {
  assert(wrapped !== undefined, 'a wrapper wraps');
  return schemaOf(wrapped);
}

function itemOf({item}: Node): Node {
  assert(item !== undefined, 'a list has items');
  return item;
}

/** A default that is worked out from other fields is left to the program. */
function withDefault(schema: JsonSchema, value: unknown): JsonSchema {
  return value === undefined || typeof value === 'function' ? schema : {...schema, default: value};
}

function objectOf(entries: Readonly<Record<string, Node>>): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(entries).map(([name, node]) => [name, schemaOf(node)])),
    required: Object.keys(entries).filter((name) => entries[name]?.type !== 'optional'),
    additionalProperties: false,
  };
}

/** What the actions of a pipe ask for beside the type. */
function limited(schema: JsonSchema, pipe: readonly Node[] = []): JsonSchema {
  const limits: Record<string, unknown> = {};
  for (const {kind, type, requirement} of pipe) {
    if (kind === 'schema') continue;
    if (type === 'safe_integer') limits['type'] = 'integer';
    else if (type === 'min_value') limits['minimum'] = requirement;
    else if (type === 'max_value') limits['maximum'] = requirement;
    else if (type === 'min_length') limits[schema['type'] === 'array' ? 'minItems' : 'minLength'] = requirement;
    else if (type === 'max_length') limits[schema['type'] === 'array' ? 'maxItems' : 'maxLength'] = requirement;
    else if (type === 'regex' && requirement instanceof RegExp) limits['pattern'] = patternOf(requirement);
    else assert(type === 'to_lower_case', `no JSON Schema for ${type}`);
  }
  return {...schema, ...limits};
}

/** JSON Schema's patterns have no flags: a letter of either case is written as both. */
function patternOf({source, flags}: RegExp): string {
  if (!flags.includes('i')) return source;
  return source.replaceAll('a-z', 'a-zA-Z').replaceAll('a-f', 'a-fA-F');
}
