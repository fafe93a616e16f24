// What becomes of one access: bitmap, exit, ruling, card. Wide ones, rep forms, denied ones, held ones.
import {describe, expect, test} from 'vitest';
import {DENY_REASONS} from '../../../src/kits/ne2000/model/names.ts';
import {ofKind, PROFILES} from '../lab/runs.ts';
import {remote, setUp} from './listed-guest.ts';
import {VmmTestbench} from './vmm-testbench.ts';

const START = setUp(0x40, 0x60);

/** Two guests; the second halts at once, the first runs the text in its window of pages 0x40 to 0x5f. */
function run(text: string, hooks: string, profile: 'qemu' | 'datasheet' = 'datasheet'): VmmTestbench {
  return new VmmTestbench([`${START}; ${text}`, 'halt'], {profile, hooks}).run();
}

const reasonsOf = (bench: VmmTestbench): (string | undefined)[] =>
  ofKind(bench.records(), 'denial').map(({reason}) => DENY_REASONS[reason]?.name);

describe('exits', () => {
  test('an access the bitmap lets through costs its access and nothing else', () => {
    const bench = new VmmTestbench([`${setUp(0x40, 0x80)}; in ISR`], {hooks: 'deck'}).run();
    const [read] = ofKind(bench.records(), 'access').slice(-1);
    expect(read).toMatchObject({direction: 'in', offset: 7, hooked: false, exited: false});
    expect(ofKind(bench.records(), 'exit').filter(({index}) => index === (read?.index ?? 0) - 1)).toEqual([]);
  });

  test('the bitmap is blind to direction: reading CR exits where only its writes are hooked', () => {
    const bench = new VmmTestbench([`${setUp(0x40, 0x80)}; in CR`], {hooks: 'w:CR'}).run();
    expect(ofKind(bench.records(), 'access').at(-1)).toMatchObject({
      direction: 'in',
      hooked: false,
      exited: true,
      value: 0x22,
    });
  });

  test('a rep form leaves the guest once, however many elements it moves', () => {
    const bench = run(`${remote(0x12, 0x4000, 16)}; outsw data 1 2 3 4 5 6 7 8`, 'all');
    const data = ofKind(bench.records(), 'access').filter(({offset}) => offset === 0x10);
    expect(data.map(({count}) => count)).toEqual([8]);
    expect(ofKind(bench.records(), 'exit').filter(({index}) => index === data[0]?.cause)).toHaveLength(1);
    expect([...bench.lab.machine.card.memory().subarray(0, 4)]).toEqual([1, 0, 2, 0]);
  });
});

test.each([
  'none',
  'sharing',
  'all',
])('the record of an IN holds what the guest read, hooks %s: registers, the PROM and words of card memory', (hooks) => {
  const moves = `${remote(0x12, 0x4000, 4)}; outw data 1234; outw data abcd; ${remote(0xa, 0x4000, 4)}; inw data; inw data`;
  const bench = run(`in BNRY; in CR; inw 1e; ${moves}; ${remote(0xa, 0, 2)}; inw data`, hooks);
  const ins = ofKind(bench.records(), 'access').filter(({guest, direction}) => guest === 0 && direction === 'in');
  const values = ins.map(({value}) => value);
  expect(values).toEqual(bench.guests[0]?.answers);
  expect(values).toEqual(expect.arrayContaining([0x46, 0x1234, 0xabcd, 0x5252]));
});

describe('held registers', () => {
  test.each(PROFILES)('RSAR and RBCR reach the card with the command that was approved, not before (%s)', (profile) => {
    const bench = run('out RSAR0 10; out RSAR1 41; out RBCR0 8; out RBCR1 0', 'sharing', profile);
    const before = [bench.peek('RSAR'), bench.peek('RBCR')];
    bench.guests[0]?.goOn('out CR 12');
    // A write: of a read the card as its data sheet has it fetches the first word ahead.
    const again = run(`${remote(0x12, 0x4110, 8)}`, 'sharing', profile);
    expect([again.peek('RSAR'), again.peek('RBCR')]).toEqual([0x4110, 8]);
    expect(before).not.toEqual([0x4110, 8]);
  });

  test.each(PROFILES)('a denied command leaves RSAR, RBCR and CR of the card as they were (%s)', (profile) => {
    const quiet = run('in ISR', 'sharing', profile);
    const bench = run(`${remote(0x0a, 0x6000, 8)}; in ISR`, 'sharing', profile);
    expect(reasonsOf(bench)).toEqual(['outside-window']);
    for (const register of ['CR', 'RSAR', 'RBCR']) expect(bench.peek(register)).toBe(quiet.peek(register));
  });
});

describe('wide accesses', () => {
  test('a 16-bit OUT that runs over CR is denied whole when one part is', () => {
    const bench = run('out RSAR0 0; out RSAR1 60; out RBCR0 8; out RBCR1 0; outw CR 480a; in PSTART', 'all');
    expect(reasonsOf(bench)).toEqual(['outside-window']);
    expect([bench.peek('CR'), bench.peek('PSTART')]).toEqual([0x22, 0x46]);
    expect(ofKind(bench.records(), 'access').filter(({size}) => size === 2)).toMatchObject([{denied: true}]);
  });

  test('a part that would only be wrong after its neighbour is still found: PSTART and PSTOP in one OUT', () => {
    expect(reasonsOf(run('outw PSTART 6146', 'minimal'))).toEqual(['ring-outside-window']);
    const fine = run('out CR 21; outw PSTART 5048', 'minimal');
    expect([fine.peek('PSTART'), fine.peek('PSTOP'), reasonsOf(fine)]).toEqual([0x48, 0x50, []]);
  });

  test('an allowed wide OUT reaches the card as byte cycles, and the shadow follows each', () => {
    const bench = run('outw TBCR0 0140; out TPSR 40; out CR 26; wait 200000', 'all');
    expect([bench.peek('TBCR'), ofKind(bench.records(), 'frame-tx').length]).toEqual([0x140, 1]);
  });

  test('one that ends past the board’s last port is no crash', () => {
    expect(() => run('outl 1f 12345678; inl 1f; outl 1e 1; inw 1f', 'all')).not.toThrow();
  });
});

describe('denied', () => {
  test.each(PROFILES)('a guest sees nothing happen, and an IN reads all ones in its width (%s)', (profile) => {
    const bench = run('inw data; inb data; inl data; insw data 3; outw data 1', 'all', profile);
    expect(bench.guests[0]?.answers).toEqual([0xffff, 0xff, 0xffff_ffff, new Uint8Array(6).fill(0xff)]);
    expect(new Set(reasonsOf(bench))).toEqual(new Set(['no-dma-approved']));
  });

  test.each(PROFILES)('a rep that runs past the approved range is cut there (%s)', (profile) => {
    const bench = run(
      `${remote(0x12, 0x4000, 4)}; outsw data 1111 2222 3333; ${remote(0x0a, 0x4000, 4)}; insw data 4`,
      'all',
      profile,
    );
    expect(bench.guests[0]?.answers).toEqual([Uint8Array.of(0x11, 0x11, 0x22, 0x22, 0xff, 0xff, 0xff, 0xff)]);
    expect(bench.lab.machine.card.memory()[4]).toBe(0);
    expect(reasonsOf(bench)).toHaveLength(2);
    expect(bench.state()).toBe('Idle');
  });

  test.each(PROFILES)('the data port against the approved direction moves nothing (%s)', (profile) => {
    const bench = run(`${remote(0x0a, 0x4000, 4)}; outw data 9999; inw data; inw data`, 'all', profile);
    expect(reasonsOf(bench)).toEqual(['wrong-direction']);
    expect(bench.guests[0]?.answers).toEqual([0, 0]);
  });
});
