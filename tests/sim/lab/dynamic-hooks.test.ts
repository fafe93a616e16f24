// Dynamic hooks: the owner's permission map holds the hooks of the selected page alone. As sound as the set itself, with fewer
// exits; and why no state of the model lets go of a hook: registers keep what they are given.
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {present} from '../../../src/base/assert.ts';
import {ATTACK_NAMES, type AttackName} from '../../../src/scenarios/attack-names.ts';
import {scenarioNamed} from '../../../src/scenarios/library.ts';
import type {CardProfile, Scenario} from '../../../src/scenarios/scenario.ts';
import {runAttack, withoutAttack} from '../../../src/sim/lab/attacks/attack-run.ts';
import {achievements} from '../../../src/sim/lab/attacks/attack-table.ts';
import {SOUND_SETS} from '../../../src/sim/lab/attacks/holes.ts';
import {priceOf} from '../../../src/sim/lab/hooks-search/price.ts';
import {DENY_REASONS, type StateName} from '../../../src/sim/models/ne2k/names.ts';
import {Flag, flagsOf, isHooked, Kind, kindOf, offsetOf, pageOf, sizeOf} from '../../../src/trace/record-layout.ts';
import {remote, setUp} from '../vmm/listed-guest.ts';
import {VmmBench} from '../vmm/vmm-bench.ts';
import {hostileAct, trespasses} from './hostile-guests.ts';
import {ofKind, opened, PROFILES} from './runs.ts';

const dynamic = (profile: CardProfile): string => `${SOUND_SETS[profile]},dynamic`;
const SHORT = {quantum: 20_000, limitUs: 12_000};
const attackScenario = (attack: AttackName): Scenario =>
  present(scenarioNamed(attack === 'reach' ? 'rogue' : `attack-${attack}`), `${attack} has a scenario`);

describe.each(PROFILES)('a map that follows the page, profile %s', (profile) => {
  test('is that of the page the card really selects, after each step of a guest that writes anything', () => {
    fc.assert(
      fc.property(fc.array(hostileAct, {minLength: 3, maxLength: 24}), (acts) => {
        const text = `${setUp(0x40, 0x60)};${acts.join(';')}`;
        const bench = new VmmBench([text, 'in BNRY; wait 9000; in BNRY'], {profile, hooks: dynamic(profile)}, SHORT);
        const {guests, monitor, hooks, card} = bench.lab.machine;
        while (bench.lab.step()) {
          const owner = guests[monitor.owner];
          if (owner === undefined) continue;
          const page = card.peek('CR') >>> 6;
          for (let offset = 0; offset < 32; offset++) {
            const isOwed = offset === 7 && owner.permission === 'owed';
            expect(owner.bitmap.exits(0x300 + offset, 1)).toBe(isOwed || hooks.coversPortOn(page, offset));
          }
        }
      }),
      {numRuns: 12},
    );
  });

  test('lets no access go by that the set lists where a guest alone runs without a look between its accesses', () => {
    fc.assert(
      fc.property(fc.array(hostileAct, {minLength: 3, maxLength: 24}), (acts) => {
        const text = `${setUp(0x40, 0x60)};${acts.join(';')}`;
        const bench = new VmmBench([text], {profile, hooks: dynamic(profile)}, SHORT);
        const {store, hooks} = bench.run().lab.machine;
        for (let index = 0; index < store.next; index++) {
          const w0 = store.word(index, 0);
          if (kindOf(w0) !== Kind.ACCESS || isHooked(w0)) continue;
          const isWrite = (flagsOf(w0) & Flag.WRITE) !== 0;
          for (let offset = offsetOf(w0); offset < Math.min(32, offsetOf(w0) + sizeOf(w0)); offset++)
            if (hooks.lists(isWrite, pageOf(w0), offset)) expect.fail(`record ${index}, offset ${offset}`);
        }
      }),
      {numRuns: 30},
    );
  });

  test('lets no random guest reach past its window', () => {
    fc.assert(
      fc.property(fc.array(hostileAct, {minLength: 3, maxLength: 24}), (acts) => {
        expect(trespasses(acts.join(';'), profile, dynamic(profile))).toEqual([]);
      }),
      {numRuns: Number(process.env['HOSTILE'] ?? 10)},
    );
  });

  test.each(ATTACK_NAMES)('lets the attack %s achieve nothing', (attack) => {
    const scenario = {...attackScenario(attack), limitUs: 50_000};
    const how = {profile, technique: 'vpio', hooks: dynamic(profile)} as const;
    const outcome = runAttack(scenario, how);
    const control = runAttack(withoutAttack(scenario), how);
    expect(outcome.rounds).toBeGreaterThan(0);
    expect(achievements({attack, profile, setting: 'sound', without: '', outcome, control})).toEqual([]);
    expect([outcome.unsafe, outcome.made]).toEqual([0, outcome.wanted]);
  });

  test.each(['bulk', 'two-guests'])('takes fewer exits for the same work: %s', (name) => {
    const run = (hooks: string) => {
      const lab = opened(name, {profile, hooks});
      lab.runToEnd();
      const {exits, belief, guests, mapsWritten} = lab.report();
      const done = guests.map(({txFrames, rxFrames, pings}) => [txFrames, rxFrames, pings]);
      return {io: exits['io'] ?? 0, ideal: priceOf(lab).exitsIdealBitmap, unsafe: belief.unsafe, done, mapsWritten};
    };
    const fixed = run(SOUND_SETS[profile]);
    const moving = run(dynamic(profile));
    expect(moving.done).toEqual(fixed.done);
    expect(moving.unsafe).toBe(0);
    expect(moving.io).toBeLessThan(fixed.io * 0.9);
    expect(moving.io).toBeGreaterThanOrEqual(moving.ideal);
    expect(moving.mapsWritten).toBeGreaterThan(fixed.mapsWritten);
  });
});

describe('no state of the model lets go of a register’s hook: what is written in it, the next command uses', () => {
  const send = 'out TBCR0 40; out TBCR1 0; out CR 26';
  const ways: readonly (readonly [StateName, string, string])[] = [
    ['Initiation', 'in reset', 'out CR 21; out PSTART 46; out PSTOP 60'],
    ['Idle', '', ''],
    ['Trans', send, ''],
    ['DmaRd', remote(0x0a, 0x4000, 8), ''],
    ['DmaWr', remote(0x12, 0x4000, 8), ''],
    ['TransDmaRd', `${send}; ${remote(0x0a, 0x4000, 8)}`, ''],
    ['TransDmaWr', `${send}; ${remote(0x12, 0x4000, 8)}`, ''],
  ];
  const registers = [
    ['TPSR', 'out TPSR 60', send, 'frame-outside-window'],
    ['TBCR1', 'out TBCR1 7f', 'out CR 26', 'frame-outside-window'],
    ['RSAR1', 'out RSAR1 60', 'out RBCR0 8; out RBCR1 0; out CR a', 'outside-window'],
  ] as const;
  const cells = ways.flatMap(([state, enter, settle]) =>
    registers.map(([name, ...rest]) => [state, name, enter, settle, ...rest] as const),
  );

  test.each(cells)('%s: %s', (state, name, enter, settle, write, command, reason) => {
    const bench = new VmmBench(['', ''], {profile: 'datasheet', hooks: 'sharing,dynamic'}, SHORT);
    bench.let(0, setUp(0x40, 0x60)).let(0, enter);
    expect(bench.state()).toBe(state);
    bench.let(0, `${write}; ${settle}`).let(0, 'out CR 22; wait 80000; out CR 22');
    expect([name, ofKind(bench.records(), 'denial')]).toEqual([name, []]);
    bench.let(0, command);
    expect(ofKind(bench.records(), 'denial').map((denial) => DENY_REASONS[denial.reason]?.name)).toEqual([reason]);
  });
});
