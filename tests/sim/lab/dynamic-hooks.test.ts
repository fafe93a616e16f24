// Dynamic hooks: the owner's permission map holds the hooks of the selected page alone, and QEMU's data port only while a
// transfer could leave the window. As sound as the set itself, with fewer exits; and why no state of the model lets go of a
// register's hook: registers keep what they are given.

import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {AddressWindow} from '../../../src/base/address-space.ts';
import {present} from '../../../src/base/assert.ts';
import type {CardProfile} from '../../../src/kits/contract/device-facts.ts';
import type {Ne2000} from '../../../src/kits/ne2000/card/ne2000.ts';
import {ATTACK_NAMES} from '../../../src/kits/ne2000/facts.ts';
import {NE2000_HOLES} from '../../../src/kits/ne2000/holes.ts';
import {DENY_REASONS, type StateName} from '../../../src/kits/ne2000/model/names.ts';
import {DCR} from '../../../src/kits/ne2000/sheet/dp8390.ts';
import {scenarioNamed} from '../../../src/scenarios/library.ts';
import type {Scenario} from '../../../src/scenarios/scenario.ts';
import {runAttack, withoutAttack} from '../../../src/sim/lab/attacks/attack-run.ts';
import {achievements} from '../../../src/sim/lab/attacks/attack-table.ts';
import {priceOf} from '../../../src/sim/lab/hooks-search/price.ts';
import {Flag, flagsOf, isHooked, Kind, kindOf, offsetOf, pageOf, sizeOf} from '../../../src/trace/record-layout.ts';
import {ne2000In} from '../../kits/ne2000/inside.ts';
import {remote, setUp} from '../vmm/listed-guest.ts';
import {VmmTestbench} from '../vmm/vmm-testbench.ts';
import {hostileAct} from './hostile-guests.ts';
import {ofKind, opened, PROFILES} from './runs.ts';

const dynamic = (profile: CardProfile): string => `${NE2000_HOLES.sound[profile]},dynamic`;
const SHORT = {quantum: 20_000, limitUs: 12_000};
const attackScenario = (attack: string): Scenario =>
  present(scenarioNamed(attack === 'reach' ? 'rogue' : `attack-${attack}`), `${attack} has a scenario`);

/** QEMU's data port can't leave the window: the address is in it, on the way to PSTOP, and meets it exactly. */
function cannotLeave(card: Ne2000, window: AddressWindow | undefined): boolean {
  const at = card.remoteAddress;
  const [start, stop] = [card.peek('PSTART') << 8, card.peek('PSTOP') << 8];
  const isExact = (card.peek('DCR') & DCR.WTS) === 0 || (at & 1) === 0;
  const isRing = window !== undefined && start >= window.start && start < stop && stop <= window.end;
  return isRing && isExact && at >= window.start && at < stop;
}

describe.each(PROFILES)('a map that follows the model, profile %s', (profile) => {
  test('is that of the page the card really selects, after each step of a guest that writes anything', () => {
    fc.assert(
      fc.property(fc.array(hostileAct, {minLength: 3, maxLength: 24}), (acts) => {
        const text = `${setUp(0x40, 0x60)};${acts.join(';')}`;
        const bench = new VmmTestbench(
          [text, 'in BNRY; wait 9000; in BNRY'],
          {profile, hooks: dynamic(profile)},
          SHORT,
        );
        const {guests, monitor, hooks, windows} = bench.lab.machine;
        const card = ne2000In(bench.lab.machine);
        while (bench.lab.step()) {
          const owner = guests[monitor.owner];
          if (owner === undefined) continue;
          const page = card.peek('CR') >>> 6;
          const isFree = hooks.coversPort(0x10) && !owner.bitmap.exits(0x310, 2);
          if (isFree) expect(cannotLeave(card, windows[owner.id])).toBe(true);
          for (let offset = 0; offset < 32; offset++) {
            const isOwed = offset === 7 && owner.permission === 'owed';
            const isLeftOut = isFree && (offset & ~1) === 0x10;
            expect(owner.bitmap.exits(0x300 + offset, 1)).toBe(
              isOwed || (hooks.coversPortOn(page, offset) && !isLeftOut),
            );
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
        const bench = new VmmTestbench([text], {profile, hooks: dynamic(profile)}, SHORT);
        const {store, hooks} = bench.run().lab.machine;
        for (let index = 0; index < store.next; index++) {
          const w0 = store.word(index, 0);
          if (kindOf(w0) !== Kind.ACCESS || isHooked(w0)) continue;
          const isWrite = (flagsOf(w0) & Flag.WRITE) !== 0;
          for (let offset = offsetOf(w0); offset < Math.min(32, offsetOf(w0) + sizeOf(w0)); offset++)
            if (hooks.lists(isWrite, pageOf(w0), offset) && !(offset >> 1 === 0x08 && sizeOf(w0) < 4))
              expect.fail(`record ${index}, offset ${offset}`);
        }
      }),
      {numRuns: 30},
    );
  });

  test.each(ATTACK_NAMES)('lets the attack %s achieve nothing', (attack) => {
    const scenario = {...attackScenario(attack), limitUs: 50_000};
    const how = {profile, technique: 'vpio', hooks: dynamic(profile)} as const;
    const outcome = runAttack(scenario, how);
    const control = runAttack(withoutAttack(scenario), how);
    expect(outcome.rounds).toBeGreaterThan(0);
    expect(achievements({attack, title: '', profile, setting: 'sound', without: '', outcome, control})).toEqual([]);
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
    const fixed = run(NE2000_HOLES.sound[profile]);
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
    const bench = new VmmTestbench(['', ''], {profile: 'datasheet', hooks: 'sharing,dynamic'}, SHORT);
    bench.let(0, setUp(0x40, 0x60)).let(0, enter);
    expect(bench.state()).toBe(state);
    bench.let(0, `${write}; ${settle}`).let(0, 'out CR 22; wait 80000; out CR 22');
    expect([name, ofKind(bench.records(), 'denial')]).toEqual([name, []]);
    bench.let(0, command);
    expect(ofKind(bench.records(), 'denial').map((denial) => DENY_REASONS[denial.reason]?.name)).toEqual([reason]);
  });
});

describe('QEMU’s data port, which asks nobody', () => {
  const hooks = dynamic('qemu');
  const isFree = (bench: VmmTestbench): boolean => bench.lab.machine.guests[0]?.bitmap.exits(0x310, 2) === false;
  const bench = (text: string): VmmTestbench =>
    new VmmTestbench(['', ''], {profile: 'qemu', hooks}, SHORT).let(0, `${setUp(0x40, 0x60)}; ${text}`);

  test.each([
    ['no remote DMA was approved', ''],
    ['the PROM is read', remote(0x0a, 0, 0x20)],
    ['the transfer starts on an odd byte, so that words would step over PSTOP', remote(0x0a, 0x5001, 8)],
    ['it starts behind the ring', `out CR 21; out PSTOP 50; out CR 22; ${remote(0x0a, 0x5000, 8)}`],
    ['it was aborted', `${remote(0x0a, 0x5000, 8)}; out CR 22`],
    ['DCR was written in the middle', `${remote(0x0a, 0x5000, 8)}; inw data; out DCR 49`],
    ['four bytes were moved at once, which could step over PSTOP', `${remote(0x0a, 0x5000, 8)}; inl data`],
    ['the card has said that it is over', `out IMR 40; ${remote(0x0a, 0x5000, 2)}; inw data; in BNRY`],
  ])('is hooked where %s', (_, text) => expect(isFree(bench(text))).toBe(false));

  test.each([
    ['a read in the ring', remote(0x0a, 0x5000, 8)],
    ['a write of a frame to send', remote(0x12, 0x4000, 8)],
    ['a read that goes on past its end', `${remote(0x0a, 0x5ffe, 2)}; inw data; inw data`],
  ])('is left to %s: however many words move, they stay in the window', (_, text) => {
    const {lab} = bench(text);
    expect(lab.machine.guests[0]?.bitmap.exits(0x310, 2)).toBe(false);
    expect(lab.machine.guests[0]?.bitmap.exits(0x310, 4)).toBe(true);
    expect(lab.machine.belief.counts.unsafe).toBe(0);
  });

  test('takes up the count where four bytes come after words, and denies what would pass the end', () => {
    const counted = bench(`${remote(0x0a, 0x5000, 12)}; inw data; inw data; inl data; inl data; inl data`);
    const denials = ofKind(counted.records(), 'denial').map(({reason}) => DENY_REASONS[reason]?.name);
    expect(denials).toEqual(['no-dma-approved']);
  });

  test('comes to the same run from any instant that is gone back to', () => {
    const lab = opened('bulk', {profile: 'qemu', hooks});
    lab.runToEnd();
    const whole = lab.report();
    for (const part of [0.3, 0.61, 0.9]) {
      lab.seek(Math.floor(whole.events * part));
      lab.runToEnd();
      expect(lab.report()).toEqual(whole);
    }
  });

  test('costs a fortieth of the exits that counting every word does', () => {
    const exits = (text: string): number => {
      const lab = opened('bulk', {profile: 'qemu', hooks: text});
      lab.runToEnd();
      return lab.machine.vmm.ledger.byOperation;
    };
    expect(exits(hooks)).toBeLessThan(exits(NE2000_HOLES.sound.qemu) / 40);
  });
});
