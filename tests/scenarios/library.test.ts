// The scenarios that come with the lab.
import {readdirSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';
import {ATTACK_NAMES} from '../../src/kits/ne2000/facts.ts';
import {SCENARIO_LIBRARY, scenarioNamed} from '../../src/scenarios/library.ts';
import {parseScenarioText} from '../../src/scenarios/schema.ts';

const FOLDER = fileURLToPath(new URL('../../src/scenarios/library/', import.meta.url));

test('the library offers transmit first, and a scenario for every attack but the rogue’s own', () => {
  const names = SCENARIO_LIBRARY.map(({name}) => name);
  expect(names[0]).toBe('transmit');
  expect(names.filter((name) => name.startsWith('attack-'))).toEqual(
    ATTACK_NAMES.filter((name) => name !== 'reach').map((name) => `attack-${name}`),
  );
});

test.each(readdirSync(FOLDER))('%s is a whole scenario, and the library’s of that name', (file) => {
  const parsed = parseScenarioText(readFileSync(`${FOLDER}${file}`, 'utf8'), file);
  const name = file.replace('.json', '');
  expect(parsed).toEqual({ok: true, value: scenarioNamed(name)});
  expect(scenarioNamed(name)).toMatchObject({name});
});

test.each(SCENARIO_LIBRARY)('$name passes the schema, under its own name', ({name, device}) => {
  expect(scenarioNamed(name)).toMatchObject({name, device});
});

test('a name that no scenario has gives none', () => {
  expect(scenarioNamed('constructor')).toBeUndefined();
});
