// A machine with two cards, as the worker shows it: one of them at a time, and all of its guests.
import {expect, test} from 'vitest';
import {present} from '../../src/base/assert.ts';
import type {ToLab} from '../../src/bridge/protocol/messages.ts';
import {gunzipText} from '../../src/trace/gunzip.ts';
import {ask, loadWhole} from './asking.ts';
import {opened} from './testbench.ts';

test('views, instants, the timeline and a saved trace are of the card that is shown', async () => {
  const bench = await opened('two-cards');
  const view = async (...messages: ToLab[]) => (await bench.hear('view', ...messages)).view;
  const first = await view({type: 'seek', event: 4000});
  expect(first).toMatchObject({device: 'ne2000', card: 0, devices: ['ne2000', 'rtl8139']});
  expect(first.guests.map(({id}) => id)).toEqual([0, 1]);
  expect(first.names).toEqual(['linux-1', 'geekos-1', 'linux-2', 'linux-3']);
  const before = await bench.ask('timeline', {from: 0, to: 20_000_000, pixels: 400});

  const second = await view({type: 'show-card', card: 1});
  expect(second).toMatchObject({device: 'rtl8139', card: 1});
  expect(second.guests.map(({id}) => id)).toEqual([2, 3]);
  expect(second.registers).toHaveProperty('CAPR');
  expect([second.position, second.counts]).toEqual([first.position, first.counts]);
  expect((await bench.ask('instant', 3000)).view.device).toBe('rtl8139');
  expect((await bench.ask('registersBefore', null)).registers).toHaveProperty('CAPR');
  const after = await bench.ask('timeline', {from: 0, to: 20_000_000, pixels: 400});
  expect(after.guests).toEqual(before.guests);
  expect(after.guests).toHaveLength(4);
  expect(after.reusable).not.toEqual(before.reusable);
  const {rows, counts} = await bench.ask('verdicts', {choice: 'all', from: 0, to: 100});
  expect(rows.length).toBe(counts.asked);
  expect(new Set(rows.map(({guest}) => guest))).toEqual(new Set([2, 3]));
  const {name, bytes} = await bench.ask('export', 'trace');
  expect(name).toBe('two-cards-rtl8139.jsonl.gz');
  const text = gunzipText(bytes);
  expect(JSON.parse(text.ok ? (text.value.split('\n')[0] ?? '') : '')).toMatchObject({
    device: 'rtl8139',
    driver: 'linux and linux of VPIO Lab',
  });

  // A card that is not there changes nothing.
  expect((await view({type: 'show-card', card: 2}, {type: 'pause'})).card).toBe(1);
});

test('a run opens on the card that is asked for; a card that it has not is refused, and what was open stays', async () => {
  const bench = await opened('two-cards', {card: 'rtl8139'});
  const {view} = await bench.hear('view', {type: 'pause'});
  expect(view).toMatchObject({device: 'rtl8139', card: 1});
  expect(view.registers).toHaveProperty('CAPR');
  expect(await bench.hear('refused', loadWhole('ping', {card: 'rtl8139'}))).toMatchObject({
    place: 'card',
    message: 'the machine has no rtl8139; it has ne2000',
  });
  expect((await bench.hear('view', {type: 'pause'})).view).toMatchObject({
    device: 'rtl8139',
    scenario: {name: 'two-cards'},
  });
});

test('what asks about one card says so', async () => {
  const bench = await opened('two-cards');
  for (const question of [ask('tryHooks', 'all'), ask('searchHooks', null), ask('nextQuestion', 0)])
    expect(await bench.hear('refused', question)).toMatchObject({
      place: 'cards',
      message: expect.stringContaining('this machine has NE2000 and RTL8139: choose a scenario with one card'),
    });
});

test('each guest’s statechart is that of its card’s model', async () => {
  const bench = await opened('two-cards');
  await bench.hear('view', {type: 'seek', event: 4000});
  const {batch} = await bench.hear('statecharts', {type: 'watch-statecharts', on: true});
  const registered = batch.flatMap((news) => (news.type === 'registered' ? [news] : []));
  expect(registered.map(({definition}) => definition.meta.device)).toEqual(['ne2000', 'ne2000', 'rtl8139', 'rtl8139']);
  for (const {definition, state} of registered) expect(Object.keys(definition.states)).toContain(state.value);
  const events = batch.flatMap((news) => (news.type === 'event' ? [news.event] : []));
  expect(events.length).toBeGreaterThan(10);
  for (const {to} of events) expect(to).not.toBe('');
  expect(present(registered[2], 'guest C').definition.states).toHaveProperty('PowerOn');
});
