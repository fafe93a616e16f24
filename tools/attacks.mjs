// Makes the tables of docs/attacks.md by running every attack in every setting. `node tools/attacks.mjs` writes them; with
// --check it only says what differs.
import process from 'node:process';
import {register} from 'tsx/esm/api';
import {makePage} from './made-page.mjs';

register();
const {TRIALS} = await import('../src/kits/trials.ts');
const {USUAL_DEVICE} = await import('../src/kits/usual-device.ts');
const {fetchKit, kitNamed} = await import('../src/kits/device-kits.ts');
const {ATTACK_NAMES} = await import('../src/kits/ne2000/facts.ts');
const {scenarioNamed} = await import('../src/scenarios/library.ts');
const {attackTables} = await import('../src/sim/lab/attacks/attack-page.ts');
const {achievements, attackTable} = await import('../src/sim/lab/attacks/attack-table.ts');

await fetchKit(USUAL_DEVICE);
const hooks = kitNamed(USUAL_DEVICE);
const holes = TRIALS[USUAL_DEVICE]?.holes;
if (hooks === undefined || holes === undefined) throw new Error(`nobody attacks the ${USUAL_DEVICE}`);

/** @param {string} attack */
function scenarioOf(attack) {
  const scenario = scenarioNamed(attack === 'reach' ? 'rogue' : `attack-${attack}`);
  if (scenario === undefined) throw new Error(`no scenario shows ${attack}`);
  return scenario;
}

const rows = attackTable({hooks, holes}, ATTACK_NAMES, scenarioOf);
const tables = attackTables(holes, rows, (attack) => scenarioOf(attack).title);
const faults = makePage('docs/attacks.md', 'tools/attacks.mjs', tables);
for (const row of rows) {
  if (row.setting === 'sound' && achievements(row).length > 0)
    faults.push(`${row.attack}, profile ${row.profile}: gets through the sound set`);
}
for (const fault of faults) console.log(fault);
console.log(`${rows.length} runs, ${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;
