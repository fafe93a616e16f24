import {expect, test} from 'vitest';
import {fetchKit} from '../../../src/kits/device-kits.ts';
import type {Scenario} from '../../../src/scenarios/scenario.ts';
import {cardShare} from '../../../src/ui/layout/card-share.ts';
import {costTable} from '../../../src/ui/layout/cost-rows.ts';
import {ended, scenarioOf} from '../../sim/lab/runs.ts';

test.each([
  'datasheet',
  'qemu',
] as const)('the causes add up to the whole run, idle time and drivers apart (%s)', (profile) => {
  const lab = ended('two-guests', {profile});
  const view = lab.view(false);
  const {rows, total, beside} = costTable(view);
  expect(total + beside.guest + beside.idle).toBe(lab.now);
  expect(rows.reduce((sum, {share}) => sum + share, 0)).toBeCloseTo(1, 9);
});

test('a cause is its price as often as it was paid', () => {
  const {rows} = costTable(ended('two-guests').view(false));
  for (const {name, cycles, count, price} of rows)
    if (count !== null && price !== null) expect([name, count * price]).toEqual([name, cycles]);
});

test('a hand-off that waits for its card tells its accesses, and no price for each', async () => {
  await fetchKit('rtl8139');
  const lab = ended('rtl8139-two-guests');
  const {rows} = costTable(lab.view(false));
  const handOff = rows.find(({name}) => name === 'hand-off');
  expect(handOff).toMatchObject({count: lab.report().handoffAccesses, price: null});
  expect((handOff?.count ?? 0) * 530).toBeLessThan((handOff?.cycles ?? 0) / 2);
  expect(rows.find(({name}) => name === 'frames kept for others')).toMatchObject({count: null, price: null});
});

test('the guests’ accesses are those of the run, and port accesses on the HP machine are an estimate', () => {
  const view = ended('two-guests').view(false);
  const {guests, rows} = costTable(view);
  expect(guests.reduce((sum, {accesses}) => sum + accesses, 0)).toBe(view.counts.accesses);
  expect(rows.filter(({isEstimate}) => isEstimate).map(({name}) => name)).toEqual([
    'port accesses',
    'hand-off',
    'frames kept for others',
    'memory carried',
    'the VMM’s other accesses',
  ]);
});

test('a mean access costs more than an unhooked one and less than if every port were hooked', () => {
  const {meanAccess, unhooked, allHooked} = costTable(ended('two-guests').view(false));
  expect(meanAccess).toBeGreaterThan(unhooked);
  expect(meanAccess).toBeLessThan(allHooked);
});

test('a model that works beside the device is told and is no part of the whole', () => {
  const scenario = scenarioOf('two-guests');
  const lab = ended({...scenario, policies: {...scenario.policies, modelPlacement: 'overlapped'}});
  const {rows, total, beside} = costTable(lab.view(false));
  expect(total + beside.guest + beside.idle).toBe(lab.now);
  const model = rows.find(({name}) => name === 'model beside the device');
  expect(model).toMatchObject({isBeside: true, isEstimate: true, share: 0});
  expect(model?.cycles).toBeGreaterThan(0);
});

test('of registers in memory finding the register has a row of its own, an estimate, and no mean access is dearer than a hooked one', async () => {
  await fetchKit('rtl8139');
  const ports = scenarioOf('rtl8139-transmit');
  const guests = ports.guests.map((guest) => ({...guest, registers: 'memory' as const}));
  const lab = ended({...ports, guests} as Scenario);
  const view = lab.view(false);
  const {rows, total, beside, meanAccess, allHooked} = costTable(view);
  expect(total + beside.guest + beside.idle).toBe(lab.now);
  const [dispatch, decoding] = ['dispatch', 'which register: decoding'].map((cause) =>
    rows.find(({name}) => name === cause),
  );
  expect(view.spent.byMemory).toBeGreaterThan(0);
  expect([dispatch?.count, dispatch?.cycles]).toEqual([view.spent.byMemory, view.spent.byMemory * 90]);
  expect(decoding).toMatchObject({isEstimate: true, price: 1000, count: view.spent.byMemory});
  expect(meanAccess).toBeLessThanOrEqual(allHooked);
  expect(costTable(ended(ports).view(false)).rows.map(({name}) => name)).not.toContain('which register: decoding');
});

test.each(['two-guests', 'two-cards'])('the exits of all guests and of nobody add up to the run’s (%s)', (scenario) => {
  const view = ended(scenario).view(false);
  const {guests, nobodys} = costTable(view);
  expect(nobodys.exits).toBeGreaterThan(0);
  expect(guests.reduce((sum, {exits}) => sum + exits, nobodys.exits)).toBe(view.counts.exits);
  expect(guests.reduce((sum, {exitCycles}) => sum + exitCycles, nobodys.exitCycles)).toBe(view.counts.exitCycles);
});

test('of two cards the table has all guests, and each card’s share is its own guests’', () => {
  const lab = ended('two-cards');
  const [first, second] = [lab.view(false, 0), lab.view(false, 1)];
  const {guests} = costTable(second);
  expect(guests.map(({name, isOnShown}) => [name, isOnShown])).toEqual([
    ['linux-1', false],
    ['geekos-1', false],
    ['linux-2', true],
    ['linux-3', true],
  ]);
  const [ours, theirs] = [cardShare(second), cardShare(first)];
  expect(ours.exits).toBe((guests[2]?.exits ?? 0) + (guests[3]?.exits ?? 0));
  for (const figure of ['accesses', 'hooked'] as const)
    expect([ours[figure] > 0, ours[figure] + theirs[figure]]).toEqual([true, second.counts[figure]]);
  const alone = ended('two-guests').view(false);
  expect(cardShare(alone)).toBe(alone.counts);
});
