import {expect, test} from 'vitest';
import {faultLine} from '../../src/base/result.ts';
import twoCards from '../../src/scenarios/library/two-cards.json' with {type: 'json'};
import {parseScenario} from '../../src/scenarios/schema.ts';

const [LINUX, GEEKOS, THIRD, FOURTH] = twoCards.guests;

function read(change: object): string {
  const parsed = parseScenario({...twoCards, ...change}, 'two');
  return parsed.ok ? 'lawful' : faultLine(parsed.fault);
}

test('each card has its device’s usual hooks, by how many share it, where it names none', () => {
  const parsed = parseScenario({...twoCards, hooks: undefined, guests: [LINUX, GEEKOS, THIRD]}, '');
  expect(parsed).toMatchObject({
    ok: true,
    value: {hooks: {datasheet: 'sharing'}, cards: [{device: 'rtl8139', hooks: {datasheet: 'minimal-datasheet'}}]},
  });
});

test('a scenario with one card says nothing of cards when it was read', () => {
  const parsed = parseScenario({...twoCards, cards: undefined, guests: [LINUX, GEEKOS]}, '');
  expect(parsed.ok && Object.hasOwn(parsed.value, 'cards') && parsed.value.cards !== undefined).toBe(false);
});

test.each([
  [
    'one card of each device',
    {cards: [{device: 'ne2000'}]},
    'two: cards[0].device: there is a card of device ne2000 already: one of each at most',
  ],
  ['a guest’s card is there', {cards: []}, 'two: guests[2].device: the machine has no such card; it has ne2000'],
  ['no card stands idle', {guests: [LINUX, GEEKOS]}, 'two: cards[0].device: no guest drives the rtl8139'],
  ['nor the first', {guests: [THIRD, FOURTH]}, 'two: device: no guest drives the ne2000'],
  [
    'windows overlap on one card only',
    {guests: [LINUX, GEEKOS, THIRD, {...FOURTH, window: {firstPage: '0x7F', endPage: '0xC0'}}]},
    'two: guests[3].window: pages 0x7f to 0x7f belong to guests[2] already',
  ],
  [
    'a driver drives its guest’s card',
    {guests: [LINUX, GEEKOS, THIRD, {...FOURTH, driver: 'geekos'}]},
    'two: guests[3].driver: geekos drives no RTL8139; there are linux, linux-cp, pieces, etherboot, rogue',
  ],
  [
    'what one card cannot is not chosen for both',
    {policies: {packetMemory: 'swap-used'}},
    'two: policies.packetMemory: a hand-off carries no memory of the RTL8139: partition shares it out, none leaves it to everybody',
  ],
  ['a page map is chosen where one of them masters the bus', {policies: {guestMemory: 'scattered'}}, 'lawful'],
] as const)('%s', (_, change, said) => {
  expect(read(change)).toBe(said);
});

test('a recorded guest runs alone, so that no other card has a guest', () => {
  const guests = [{name: 'tape', driver: 'recorded', recording: 'a.jsonl'}];
  expect(read({guests, hosts: [], profile: 'qemu'})).toBe('two: cards[0].device: no guest drives the rtl8139');
});
