// Makes docs/claims.md out of the runs that tests/claims names. `node tools/claims.mjs` writes it; with --check it only says
// what differs.
import process from 'node:process';
import {register} from 'tsx/esm/api';
import {makePage} from './made-page.mjs';

register();
const {fetchEveryKit} = await import('../src/kits/device-kits.ts');
const {fetchReplays} = await import('../src/sim/lab/replay-code.ts');
await Promise.all([fetchEveryKit(), fetchReplays()]);
const {CLAIMS, claimsPage} = await import('../tests/claims/claims-page.ts');

const {text, faults} = claimsPage();
const all = [...faults, ...makePage('docs/claims.md', 'tools/claims.mjs', text)];
for (const fault of all) console.log(fault);
console.log(`${CLAIMS.length} claims, ${all.length} faults`);
process.exitCode = all.length > 0 ? 1 : 0;
