// `vpio hooks`: the set that the search ends with is sound for its run and minimal, and each hook's absence is told by what
// it lets happen. The whole is `hooks attacks`, which takes minutes; here a sample of it.

import {describe, expect, test} from 'vitest';
import {present} from '../../../src/base/assert.ts';
import {hooksOutcome} from '../../../src/cli/commands/hooks.ts';
import type {CardProfile} from '../../../src/kits/contract/device-facts.ts';
import {scenarioNamed} from '../../../src/scenarios/library.ts';
import {REACH_WATCH} from '../../../src/sim/lab/compare/reach-watch.ts';
import {tryInPieces} from '../../../src/sim/lab/hooks-search/trial.ts';
import {openLab} from '../../../src/sim/lab/open-lab.ts';

interface Finding {
  readonly set: string;
  readonly sound: boolean;
  readonly minimal: boolean;
  readonly drops: readonly {readonly hook: string; readonly effect: string; readonly detail: string}[];
  readonly exits: number;
  readonly exitsIdealBitmap: number;
  readonly exitsAll: number;
  readonly otherwise: number;
  readonly working: Pick<Finding, 'set' | 'drops'>;
}

const FOUND = new Map<string, Finding>();

/** What the search ends with; each is made once, as it runs the scenario again for every hook that it leaves out. */
function found(name: string, profile: CardProfile): Finding {
  const known = FOUND.get(`${name} ${profile}`) ?? searched(name, profile);
  FOUND.set(`${name} ${profile}`, known);
  return known;
}

function searched(name: string, profile: CardProfile): Finding {
  const {status, stdout, stderr} = hooksOutcome([name, '--profile', profile, '--json']);
  expect({status, stderr}).toEqual({status: 0, stderr: ''});
  return JSON.parse(stdout);
}

/** Dangerous beliefs and others' bytes and frames that hostile guests reached, run afresh under a set. */
function dangerUnder(name: string, profile: CardProfile, hooks: string): number {
  const lab = openLab(present(scenarioNamed(name), name), {profile, hooks, watchReach: REACH_WATCH});
  if (!lab.ok) throw new Error(lab.fault.message);
  lab.value.runToEnd();
  const reached = (lab.value.machine.reach?.figures ?? []).reduce(
    (sum, {bytesRead, bytesWritten, framesStolen}) => sum + bytesRead + bytesWritten + framesStolen,
    0,
  );
  return lab.value.report().belief.unsafe + reached;
}

describe.each([
  {name: 'transmit', profile: 'datasheet'},
  {name: 'transmit', profile: 'qemu'},
  {name: 'rogue', profile: 'datasheet'},
] as const)('the set for $name on the card of profile $profile', ({name, profile}) => {
  const {set, sound, minimal, drops, exits, exitsIdealBitmap, exitsAll} = found(name, profile);

  test('is sound and minimal by its own word', () => {
    expect({sound, minimal}).toEqual({sound: true, minimal: true});
    expect(drops.map(({hook}) => hook)).toEqual(set.split(','));
  });

  test('is sound when run afresh, and without any one of its hooks it is not', () => {
    expect(dangerUnder(name, profile, set)).toBe(0);
    for (const {hook, effect, detail} of drops) {
      const rest = set.split(',').filter((word) => word !== hook);
      expect(dangerUnder(name, profile, rest.join(',') || 'none'), hook).toBeGreaterThan(0);
      expect(['unsafe', 'attack'], `${hook}: ${detail}`).toContain(effect);
    }
  });

  test('costs fewer exits than hooking everything, and fewer still by a bitmap that knew direction and page', () => {
    expect(exits).toBeLessThan(exitsAll);
    expect(exitsIdealBitmap).toBeLessThan(exits);
  });
});

test.each([
  ['two-guests', 'qemu'],
  ['two-guests', 'datasheet'],
  ['bulk', 'datasheet'],
] as const)('without any hook of the set for %s on %s a belief is unsafe, and the guests’ own set stands beside it', (name, profile) => {
  const {sound, minimal, drops, working, otherwise} = found(name, profile);
  expect({sound, minimal, otherwise}).toEqual({sound: true, minimal: true, otherwise: 0});
  for (const {hook, effect, detail} of drops) expect(effect, `${hook}: ${detail}`).toMatch(/^(unsafe|attack)$/);
  const more = working.drops.filter(({effect}) => effect === 'hang' || effect === 'mismatch');
  expect(more.map(({hook}) => hook)).toEqual(name === 'bulk' ? ['w:0:RCR'] : []);
});

test.each([
  'linux-ne2k-pci',
  'linux-ne-isa',
])('%s on the data sheet’s card: sound, minimal, and told to meet another card than it was recorded on', (name) => {
  const {sound, minimal, drops, otherwise} = found(name, 'datasheet');
  expect({sound, minimal}).toEqual({sound: true, minimal: true});
  expect(drops.length).toBeGreaterThan(5);
  for (const {hook, effect, detail} of drops) expect(effect, `${hook}: ${detail}`).toBe('unsafe');
  expect(otherwise).toBeGreaterThan(0);
});

test('a run longer than a look apart is tried to its end, whether or not it may stop early', () => {
  const scenario = present(scenarioNamed('rogue'), 'rogue');
  for (const stopsEarly of [true, false]) {
    const pieces = tryInPieces({scenario, profile: 'datasheet'}, 'sharing', stopsEarly);
    let count = 0;
    let step = pieces.next();
    for (; step.done !== true && count < 1000; count++) step = pieces.next();
    const value = step.done === true && step.value.ok ? step.value.value : null;
    expect(value?.lab.hasEnded, `after ${count} pieces`).toBe(true);
    expect(value?.lab.position).toBeGreaterThan(20_000);
  }
});

test('a hand-off that carries another IMR than the guest’s own is an unsafe belief on QEMU’s card', () => {
  const {drops} = found('two-guests', 'qemu');
  const stale = drops.filter(({detail}) => detail.includes('a hand-off carries a register')).map(({hook}) => hook);
  expect(stale).toEqual(expect.arrayContaining(['w:0:RCR', 'w:0:DCR', 'w:0:IMR']));
});

test('in words: the set, its price and what is lost without each hook', () => {
  const {stdout} = hooksOutcome(['transmit']);
  expect(stdout).toMatch(/^transmit, profile datasheet: sound for this run, minimal \(\d+ runs\)$/m);
  expect(stdout).toMatch(/^ {2}w:CR +\(used \d+\): unsafe: a DMA starts that the model does not see$/m);
  expect(stdout).toMatch(/\d+ exits by the processor's bitmap, \d+ by one that knew direction and page/);
});

test.each([
  [['no-such'], /neither a file nor a scenario/],
  [['transmit', '--profile', 'ne1000'], /--profile/],
  [[], /SCENARIO is missing/],
])('%j is bad input: one line says why', (args, why) => {
  const outcome = hooksOutcome(args);
  expect(outcome).toMatchObject({status: 2, stdout: ''});
  expect(outcome.stderr).toMatch(why);
  expect(outcome.stderr.trimEnd().split('\n')).toHaveLength(1);
});
