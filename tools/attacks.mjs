// Makes the tables of docs/attacks.md by running every attack in every setting. `node tools/attacks.mjs` writes them; with
// --check it only says what differs.
import process from 'node:process';
import {register} from 'tsx/esm/api';
import {makePage} from './made-page.mjs';

register();
const {DEVICES} = await import('../src/kits/facts.ts');
const {TRIALS} = await import('../src/kits/trials.ts');
const {fetchEveryKit, kitNamed} = await import('../src/kits/device-kits.ts');
const {scenarioNamed} = await import('../src/scenarios/library.ts');
const {attackTables} = await import('../src/sim/lab/attacks/attack-page.ts');
const {attackTable} = await import('../src/sim/lab/attacks/attack-table.ts');
const {attackFaults} = await import('../src/sim/lab/attacks/attack-faults.ts');

await fetchEveryKit();
/** @type {string[]} */
const faults = [];
/** @type {string[]} */
const sections = [];
let runs = 0;
for (const facts of DEVICES) {
  const hooks = kitNamed(facts.name);
  const holes = TRIALS[facts.name]?.holes;
  if (hooks === undefined || holes === undefined) continue;
  const rows = attackTable({hooks, holes}, facts, scenarioNamed);
  runs += rows.length;
  sections.push(`## ${facts.title}\n${attackTables(holes, rows)}`);
  for (const fault of attackFaults(holes, rows)) faults.push(`${facts.name}, ${fault}`);
}
faults.push(...makePage('docs/attacks.md', 'tools/attacks.mjs', sections.join('\n\n')));
for (const fault of faults) console.log(fault);
console.log(`${runs} runs, ${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;
