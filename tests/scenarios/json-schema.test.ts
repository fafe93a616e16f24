// The published schema says what the reader reads: the same files are lawful, the same fields are wrong, rules across fields apart.
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {faultLine} from '../../src/base/result.ts';
import {ATTACK_FILES} from '../../src/scenarios/attack-files.ts';
import {parseScenario} from '../../src/scenarios/schema.ts';
import {JSON_SCHEMAS} from '../../tools/json-schemas.mjs';
import {conforms, type JsonSchema} from './check-json-schema.ts';

type Json = null | boolean | number | string | Json[] | {[key: string]: Json};

const SCHEMA: JsonSchema = JSON.parse(readFileSync('public/scenario.schema.json', 'utf8'));
const LIBRARY = 'src/scenarios/library';
const FILES = readdirSync(LIBRARY);
const fileOf = (name: string): Json => JSON.parse(readFileSync(join(LIBRARY, name), 'utf8'));
const ATTACKS = ATTACK_FILES.map((file) => ({name: file.name, file: JSON.parse(JSON.stringify(file)) as Json}));

/** Faults that lie between fields, which no schema of fields can tell. */
const ACROSS_FIELDS =
  /is below the first page|is past the last page|is not after the first page|pages are too few|belong to guests|already$|guests; |runs alone|no host may stand|only driver|an address on its network$|is on no network/;

test('the published file is what the reader’s schema makes', () => {
  expect(SCHEMA, 'node tools/schemas.mjs writes it anew').toEqual(JSON.parse(JSON.stringify(JSON_SCHEMAS.scenario)));
});

test.each(FILES)('%s is lawful to both', (name) => {
  expect(parseScenario(fileOf(name), name).ok).toBe(true);
  expect(conforms(SCHEMA, fileOf(name))).toBe(true);
});

test.each(ATTACKS)('$name, which is made of a table, is lawful to both', ({name, file}) => {
  expect(parseScenario(file, name).ok).toBe(true);
  expect(conforms(SCHEMA, file)).toBe(true);
});

test('a file may name its schema, and nothing else of that name reaches the run', () => {
  const parsed = parseScenario({...(fileOf('ping.json') as object), $schema: '../scenario.schema.json'}, 'ping.json');
  expect(parsed.ok && '$schema' in parsed.value).toBe(false);
  expect(parsed.ok).toBe(true);
});

/** Every place in a file: the keys that lead there. */
function places(value: Json, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, child]) => places(child, [...path, key]))];
}

function changed(file: Json, path: readonly string[], value: Json | undefined): Json {
  const copy = structuredClone(file);
  let at = copy as Record<string, Json>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string, Json>;
  const last = path.at(-1) ?? '';
  if (value === undefined) delete at[last];
  else at[last] = value;
  return JSON.parse(JSON.stringify(copy));
}

const wrong = fc.oneof(
  fc.constantFrom<Json | undefined>(
    undefined,
    null,
    true,
    '',
    'x',
    -1,
    0,
    1,
    1.5,
    59,
    1515,
    1e12,
    [],
    {},
    '0x40',
    '0xzz',
  ),
  fc.constantFrom<Json>(
    'ff:ff:ff:ff:ff:ff',
    '00:00:00:00:00:00',
    '52:54:00:AB:cd:ef',
    '10.0.0.300',
    '224.0.0.1',
    '0.1.2.3',
  ),
  fc.constantFrom<Json>(
    'two\nlines',
    'a'.repeat(101),
    'kept',
    'error',
    'swap-all',
    'linux',
    'geekos',
    'rogue',
    'recorded',
  ),
  fc.constantFrom<Json>({kind: 'listen'}, {kind: 'attack', rounds: 0}, {firstPage: 64}, [{}], {extra: 1}),
  fc.string(),
  fc.integer(),
);

describe.each([
  ...['two-guests.json', 'bulk-receive.json', 'linux-ne-isa.json'].map((name) => ({name, file: fileOf(name)})),
  ...ATTACKS.filter(({name}) => name === 'attack-ring'),
])('$name, changed', ({name, file}) => {
  const anywhere = fc.constantFrom(...places(file).filter((path) => path.length > 0));

  test('a field that the reader refuses the schema refuses, and the other way round', () => {
    fc.assert(
      fc.property(anywhere, wrong, (path, value) => {
        const json = changed(file, path, value);
        const parsed = parseScenario(json, name);
        const said = parsed.ok ? '' : faultLine(parsed.fault);
        if (ACROSS_FIELDS.test(said) || (path.join() === 'version' && value === 0)) return; // 0 is read, and upgraded
        expect(conforms(SCHEMA, json), `${path.join('.')} = ${JSON.stringify(value)}: ${said || 'read'}`).toBe(
          parsed.ok,
        );
      }),
      {numRuns: 600},
    );
  });
});
