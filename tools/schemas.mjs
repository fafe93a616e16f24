// Writes the published schemas of our formats, public/*.schema.json, from the schemas that read them.
// `node tools/schemas.mjs` writes them; tests hold the files to it.
import {writeFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {register} from 'tsx/esm/api';

register();
const {scenarioJsonSchema} = await import('../src/scenarios/json-schema.ts');
const {assignmentJsonSchema, submissionJsonSchema} = await import('../src/homework/json-schema.ts');
const SCHEMAS = {
  scenario: scenarioJsonSchema(),
  assignment: assignmentJsonSchema(),
  submission: submissionJsonSchema(),
};
for (const [name, schema] of Object.entries(SCHEMAS))
  writeFileSync(
    resolve(import.meta.dirname, '..', 'public', `${name}.schema.json`),
    `${JSON.stringify(schema, null, 2)}\n`,
  );
