// What the worker tells of its statecharts: it agrees with the monitor and the records at every look, forwards and backwards.
import {describe, expect, test, vi} from 'vitest';
import {present} from '../../../src/base/assert.ts';
import type {FromLab} from '../../../src/bridge/protocol/messages.ts';
import type {StatechartNews} from '../../../src/bridge/protocol/statechart-news.ts';
import {LabSession} from '../../../src/bridge/session.ts';
import {StatechartTap} from '../../../src/bridge/statecharts/statechart-tap.ts';
import {fetchKit} from '../../../src/kits/device-kits.ts';
import type {Lab} from '../../../src/sim/lab/lab.ts';
import {ended, ofKind, opened, recordsOf} from '../../sim/lab/runs.ts';
import {load} from '../asking.ts';

const events = (batch: readonly StatechartNews[]) => batch.flatMap((news) => (news.type === 'event' ? [news] : []));
const states = (batch: readonly StatechartNews[]) =>
  batch.flatMap((news) => (news.type === 'state' ? [news.state] : []));

function moves(lab: Lab): number[][] {
  const {guests, monitor} = lab.machine;
  const taken = guests.map(() => new Array<number>(1 + Math.max(...monitor.model.compiled.edgeOf)).fill(0));
  for (const {guest, edge} of ofKind(recordsOf(lab), 'transition')) {
    const own = present(taken[guest], 'a guest has counts');
    if (edge >= 0) own[edge] = (own[edge] ?? 0) + 1;
  }
  return taken;
}

/** By guest: the events that a step would stop at, and those that changed nothing. */
function counted(lab: Lab): {events: number; unchanged: number}[] {
  const records = recordsOf(lab);
  return lab.machine.guests.map(({id}) => ({
    events: ofKind(records, 'transition').filter(({guest, from, to}) => guest === id && from !== to).length,
    unchanged: ofKind(records, 'model-event').filter(({guest}) => guest === id).length,
  }));
}

const countsTold = (batch: readonly StatechartNews[]) =>
  states(batch).map(({context: {events, unchanged}}) => ({events, unchanged}));

test('each guest’s statechart is registered with a definition that moves as the table does', () => {
  const lab = ended('two-guests');
  const registered = new StatechartTap(lab, 1).greet().flatMap((news) => (news.type === 'registered' ? [news] : []));
  expect(registered.map(({definition}) => definition.meta.name)).toEqual(lab.machine.guests.map(({name}) => name));
  const {compiled} = lab.machine.monitor.model;
  for (const {definition} of registered) {
    compiled.states.forEach((state, s) => {
      compiled.events.forEach((event, e) => {
        const cell = s * compiled.events.length + e;
        const [first] = definition.states[state]?.on[event] ?? [];
        expect(first?.target ?? state, `${state} on ${event}`).toBe(compiled.states[compiled.allowed[cell] ?? 0]);
      });
    });
  }
});

describe('a look', () => {
  test('tells every event once, and counts as the records do', () => {
    const lab = opened('two-guests');
    const tap = new StatechartTap(lab, 1);
    tap.greet();
    const told: number[] = [];
    while (!lab.hasEnded) {
      lab.runTo(lab.position + 300);
      const batch = tap.look();
      told.push(...events(batch).map(({event}) => event.index));
      const now = states(batch);
      if (lab.position % 10 === 0 && now.length > 0) expect(now.map(({context}) => context.counts)).toEqual(moves(lab));
      if (lab.hasEnded) expect(countsTold(batch)).toEqual(counted(lab));
    }
    const happened = recordsOf(lab).filter(
      (record) =>
        record.kind === 'transition' || record.kind === 'model-event' || (record.kind === 'check' && !record.allowed),
    );
    expect(told).toEqual(happened.map(({index}) => index));
  });

  test('is empty where nothing happened', () => {
    const tap = new StatechartTap(ended('two-guests'), 1);
    tap.greet();
    expect(tap.look()).toEqual([]);
  });

  test('after a step back tells the state of then and the events before it', () => {
    const lab = ended('two-guests');
    const tap = new StatechartTap(lab, 1);
    tap.greet();
    lab.seek(3000);
    const batch = tap.look();
    expect(states(batch).map(({context}) => context.counts)).toEqual(moves(lab));
    expect(countsTold(batch)).toEqual(counted(lab));
    expect(states(batch)[0]?.context.position).toBe(lab.position);
    expect(events(batch).length).toBeGreaterThan(0);
    for (const {event} of events(batch)) expect(event.index).toBeLessThan(lab.position);
  });

  test('names the event that a check refused, and leaves the statechart where it was', () => {
    const lab = ended('rogue');
    const refused = ofKind(recordsOf(lab), 'check').filter(({allowed}) => !allowed);
    lab.seek(present(refused[0], 'a refused check').index + 50);
    const told = events(new StatechartTap(lab, 1).greet()).filter(({event}) => event.isRefused);
    expect(told.length).toBeGreaterThan(0);
    for (const {event} of told) {
      const check = present(
        refused.find(({index}) => index === event.index),
        'a refused check',
      );
      expect(event.type).toBe({read: 'DmaRd', write: 'DmaWr', transmit: 'Transmit'}[check.move]);
      expect(event.to).toBe(event.from);
    }
  });

  test('names a frame to be sent where an address alone was refused, ahead of any command', async () => {
    await fetchKit('rtl8139');
    const lab = ended('rtl8139-rogue');
    const first = ofKind(recordsOf(lab), 'check').find(({allowed}) => !allowed);
    lab.seek(present(first, 'a refused check').index + 2);
    const told = events(new StatechartTap(lab, 1).greet()).findLast(({event}) => event.isRefused);
    expect(told?.event).toMatchObject({index: first?.index, type: 'Transmit', from: 'Receiving', to: 'Receiving'});
  });
});

/** Watching takes code that is fetched first. */
const watched = (said: readonly FromLab[]) =>
  vi.waitFor(() => expect(said.map(({type}) => type)).toContain('statecharts'), {timeout: 10_000});

test('an event sent to a statechart is an input: the run forks, the statechart moves, its event says that a person sent it', async () => {
  const said: FromLab[] = [];
  const session = new LabSession({
    say: (message) => {
      said.push(message);
    },
    later: () => undefined,
    nowMs: () => 0,
  });
  session.take(load('two-guests'));
  session.take({type: 'watch-statecharts', on: true});
  await watched(said);
  session.take({type: 'seek', event: 4000});
  session.take({type: 'seek', event: 1500});
  const batches = (): StatechartNews[] =>
    said.flatMap((message) => (message.type === 'statecharts' ? message.batch : []));
  const statechart = present(
    batches().find(({type}) => type === 'registered'),
    'a statechart',
  ).statechart;
  said.length = 0;
  session.take({type: 'input', statechart, event: 'Reset'});
  await vi.waitFor(() => expect(said.map(({type}) => type)).toContain('branches'), {timeout: 10_000});
  const forked = present(
    said.find((message) => message.type === 'forked'),
    'the run forked',
  );
  const view = present(
    said.findLast((message) => message.type === 'view'),
    'a view',
  ).view;
  expect(view.computed).toBe(view.position);
  expect(forked.from).toBeGreaterThanOrEqual(1500);
  expect(events(batches()).at(-1)).toMatchObject({statechart, event: {type: 'Reset', isInput: true, to: 'Initiation'}});
  said.length = 0;
  session.take({type: 'input', statechart: 'run-0-guest-9', event: 'Reset'});
  session.take({type: 'input', statechart, event: 'Explode'});
  expect(said).toEqual([]);
});

test('another run’s statecharts have other names, and those of the first are told to have stopped', async () => {
  const said: FromLab[] = [];
  const session = new LabSession({
    say: (message) => {
      said.push(message);
    },
    later: () => undefined,
    nowMs: () => 0,
  });
  session.take({type: 'watch-statecharts', on: true});
  for (const id of [1, 2]) session.take(load('two-guests', {seed: id}, id));
  await vi.waitFor(() => expect(said.filter(({type}) => type === 'answer')).toHaveLength(2), {timeout: 10_000});
  const told = said.flatMap((message) => (message.type === 'statecharts' ? message.batch : []));
  const known = told.filter(({type}) => type === 'registered').map(({statechart}) => statechart);
  expect(new Set(known).size).toBe(4);
  expect(told.filter(({type}) => type === 'stopped').map(({statechart}) => statechart)).toEqual(known.slice(0, 2));
});
