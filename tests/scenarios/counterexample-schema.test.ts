// Counterexamples come from files: every wrong field is named, none makes the reader throw.
import {expect, test} from 'vitest';
import {exploreNe2k} from '../../src/kits/ne2000/explore/explore-ne2k.ts';
import {parseExploration} from '../../src/scenarios/counterexample-schema.ts';

const report = exploreNe2k({faults: ['handoff-any-time'], bound: 400});
const whole: Record<string, unknown> = {
  ...report.properties.find(({counterexample}) => counterexample !== null)?.counterexample,
};

test('one counterexample is read as it was printed', () => {
  expect(parseExploration(JSON.parse(JSON.stringify(whole)))).toEqual({ok: true, value: [whole]});
});

test.each([
  ['nothing', null, 'exploration'],
  ['a list', [], 'exploration.format'],
  ['another format', {...whole, format: 'vpio-trace'}, 'exploration.format'],
  ['another version', {...whole, version: 2}, 'exploration.version'],
  ['no step', {...whole, steps: []}, 'exploration.steps'],
  ['a step that is none', {...whole, steps: [{}]}, 'exploration.steps.0.actor'],
  ['a loop to nowhere', {...whole, loopsTo: 99}, 'exploration.loopsTo'],
  [
    'a report with a broken one',
    {properties: [{counterexample: {...whole, says: 3}}]},
    'properties[0].counterexample.says',
  ],
  ['a report in which all holds', {properties: [{counterexample: null}]}, ''],
])('%s is refused at its field', (_, json, place) => {
  const read = parseExploration(json);
  expect(read.ok ? null : read.fault.place).toBe(place);
});
