// A lone guest has the card as it is at power-on: nothing was put on it, and the monitor knows that.
import {describe, expect, test} from 'vitest';
import {DENY_REASONS} from '../../../src/kits/ne2000/model/names.ts';
import {ofKind, PROFILES} from '../lab/runs.ts';
import {remote, setUp} from './listed-guest.ts';
import {VmmTestbench} from './vmm-testbench.ts';

const WITHOUT_PAGE = setUp(0x40, 0x80).replace(/out TPSR \w+;/, '');

function run(text: string, profile: 'qemu' | 'datasheet', hooks = 'all'): VmmTestbench {
  return new VmmTestbench([text], {profile, hooks}).run();
}

const denials = (bench: VmmTestbench): (string | undefined)[] =>
  ofKind(bench.records(), 'denial').map(({reason}) => DENY_REASONS[reason]?.name);

describe.each(PROFILES)('profile %s', (profile) => {
  test('it sends nothing before it has set a page: the card’s TPSR is 0, wherever its window begins', () => {
    const bench = run(`${WITHOUT_PAGE}; out TBCR0 40; out TBCR1 0; out CR 26`, profile);
    expect([bench.peek('TPSR'), denials(bench)]).toEqual([0, ['frame-outside-window']]);
    expect(ofKind(bench.records(), 'frame-tx')).toEqual([]);
  });

  test('where TPSR is not hooked, nobody sees the page that it sets: its frames are let out', () => {
    const bench = run(`${setUp(0x40, 0x80)}; out TBCR0 40; out TBCR1 0; out CR 26; wait 100000`, profile, 'w:CR');
    expect([denials(bench), ofKind(bench.records(), 'frame-tx').length]).toEqual([[], 1]);
  });

  test('it has no ring to go round in before it has laid one: a transfer past the window’s end is denied', () => {
    const bench = run(`out CR 21; out DCR 48; out CR 22; ${remote(0x12, 0x7ff0, 0x20)}; outsw data bad1 bad1`, profile);
    expect([bench.peek('PSTOP'), denials(bench)[0]]).toEqual([0, 'outside-window']);
    expect(bench.lab.machine.belief.counts.unsafe).toBe(0);
  });

  test('it may start the card and read the PROM before it has laid a ring', () => {
    const bench = run(`out CR 21; out DCR 49; out RCR 20; ${remote(0x0a, 0, 0x20)}; insw data 10`, profile);
    expect([denials(bench), bench.peek('RBCR')]).toEqual([[], 0]);
  });
});
