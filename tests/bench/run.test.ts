// The benches run at all, on the code that ships: each work once, cold. What they come to is nobody's business here.
import {execFileSync} from 'node:child_process';
import process from 'node:process';
import {expect, test} from 'vitest';

/** The groups that need no other emulator and no browser, but for those that fill a store with millions of events. */
const GROUPS = ['access', 'bus-master', 'drivers', 'filter', 'xstate'];

test('every bench of the core runs, and prints one JSON object with its figures', () => {
  const printed = execFileSync(process.execPath, ['bench/run.mjs', ...GROUPS, '--once', '--json'], {encoding: 'utf8'});
  const {machine, results}: {machine: {node: string}; results: {name: string; unit: string; figure: number}[]} =
    JSON.parse(printed);
  expect(machine.node).toBe(process.version);
  expect(results.length).toBeGreaterThanOrEqual(GROUPS.length * 2);
  for (const {name, figure} of results) expect(figure, name).toSatisfy(Number.isFinite);
  expect(new Set(results.map(({name}) => name)).size).toBe(results.length);
}, 60_000);
