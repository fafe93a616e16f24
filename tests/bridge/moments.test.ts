// Going to what a filter names, and to the moments that a scenario names: where the run stands then, and what is said where there is none.
import {expect, test} from 'vitest';
import type {Which} from '../../src/scenarios/moment.ts';
import {Kind} from '../../src/trace/record-layout.ts';
import {ended, scenarioOf, viewsOf} from '../sim/lab/runs.ts';
import {ask, loadWhole} from './asking.ts';
import {opened} from './testbench.ts';

const find = (filter: string, which: Which, from = 0) => ({filter, which, from});
const denials = viewsOf(ended('rogue'), [Kind.DENIAL]).map(({index}) => index);

test('the run goes on to the first, the n-th and the last record that a filter picks, and says which that is', async () => {
  const bench = await opened('rogue');
  for (const [which, event] of [
    [3, denials[2]],
    ['first', denials[0]],
    ['last', denials.at(-1)],
    [2, denials[1]],
  ] as const) {
    expect(await bench.ask('find', find('dma.verdict == deny', which))).toEqual({event, halted: false});
    expect(bench.position()).toBe((event ?? 0) + 1);
  }
});

test('records before the one to begin at do not count', async () => {
  const bench = await opened('rogue');
  const after = (denials[4] ?? 0) + 1;
  expect(await bench.ask('find', find('dma.verdict == deny', 'first', after))).toMatchObject({event: denials[5]});
});

test('where there is no such record the run stays, however far it had to run to know', async () => {
  const bench = await opened('rogue', {stand: 99});
  expect(bench.position()).toBe(100);
  for (const wanted of [find('belief', 'first'), find('belief', 'last'), find('dma.verdict == deny', 1000)]) {
    expect(await bench.ask('find', wanted)).toEqual({event: null, halted: false});
    expect(bench.position()).toBe(100);
  }
});

test('a filter that cannot be read is refused with the character', async () => {
  const bench = await opened('rogue');
  const refused = await bench.hear('refused', ask('find', find('dma.verdikt', 'first'), 7));
  expect([refused.id, refused.place]).toEqual([7, 'filter, character 1']);
});

test('a search that is halted says so, and the run stands where it has come', async () => {
  const bench = await opened('bulk');
  await bench.hear('view', ask('find', find('belief', 'first'), 7));
  expect(await bench.hear('answer', {type: 'pause'})).toMatchObject({id: 7, answer: {event: null, halted: true}});
  const stands = bench.position();
  expect(stands).toBeGreaterThan(0);
  expect(stands).toBeLessThan(ended('bulk').position);
});

test('moments are told as far as the run is computed, the last of a kind once it has ended, and anew after a fork', async () => {
  const bench = await opened('transmit');
  const events = async (): Promise<(number | null)[]> => (await bench.ask('moments', null)).map(({event}) => event);
  expect(await events()).toEqual([null, null, null, null, null]);
  await bench.hear('view', {type: 'seek', event: 150});
  bench.position();
  expect((await events()).map((event) => event !== null)).toEqual([true, false, false, false, false]);
  await bench.hear('view', {type: 'seek', event: 10_000});
  bench.position();
  const all = await events();
  expect(all).not.toContain(null);
  expect(all).toEqual(all.toSorted((a, b) => (a ?? 0) - (b ?? 0)));
  await bench.hear('view', {type: 'seek', event: 150});
  await bench.hear('forked', {type: 'act', act: {frameTo: 0, bytes: 60}});
  expect((await events()).slice(1)).toEqual([null, null, null, null]);
});

test('what only the other card has is not among the moments', async () => {
  const names = async (profile: 'qemu' | 'datasheet'): Promise<string[]> =>
    (await (await opened('attack-rsar', {profile})).ask('moments', null)).map(({name}) => name);
  expect(await names('qemu')).toContain('Data port without a command');
  expect(await names('datasheet')).not.toContain('Data port without a command');
});

test('a run can open at a moment; one that the scenario does not have is refused, and the open run stays', async () => {
  const bench = await opened('transmit');
  await bench.hear('answer', loadWhole('rogue', {stand: {moment: 'First denial'}}));
  await bench.hear('view');
  expect(bench.position()).toBe((denials[0] ?? 0) + 1);
  const refused = await bench.hear('refused', loadWhole('transmit', {stand: {moment: 'First deniel'}}));
  expect(refused).toMatchObject({place: 'moment', message: expect.stringContaining('First DMA checked')});
  expect((await bench.ask('describe', null)).scenario.name).toBe('rogue');
});

test('a scenario from outside whose moment cannot be read is refused with moment and character', async () => {
  const bench = await opened('transmit');
  const moments = [
    {name: 'Good', filter: 'kind == inject'},
    {name: 'Wrong', filter: 'kind == injekt'},
  ];
  const refused = await bench.hear('refused', loadWhole({...scenarioOf('rogue'), moments}, {stand: -1}));
  expect([refused.place, refused.message]).toEqual([
    'moments[1].filter, character 9',
    expect.stringContaining('injekt'),
  ]);
  await bench.hear('answer', loadWhole({...scenarioOf('rogue'), moments: moments.slice(0, 1)}, {stand: -1}));
});
