// Makes the tables of docs/explore.md by whole explorations, which take half a minute, and one of each fault, which take as long again.
// `node tools/explore.mjs` writes them, with a name of what is explored its own alone; with --check it only says what differs.
import process from 'node:process';
import {register} from 'tsx/esm/api';
import {makePage} from './made-page.mjs';

register();
const {atOnce} = await import('../src/base/at-once.ts');
const {EXPLORATIONS} = await import('../src/kits/explorations.ts');
const {USUAL_DEVICE} = await import('../src/kits/usual-device.ts');
const {exploreFault, faultTable, metFaults, variableTable, walkTable} = await import(
  '../src/sim/lab/exploration-page.ts'
);

/** What has a part of the page, and the states of each walk in which their faults are looked for. */
const PARTS = {[USUAL_DEVICE]: undefined, rtl8139: 1000, 'rtl8139-qemu': 1500};

const asked = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const faults = [];
for (const [explored, bound] of Object.entries(PARTS)) {
  if (asked.length > 0 && !asked.includes(explored)) continue;
  const exploration = EXPLORATIONS[explored];
  if (exploration === undefined) throw new Error(`nobody explores ${explored}`);
  const report = atOnce(exploration.explore());
  const text = [
    '### What was walked',
    walkTable(report),
    '',
    '### Faults on purpose',
    faultTable(exploration, (fault) => exploreFault(exploration, fault, bound)),
    '',
    '### The variables',
    variableTable(report.variables),
  ].join('\n');
  faults.push(...makePage('docs/explore.md', `tools/explore.mjs ${explored}`, text));
  for (const fault of metFaults(exploration, report)) faults.push(`${explored}: ${fault}`);
  for (const {name, holds} of report.properties) if (!holds) faults.push(`${explored}: ${name} does not hold`);
  console.log(`${explored}: ${report.states} states`);
}
for (const fault of faults) console.log(fault);
console.log(`${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;
