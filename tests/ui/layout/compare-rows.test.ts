// The comparison's bars: their parts are the technique's cycles, and a model that nobody waits for is in none of them.
import {expect, test} from 'vitest';
import {present} from '../../../src/base/assert.ts';
import type {Policies} from '../../../src/scenarios/scenario.ts';
import {runUnder} from '../../../src/sim/lab/compare/technique-run.ts';
import {type CompareRow, compareTable, partsInWords} from '../../../src/ui/layout/compare-rows.ts';
import {scenarioOf} from '../../sim/lab/runs.ts';

function vpioRow(
  modelPlacement: Policies['modelPlacement'],
): CompareRow & {readonly busy: number; readonly scale: number} {
  const scenario = scenarioOf('two-guests');
  const run = runUnder({...scenario, policies: {...scenario.policies, modelPlacement}}, 'vpio');
  if (!run.ok) throw new Error(run.fault.message);
  const {cycles, cyclesByCause} = run.value;
  const {rows, scale} = compareTable([run.value], 'hp');
  return {...present(rows[0], 'one row'), busy: cycles - cyclesByCause.idle - cyclesByCause.guest, scale};
}

test.each([
  'inline',
  'overlapped',
  'guest',
] as const)('a bar is as long as the processor was busy: model %s', (placement) => {
  const {total, busy, parts} = vpioRow(placement);
  expect(total).toBe(busy);
  expect(parts.reduce((sum, {cycles}) => sum + cycles, 0)).toBe(total);
});

test('in line the model is measured and part of the bar', () => {
  const {parts, beside} = vpioRow('inline');
  expect(beside).toBeNull();
  expect(parts.find(({name}) => name === 'model')).toMatchObject({isEstimate: false});
});

test('beside the device it is an estimate behind the bar, which the scale leaves room for', () => {
  const row = vpioRow('overlapped');
  expect(row.parts.map(({name}) => name)).not.toContain('model beside the device');
  expect(row.beside).toMatchObject({name: 'model beside the device', isEstimate: true});
  expect(row.scale).toBe(row.total + (row.beside?.cycles ?? 0));
  expect(partsInWords(row)).toMatch(/; not waited for: model beside the device \d+\.\d+$/);
});

test('in the guest it is waited for, and an estimate', () => {
  const {parts, beside} = vpioRow('guest');
  expect(beside).toBeNull();
  expect(parts.find(({name}) => name === 'model in the guest')).toMatchObject({isEstimate: true});
});
