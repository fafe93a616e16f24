// Writes the published schemas of our formats, public/*.schema.json, from the schemas that read them.
// `node tools/schemas.mjs` writes them; tests hold the files to it.
import {writeFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {register} from 'tsx/esm/api';

register();
const {JSON_SCHEMAS} = await import('./json-schemas.mjs');
for (const [name, schema] of Object.entries(JSON_SCHEMAS))
  writeFileSync(
    resolve(import.meta.dirname, '..', 'public', `${name}.schema.json`),
    `${JSON.stringify(schema, null, 2)}\n`,
  );
