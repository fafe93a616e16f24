// Writes the scenario format's published schema, public/scenario.schema.json, from the schema that reads scenarios.
// `node tools/scenario-schema.mjs` writes it; a test holds the file to it.
import {writeFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {register} from 'tsx/esm/api';

register();
const {scenarioJsonSchema} = await import('../src/scenarios/json-schema.ts');
writeFileSync(
  resolve(import.meta.dirname, '..', 'public', 'scenario.schema.json'),
  `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`,
);
