// All benches in turn; a table for people, or one JSON object.
import {cpus, release, totalmem} from 'node:os';
import process from 'node:process';
import {fetchEveryKit} from '../src/kits/device-kits.ts';
import {fetchReplays} from '../src/sim/lab/replay-code.ts';
import {accessBenches} from './access.ts';
import {busMasterBenches} from './bus-master.ts';
import {driverBenches} from './drivers.ts';
import {exploreBenches} from './explore.ts';
import {filterBenches} from './filter.ts';
import {cycleNs} from './measure.ts';
import {pageBenches} from './page.ts';
import type {BenchResult} from './result.ts';
import {startBenches} from './start.ts';
import {storeBenches} from './store.ts';
import {travelBenches} from './travel.ts';
import {wholeGuestBenches} from './whole-guests.ts';
import {xstateBenches} from './xstate.ts';

await Promise.all([fetchEveryKit(), fetchReplays()]);
const cycle = cycleNs();
/** The benches by name: given names run alone. */
const GROUPS: readonly (readonly [name: string, run: () => BenchResult[] | Promise<BenchResult[]>])[] = [
  ['access', () => accessBenches(cycle)],
  ['bus-master', busMasterBenches],
  ['drivers', driverBenches],
  ['store', storeBenches],
  ['filter', filterBenches],
  ['xstate', xstateBenches],
  ['travel', travelBenches],
  ['guests', wholeGuestBenches],
  ['explore', exploreBenches],
  ['start', startBenches],
];
/** Takes minutes and a Chromium, so only when it is named. */
const PAGE = 'page';

const named = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const results: BenchResult[] = [];
for (const [name, run] of GROUPS) if (named.length === 0 || named.includes(name)) results.push(...(await run()));
if (named.includes(PAGE) || process.argv.includes('--page')) results.push(...(await pageBenches()));
const machine = {
  processor: cpus()[0]?.model ?? 'unknown',
  processors: cpus().length,
  gigahertz: Number((1 / cycle).toFixed(2)),
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  kernel: release(),
};
if (process.argv.includes('--json')) console.log(JSON.stringify({machine, results: results.map(plain)}));
else printTable();

function plain({sense, ...result}: BenchResult): object {
  return {...result, figure: result.figure === null ? null : Number(result.figure.toPrecision(4)), sense};
}

function printTable(): void {
  console.log(
    `${machine.processor}, ${machine.processors} processors, ${machine.gigahertz} GHz measured, Node ${machine.node}\n`,
  );
  const rows = results.map(({name, unit, figure, goal, sense, met, against}) => [
    name,
    figure === null ? '-' : `${shown(figure)} ${unit}`,
    goal === null ? '' : `${sense} ${shown(goal)}`,
    met === null ? '' : met ? 'met' : 'MISSED',
    against,
  ]);
  const head = ['what', 'figure', 'goal', 'verdict', 'held against'];
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of [head, ...rows])
    console.log(row.map((cell, i) => (i === 4 ? cell : cell.padEnd(widths[i] ?? 0))).join('  '));
}

function shown(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
}
