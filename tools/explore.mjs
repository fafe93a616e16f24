// Makes the tables of docs/explore.md by a whole exploration, which takes some five seconds, and one of each fault.
// `node tools/explore.mjs` writes them; with --check it only says what differs.
import process from 'node:process';
import {register} from 'tsx/esm/api';
import {makePage} from './made-page.mjs';

register();
const {atOnce} = await import('../src/base/at-once.ts');
const {EXPLORATIONS} = await import('../src/kits/explorations.ts');
const {USUAL_DEVICE} = await import('../src/kits/usual-device.ts');
const {exploreFault, faultTable, variableTable, walkTable} = await import('../src/sim/lab/exploration-page.ts');

const exploration = EXPLORATIONS[USUAL_DEVICE];
if (exploration === undefined) throw new Error(`nobody explores the model of the ${USUAL_DEVICE}`);
const report = atOnce(exploration.explore());
const text = [
  '## What was walked',
  walkTable(report),
  '',
  '## Faults on purpose',
  faultTable(exploration, (fault) => exploreFault(exploration, fault)),
  '',
  '## The variables',
  variableTable(report.variables),
].join('\n');
const faults = makePage('docs/explore.md', 'tools/explore.mjs', text);
for (const {name, holds} of report.properties) if (!holds) faults.push(`${name} does not hold`);
for (const fault of faults) console.log(fault);
console.log(`${report.states} states, ${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;
