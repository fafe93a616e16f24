// The exploration of the RTL8139's model: what holds, what each broken rule breaks, and that docs/explore.md says so. Walks are cut short
// here, and a fault is looked for in one walk that shows it; `node tools/explore.mjs --check` does all of it.
import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {present} from '../../../../src/base/assert.ts';
import {atOnce} from '../../../../src/base/at-once.ts';
import type {CardProfile} from '../../../../src/kits/contract/device-facts.ts';
import type {ExploreReport} from '../../../../src/kits/contract/exploration.ts';
import {accessesOf, habitsOf} from '../../../../src/kits/rtl8139/explore/accesses.ts';
import {RTL8139_EXPLORATION, RTL8139_QEMU_EXPLORATION} from '../../../../src/kits/rtl8139/explore/exploration.ts';
import {exploredOf} from '../../../../src/kits/rtl8139/explore/explore-rtl8139.ts';
import {FAULTS, type FaultName, QEMU_FAULTS} from '../../../../src/kits/rtl8139/explore/faults.ts';
import {stateCode} from '../../../../src/kits/rtl8139/explore/state-code.ts';
import {Testbench} from '../../../../src/kits/rtl8139/explore/testbench.ts';
import {parseExploration} from '../../../../src/scenarios/counterexample-schema.ts';
import {explore} from '../../../../src/sim/explore/explore.ts';
import {ACTIONS, ExploredSystem} from '../../../../src/sim/explore/explored-system.ts';
import {PROPERTY_NAMES, type PropertyName} from '../../../../src/sim/explore/properties.ts';
import {walk} from '../../../../src/sim/explore/walk.ts';
import {faultRows, variableTable} from '../../../../src/sim/lab/exploration-page.ts';

/** Fault, what it breaks, and what guest A may do in the walk that shows it. */
const BROKEN: readonly (readonly [FaultName, PropertyName, string])[] = [
  ['skip-check', 'no-dma-outside-window', 'placer'],
  ['bitmap-open', 'no-access-of-a-non-owner', 'reader'],
  ['replay-twice', 'suspended-once-in-order', 'sender'],
  ['drop-suspended', 'suspended-once-in-order', 'sender'],
  ['no-queue', 'no-guest-waits-forever', 'sender'],
  ['no-restore', 'checks-rest-on-truth', 'sender'],
  ['written-alone', 'no-dma-outside-window', 'sender'],
  ['rewrite-in-use', 'no-dma-outside-window', 'sender'],
  ['one-end-is-all', 'reusable-implies-idle', 'sender'],
  ['no-wait', 'no-handoff-while-busy', 'sender'],
  ['receiver-left-on', 'no-dma-outside-window', 'placer'],
  ['ring-unset', 'no-dma-outside-window', 'placer'],
  ['c-plus', 'no-dma-outside-window', 'anything'],
  ['no-playback', 'checks-rest-on-truth', 'turner'],
  ['reset-unseen', 'checks-rest-on-truth', 'sender'],
  ['master-unasked', 'no-dma-outside-window', 'switcher'],
  ['master-unwritten', 'checks-rest-on-truth', 'switcher'],
  ['master-left', 'checks-rest-on-truth', 'switcher'],
];
/** States that are enough to find each. */
const BOUND = 300;
const LATER: Partial<Record<FaultName, number>> = {'no-playback': 1000};
/** QEMU's card gets there later. */
const ON_QEMU = BROKEN.filter(([fault]) => Object.hasOwn(QEMU_FAULTS, fault));

function explored(
  faults: readonly FaultName[],
  bound: number,
  conduct?: string,
  profile: CardProfile = 'datasheet',
): ExploreReport {
  const whole = exploredOf(profile);
  const walks = whole.walks.filter(({conduct: [first]}) => conduct === undefined || first === conduct);
  return atOnce(explore({...whole, walks}, {faults, bound}));
}

describe('the shipped monitor', () => {
  const report = explored([], 400);

  test('breaks no property in the first states', () => {
    expect(report.properties.map(({name}) => name)).toEqual(PROPERTY_NAMES);
    expect(report.properties.filter(({holds}) => !holds)).toEqual([]);
    expect(report.states).toBeGreaterThan(1500);
  });

  test('breaks none around QEMU’s card', () => {
    const {properties, model, profile} = explored([], 300, undefined, 'qemu');
    expect({model, profile}).toEqual({model: 'rtl8139-qemu', profile: 'qemu'});
    expect(properties.filter(({holds}) => !holds)).toEqual([]);
  });

  test('the same exploration twice gives the same report', () => {
    expect(explored([], 30)).toEqual(explored([], 30));
  });

  test('every variable has a domain, and every state’s value is in it', () => {
    const {initial} = present(report.withoutForcedAbort, 'a guest waits for ever without forced abort');
    expect(Object.keys(report.variables).length).toBeGreaterThan(60);
    for (const [name, value] of Object.entries(initial)) expect(report.variables[name], name).toContain(value);
  });

  test('without forced abort a guest waits for ever, in a loop that is told', () => {
    const patient = atOnce(RTL8139_EXPLORATION.explore({scheduler: 'patient', bound: BOUND}));
    const broken = patient.properties.filter(({holds}) => !holds);
    expect(broken.map(({name}) => name)).toEqual(['no-guest-waits-forever']);
    expect(present(broken[0]?.counterexample, 'a loop').loopsTo).not.toBeNull();
  });
});

describe('rules broken on purpose', () => {
  test('every one of them is looked for, and every property has one that breaks it', () => {
    expect(BROKEN.map(([fault]) => fault).sort()).toEqual(Object.keys(FAULTS).sort());
    const alone = BROKEN.map(([, property]) => property);
    expect(new Set(alone)).toEqual(new Set(PROPERTY_NAMES));
  });

  test.each(BROKEN)('%s breaks %s, the counterexample ends where it does, and the docs have it', (...told) => {
    const [fault, property, conduct] = told;
    const report = explored([fault], LATER[fault] ?? BOUND, conduct);
    const found = present(
      report.properties.find(({name}) => name === property)?.counterexample,
      `${fault} breaks ${property}`,
    );
    expect(found).toMatchObject({format: 'vpio-exploration', version: 1, model: 'rtl8139', property, faults: [fault]});
    if (property === 'no-guest-waits-forever') expect(found.loopsTo).not.toBeNull();
    else expect(found.steps.at(-1)?.breaks).not.toBeNull();
    for (const step of found.steps.slice(0, -1)) expect(step.breaks).toBeNull();
    const page = readFileSync('docs/explore.md', 'utf8');
    const own = faultRows(fault, FAULTS[fault].says, report).filter((row) => row.includes(`\`${property}\``));
    expect(page, 'node tools/explore.mjs writes it anew').toContain(own.join('\n'));
  });

  test('a frame that is taken for sent before it is, and put back without its status, is a state as any other', () => {
    const report = explored(['one-end-is-all'], 8000, 'sender');
    expect(report.states).toBeGreaterThanOrEqual(8000);
  });

  test.each(ON_QEMU)('%s breaks %s around QEMU’s card too', (fault, property, conduct) => {
    const {properties, profile} = explored([fault], LATER[fault] === undefined ? BOUND : 1500, conduct, 'qemu');
    const found = present(
      properties.find(({name}) => name === property)?.counterexample,
      `${fault} breaks ${property}`,
    );
    expect({profile, of: found.profile}).toEqual({profile: 'qemu', of: 'qemu'});
    expect(parseExploration(JSON.parse(JSON.stringify(found)))).toMatchObject({ok: true});
  });

  test('those that need a frame under way are none around QEMU’s card', () => {
    const none = Object.keys(FAULTS).filter((fault) => !Object.hasOwn(QEMU_FAULTS, fault));
    expect(none.sort()).toEqual(['no-wait', 'one-end-is-all', 'rewrite-in-use']);
    expect(() => atOnce(RTL8139_QEMU_EXPLORATION.explore({faults: ['no-wait']}))).toThrow('no-wait is a fault');
  });

  test('the card of QEMU keeps by itself what is said of a frame under way: what breaks it around the chip breaks nothing of it there', () => {
    const ofFrames: readonly PropertyName[] = ['no-handoff-while-busy', 'reusable-implies-idle'];
    const held = (profile: CardProfile, fault: string): readonly PropertyName[] => {
      const whole = exploredOf(profile);
      const walks = whole.walks.filter(({conduct: [first]}) => first === 'sender');
      const {properties} = atOnce(explore({...whole, walks}, {faults: [fault], bound: BOUND}));
      return properties.flatMap(({name, holds}) => (holds && ofFrames.includes(name) ? [name] : []));
    };
    for (const fault of ['handoff-any-time', 'no-wait', 'one-end-is-all'])
      expect(held('qemu', fault), fault).toEqual(ofFrames);
    for (const fault of ['no-wait', 'one-end-is-all']) expect(held('datasheet', fault), fault).not.toEqual(ofFrames);
  });

  test('a fault that is none is an error of ours', () => {
    expect(() => atOnce(RTL8139_EXPLORATION.explore({faults: ['late-rdc']}))).toThrow('late-rdc is a fault');
  });
});

test('docs/explore.md names the variables', () => {
  const page = readFileSync('docs/explore.md', 'utf8');
  expect(page, 'node tools/explore.mjs writes it anew').toContain(`\n${variableTable(explored([], 10).variables)}\n`);
});

test('off the bus a guest’s ring may lie at anybody’s: frames come, and nothing is written there', () => {
  const conduct = ['switcher', 'plain-switcher'] as const;
  const testbench = new Testbench(new Set(), habitsOf(conduct), 'datasheet');
  const code = stateCode(testbench);
  const accesses = conduct.map((each, guest) => accessesOf(guest, each));
  const system = new ExploredSystem(testbench, code, {faults: new Set(), hasDeadline: true, accesses});
  const {states} = walk(system, 3000);
  const seen = {frames: 0, refused: 0};
  for (let state = 0; state < states.count; state++) {
    const row = states.row(state).slice();
    const before = code.words(row);
    const isOpen = before['card.RBSTART'] === 'B’s ring' && before['card.CR']?.includes('RE') === true;
    if (!isOpen || before['card.holds the registers of'] !== 'A') continue;
    expect([before['card.masters the bus'], before['A.model']]).toEqual(['no', 'OffBus']);
    system.steps(row, ({action, broken, outcome, access, to}) => {
      expect(broken).toEqual([]);
      if (ACTIONS[action] === 'wire' && code.words(to)['card.CBR'] !== before['card.CBR']) seen.frames++;
      if (access?.name !== 'turn bus mastering on' || outcome?.startsWith('denied') !== true) return;
      expect(outcome).toContain('outside the guest’s memory');
      seen.refused++;
    });
  }
  expect(seen.frames).toBeGreaterThan(5);
  expect(seen.refused).toBeGreaterThan(5);
});

test('frames from the wire come while what a ring held is played back', () => {
  const conduct = ['plain-receiver', 'plain-receiver'] as const;
  const testbench = new Testbench(new Set(), habitsOf(conduct), 'datasheet');
  const code = stateCode(testbench);
  const accesses = conduct.map((each, guest) => accessesOf(guest, each));
  const system = new ExploredSystem(testbench, code, {faults: new Set(), hasDeadline: true, accesses});
  const {states, isComplete} = walk(system, 10_000);
  let played = 0;
  for (let state = 0; state < states.count; state++) {
    system.steps(states.row(state).slice(), ({handedTo, to}) => {
      if (handedTo < 0 || handedTo > 1) return;
      const before = code.words(states.row(state));
      const hadFrames = before['wire.frames come while the card changes hands'] === 'yes';
      const tookThem = code.words(to)['wire.frames come while the card changes hands'] === 'no';
      if (hadFrames && tookThem) played++;
    });
  }
  expect(isComplete).toBe(true);
  expect(played).toBeGreaterThan(100);
});
