// The list of frames under a filter: which count, how many lie ahead, and what a wrong filter is told.
import {expect, test} from 'vitest';
import {ask} from './asking.ts';
import {opened} from './testbench.ts';

const rows = (filter: string) => ({filter, from: 0, to: 1000});

test('frames that pass come in their order, with how many of all they are and how many lie ahead', async () => {
  const bench = await opened('rogue', {stand: 20_000});
  await bench.hear('view');
  bench.position();
  const all = await bench.ask('frames', rows(''));
  const sent = await bench.ask('frames', rows('frame.dir == tx && guest.id == B'));
  expect(sent.rows.length).toBeGreaterThan(3);
  expect(sent.rows).toEqual(all.rows.filter(({fate, guest}) => fate === 'sent' && guest === 1));
  expect([sent.total, sent.all, sent.ahead]).toEqual([sent.rows.length, all.total, 0]);
  const kept = await bench.ask('frames', rows('kind == kept'));
  expect(kept.rows.map(({fate}) => fate)).toEqual(all.rows.flatMap(({fate}) => (fate === 'kept' ? [fate] : [])));

  const half = sent.rows[2]?.index ?? 0;
  await bench.hear('view', {type: 'seek', event: half});
  expect(bench.position()).toBe(half);
  expect(await bench.ask('frames', rows('frame.dir == tx && guest.id == B'))).toMatchObject({
    total: sent.total,
    ahead: sent.total - 2,
  });
});

test('a filter that cannot be read is refused with the character', async () => {
  const bench = await opened('transmit');
  expect(await bench.hear('refused', ask('frames', rows('frame.dirr'), 5))).toMatchObject({
    id: 5,
    place: 'filter, character 1',
  });
});
