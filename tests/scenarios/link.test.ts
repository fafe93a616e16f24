// Links come from outside: what is wrong in one is named.
import {expect, test} from 'vitest';
import {formatLink, parseLink} from '../../src/scenarios/link.ts';

test('a link leads back to the instant it was made of', () => {
  const link = {
    scenario: 'two-guests',
    seed: 2008,
    profile: 'qemu',
    card: null,
    changes: null,
    event: 58_364,
    moment: null,
  } as const;
  expect(parseLink(formatLink(link))).toEqual({ok: true, value: link});
});

test('a link carries what was changed of the scenario, readable', () => {
  const changes = {
    policies: {denial: 'error', forcedAbortUs: null},
    hooks: 'w:CR,w:0:RSAR0',
    costs: 'qemu',
    quantum: 50_000,
  } as const;
  const link = {scenario: 'two-guests', seed: 1, profile: null, card: null, changes, event: null, moment: null};
  expect(formatLink(link)).toBe(
    '?scenario=two-guests&seed=1&policies=denial:error,forcedAbortUs:never&hooks=w:CR,w:0:RSAR0&costs=qemu&quantum=50000',
  );
  expect(parseLink(formatLink(link))).toEqual({ok: true, value: link});
});

test('a link may name a moment, which an event beside it outdoes', () => {
  const link = {
    scenario: 'rogue',
    seed: null,
    profile: null,
    card: null,
    changes: null,
    event: null,
    moment: 'First denial',
  } as const;
  expect(formatLink(link)).toBe('?scenario=rogue&moment=First+denial');
  expect(parseLink(formatLink(link))).toEqual({ok: true, value: link});
  expect(formatLink({...link, event: 7})).toBe('?scenario=rogue&event=7');
});

test('a link names the card that is shown by its device', () => {
  const link = {scenario: 'two-cards', seed: 1, profile: null, card: 'rtl8139', changes: null, event: 3, moment: null};
  expect(formatLink(link)).toBe('?scenario=two-cards&seed=1&card=rtl8139&event=3');
  expect(parseLink(formatLink(link))).toEqual({ok: true, value: link});
});

test('a link may be silent about everything', () => {
  expect(parseLink('')).toEqual({
    ok: true,
    value: {scenario: null, seed: null, profile: null, card: null, changes: null, event: null, moment: null},
  });
});

test.each([
  ['?scenario=../../etc', 'link: scenario'],
  ['?scenario=<b>', 'link: scenario'],
  ['?seed=-1', 'link: seed'],
  ['?seed=1e9', 'link: seed'],
  ['?seed=99999999999', 'link: seed'],
  ['?event=', 'link: event'],
  ['?event=12.5', 'link: event'],
  ['?profile=QEMU', 'link: profile'],
  ['?card=', 'link: card'],
  ['?card=<b>', 'link: card'],
  ['?moment=', 'link: moment'],
  [`?moment=${'x'.repeat(41)}`, 'link: moment'],
  ['?policies=', 'link: policies'],
  ['?policies=denial', 'link: policies'],
  ['?policies=denial:<b>', 'link: policies'],
  ['?policies=denial:error,denial:error', 'link: policies'],
  ['?quantum=1e9', 'link: quantum'],
])('%s is refused at %s', (query, place) => {
  const read = parseLink(query);
  expect(read.ok ? null : read.fault.place).toBe(place);
});
