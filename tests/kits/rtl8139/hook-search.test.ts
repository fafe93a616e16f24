// Hooks searched on this card: what is found is the shipped sets, as far as a run needs them, and nothing for the time that it takes.
import {expect, test} from 'vitest';
import {present} from '../../../src/base/assert.ts';
import {kitNamed} from '../../../src/kits/device-kits.ts';
import {RTL8139_HOOKS} from '../../../src/kits/rtl8139/model/hook-sets.ts';
import type {Scenario} from '../../../src/scenarios/scenario.ts';
import type {HookFinding} from '../../../src/sim/lab/hooks-search/finding.ts';
import {findHooks} from '../../../src/sim/lab/hooks-search/search.ts';
import {scenarioOf} from '../../sim/lab/runs.ts';

const ADDRESSES = ['w:TSAD0', 'w:TSAD1', 'w:TSAD2', 'w:TSAD3', 'w:RBSTART', 'w:CR'];
const FRAMES = ['w:TSD0', 'w:TSD1', 'w:TSD2', 'w:TSD3'];

function found(scenario: Scenario): HookFinding {
  const finding = findHooks(
    present(kitNamed('rtl8139'), 'there is the kit'),
    [{scenario, profile: scenario.profile}],
    scenario.name,
  );
  if (!finding.ok) throw new Error(finding.fault.message);
  expect(finding.value).toMatchObject({sound: true, minimal: true});
  return finding.value;
}

/** Fewer pings each, and rounds of an attack, so that a search takes a second. */
function shorter(name: string, count: number, changes: Partial<Scenario> = {}): Scenario {
  const scenario = scenarioOf(name);
  const guests = scenario.guests.map((guest) =>
    guest.driver === 'recorded'
      ? guest
      : guest.workload.kind === 'ping'
        ? {...guest, workload: {...guest.workload, count}}
        : guest.workload.kind === 'attack'
          ? {...guest, workload: {...guest.workload, rounds: 3}}
          : guest,
  );
  return {...scenario, guests, ...changes};
}

test.each([
  ['qemu', ADDRESSES, 'minimal'],
  ['datasheet', [...FRAMES, ...ADDRESSES], 'minimal-datasheet'],
] as const)('two guests on %s: each address and what is on, by which guests also get their work done', (profile, words, set) => {
  const {
    drops,
    working,
    words: given,
    registers,
    exits,
    accesses,
    hooked,
  } = found(shorter('rtl8139-two-guests', 6, {profile}));
  expect(given.toSorted()).toEqual(words.toSorted());
  expect(RTL8139_HOOKS.sets[set]?.split(',')).toEqual(expect.arrayContaining([...given]));
  expect(working.words).toEqual(given);
  expect(registers).toBe('ports');
  expect(exits).toBeLessThan(accesses / 2);
  // Nothing is in danger where nobody can send a frame: that is no soundness.
  expect(drops.find(({hook}) => hook === 'w:RBSTART')).toMatchObject({effect: 'hang'});
  // Its drivers write whole registers: four bytes of one are one use of its hook.
  expect(drops.reduce((sum, {uses}) => sum + uses, 0)).toBe(hooked);
});

test.each([
  ['one hook is all that guests want beyond safety: a ring’s length', 1, ['w:RCR']],
  ['it takes several at once, and they are of a set with a name', 5, null],
])('beside a hostile guest %s', (_, seed, more) => {
  const {words, working} = found(shorter('rtl8139-rogue', 5, {seed}));
  const beyond = working.words.filter((word) => !words.includes(word));
  if (more !== null) expect(beyond).toEqual(more);
  expect(beyond.length).toBeGreaterThan(0);
  const named = RTL8139_HOOKS.sets['minimal-datasheet']?.split(',');
  expect(named).toEqual(expect.arrayContaining([...words, ...beyond]));
});

test('by memory the same is hooked, and the page exits whole', () => {
  const byPorts = shorter('rtl8139-two-guests', 3, {profile: 'qemu'});
  const guests = byPorts.guests.map((guest) => ({...guest, registers: 'memory' as const}));
  const {words, registers, exits, exitsIdealBitmap, accesses} = found({...byPorts, guests});
  expect(words.toSorted()).toEqual(ADDRESSES.toSorted());
  expect(registers).toBe('memory');
  expect(exits).toBe(accesses);
  expect(exitsIdealBitmap).toBeLessThan(exits / 10);
});

test('what policies bring is told of beside a set that is empty', () => {
  const {words, brought, ports, hooked} = found(shorter('rtl8139-bounce', 3));
  expect(words).toEqual([]);
  expect(brought).toEqual(expect.arrayContaining(['w:TSD0', 'rw:CR', 'r:CBR']));
  expect(ports).toBeGreaterThan(30);
  expect(hooked).toBeGreaterThan(0);
});
