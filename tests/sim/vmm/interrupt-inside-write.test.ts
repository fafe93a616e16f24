// Interrupts that the card raises inside the very write that causes them: QEMU's card has sent before the OUT is over.
import {describe, expect, test} from 'vitest';
import {ofKind} from '../lab/runs.ts';
import {remote, setUp} from './listed-guest.ts';
import {VmmTestbench} from './vmm-testbench.ts';

const IMR_OPEN = 0x3f;
const FRAME = 'out TBCR0 40; out TBCR1 0; out TPSR 40';
const WORDS = Array.from({length: 32}, (_, i) => `outw data ${(i * 257).toString(16)}`).join(';');

describe.each(['deck', 'minimal', 'sharing', 'all'])('hook set %s, profile qemu, IMR open', (hooks) => {
  test('CR = 0x26: the model is sending when the line rises and Idle when the VMM has looked', () => {
    const bench = new VmmTestbench(
      [`${setUp(0x40, 0x80, IMR_OPEN)}; ${FRAME}; sti; out CR 26; halt; in ISR; out ISR 2`],
      {
        profile: 'qemu',
        hooks,
      },
    ).run();
    const records = bench.records();
    const write = ofKind(records, 'access').find(({offset, value}) => offset === 0 && value === 0x26);
    const rise = ofKind(records, 'irq').find(({level}) => level === 1);
    expect(rise?.cause).toBe(write?.index);
    expect(ofKind(records, 'frame-tx').map(({cause}) => cause)).toEqual([write?.index]);
    const moves = ofKind(records, 'transition').map(({from, to, index}) => ({
      from,
      to,
      isBefore: index < (write?.index ?? 0),
    }));
    expect(moves).toEqual([
      {from: 0, to: 1, isBefore: true},
      {from: 1, to: 2, isBefore: true},
      {from: 2, to: 1, isBefore: false},
    ]);
    expect([bench.state(), bench.guests[0]?.interrupts, bench.guests[0]?.answers]).toEqual(['Idle', 1, [0x02]]);
  });

  test('CR = 0x16 in GeekOS’s manner, the remote write never aborted: Idle, and the next send is allowed', () => {
    const send = `${remote(0x12, 0x4000, 64)}; ${WORDS}; in ISR; out ISR 40; ${FRAME}; out CR 16; halt; in ISR; out ISR 2`;
    const bench = new VmmTestbench([`${setUp(0x40, 0x80, IMR_OPEN)}; sti; ${send}; sti; ${send}`], {
      profile: 'qemu',
      hooks,
    }).run();
    const records = bench.records();
    expect(ofKind(records, 'denial')).toEqual([]);
    expect(ofKind(records, 'frame-tx')).toHaveLength(2);
    expect(ofKind(records, 'unsafe')).toEqual([]);
    expect(['Idle', 'DmaWr']).toContain(bench.state());
    expect(bench.guests[0]?.answers).toEqual([0x40, 0x42, 0x40, 0x42]); // quirk `rdc0`: a write command with nothing to move says RDC;
    const [first, second] = ofKind(records, 'check').filter(({move}) => move === 'write');
    expect([first?.allowed, second?.allowed]).toEqual([true, true]);
  });

  test('with IMR closed nothing rises; the model is asked the card before it refuses the next frame', () => {
    const bench = new VmmTestbench([`${setUp(0x40, 0x80)}; ${FRAME}; out CR 26; out ISR 2; out CR 26; in ISR`], {
      profile: 'qemu',
      hooks,
    }).run();
    const records = bench.records();
    expect(ofKind(records, 'irq')).toEqual([]);
    expect(ofKind(records, 'denial')).toEqual([]);
    expect(ofKind(records, 'frame-tx')).toHaveLength(2);
    expect(bench.guests[0]?.answers).toEqual([0x02]);
  });
});

test('profile datasheet: a second frame is refused while the first is on the wire, and allowed after', () => {
  const text = `${setUp(0x40, 0x80)}; ${FRAME}; out CR 26; out CR 26; wait 100000; out CR 26`;
  const bench = new VmmTestbench([text], {profile: 'datasheet', hooks: 'deck'}).run();
  const records = bench.records();
  expect(ofKind(records, 'denial')).toHaveLength(1);
  expect(ofKind(records, 'frame-tx')).toHaveLength(2);
});
