import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {fieldsAt, type JsonSchema, valuesAt} from '../../../src/ui/layout/schema-words.ts';

const SCHEMA: JsonSchema = JSON.parse(readFileSync('public/scenario.schema.json', 'utf8'));
const words = (offered: readonly {json: string}[]): string[] => offered.map(({json}) => JSON.parse(json));

describe('the published scenario schema', () => {
  test('offers the fields that are not there yet, those needed first', () => {
    const offered = words(fieldsAt(SCHEMA, {format: 'vpio-scenario', seed: 1}, []));
    expect(offered.slice(0, 3)).toEqual(['version', 'name', 'guests']);
    expect(offered).not.toContain('seed');
    expect(offered).toContain('policies');
  });

  test('names the values of a field, and the one where it is left out', () => {
    const offered = valuesAt(SCHEMA, {}, ['policies', 'handoffOn']);
    expect(words(offered)).toEqual(['demand', 'quantum', 'priority']);
    expect(offered[0]?.about).toBe('as where it is left out');
  });

  test('of alternatives it offers those that the document has chosen', () => {
    const recorded = {guests: [{driver: 'recorded'}]};
    expect(words(fieldsAt(SCHEMA, recorded, ['guests', 0]))).toEqual(['name', 'recording', 'registers']);
    const poll = {guests: [{driver: 'linux', workload: {kind: 'poll'}}]};
    expect(words(fieldsAt(SCHEMA, poll, ['guests', 0, 'workload']))).toEqual(['count', 'intervalUs', 'startUs']);
    expect(words(valuesAt(SCHEMA, {guests: [{}]}, ['guests', 0, 'workload', 'kind']))).toContain('attack');
  });

  test('tells bounds and defaults', () => {
    const [seed] = fieldsAt(SCHEMA, {}, []).filter(({json}) => json === '"seed"');
    expect(seed?.about).toBe('0 to 4294967295; 1 if left out');
  });

  test('knows nothing of a place that the schema has not', () => {
    expect(fieldsAt(SCHEMA, {}, ['nothing', 3, 'here'])).toEqual([]);
    expect(valuesAt(SCHEMA, {}, ['constructor'])).toEqual([]);
  });
});
