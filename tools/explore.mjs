// Makes the tables of docs/explore.md by a whole exploration, which takes some five seconds, and one of each fault.
// `node tools/explore.mjs` writes them; with --check it only says what differs.
import process from 'node:process';
import {register} from 'tsx/esm/api';
import {makePage} from './made-page.mjs';

register();
const {exploreNe2k} = await import('../src/kits/ne2000/explore/explore-ne2k.ts');
const {exploreFault, faultTable, variableTable, walkTable} = await import('../src/kits/ne2000/explore/explore-page.ts');

const report = exploreNe2k();
const text = [
  '## What was walked',
  walkTable(report),
  '',
  '## Faults on purpose',
  faultTable(exploreFault),
  '',
  '## The variables',
  variableTable(report.variables),
].join('\n');
const faults = makePage('docs/explore.md', 'tools/explore.mjs', text);
for (const {name, holds} of report.properties) if (!holds) faults.push(`${name} does not hold`);
for (const fault of faults) console.log(fault);
console.log(`${report.states} states, ${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;
