// The scenarios that come with the lab.
import {readdirSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';
import {SCENARIO_LIBRARY, scenarioNamed} from '../../src/scenarios/library.ts';
import {parseScenarioText} from '../../src/scenarios/schema.ts';

const FOLDER = fileURLToPath(new URL('../../src/scenarios/library/', import.meta.url));

test('the library offers transmit, two-guests, rogue and the two recordings', () => {
  expect(SCENARIO_LIBRARY.map(({name}) => name)).toEqual([
    'transmit',
    'two-guests',
    'rogue',
    'linux-ne2k-pci',
    'linux-ne-isa',
  ]);
});

test.each(readdirSync(FOLDER))('%s is a whole scenario, and the library’s of that name', (file) => {
  const parsed = parseScenarioText(readFileSync(`${FOLDER}${file}`, 'utf8'), file);
  const name = file.replace('.json', '');
  expect(parsed).toEqual({ok: true, value: scenarioNamed(name)});
  expect(scenarioNamed(name)).toMatchObject({name});
});

test('a name that no scenario has gives none', () => {
  expect(scenarioNamed('constructor')).toBeUndefined();
});
