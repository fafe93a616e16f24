import {describe, expect, test} from 'vitest';
import {BOTH, CYCLES_PER_BYTE, CYCLES_PER_CLOCK, frameTo, OWN, RING, START, Testbench} from './testbench.ts';

const LOOPED = `${START} TCR=60000`;
const FRAME = frameTo(OWN, 100);

describe.each(BOTH)('with both loopback bits a frame (%s)', (profile) => {
  test('goes to the receiver and not to the wire, and moves turn and CBR on', () => {
    const bench = new Testbench(profile).out(LOOPED).send(0, FRAME).settle();
    expect(bench.sent()).toEqual([]);
    expect([bench.in('CBR'), bench.in('ISR'), bench.in('TSD0') & 0xe000]).toEqual([108, 5, 0xa000]);
    expect(bench.bytes(RING + 4, 100)).toEqual([...FRAME]);
    expect(bench.send(1, FRAME).settle().in('CBR')).toBe(216);
  });

  test('is told as a read and the ring’s writes', () => {
    const bench = new Testbench(profile).out(`${LOOPED} RCR=70a`).send(0, FRAME).settle();
    const written = profile === 'qemu' ? ['w 20000+4', 'w 20004+100', 'w 20068+4'] : ['w 20004+104', 'w 20000+4'];
    expect(bench.moves()).toEqual(['r 10000+100', ...written]);
  });

  test('goes nowhere while the receiver is off, and the turn moves on', () => {
    const bench = new Testbench(profile).out(`${LOOPED} CR=04`).send(0, FRAME).settle();
    expect([bench.in('CBR'), bench.in('TSD0') & 0xe000]).toEqual([0, 0xa000]);
  });
});

test('on the chip it takes its time, and claims no wire', () => {
  const bench = new Testbench('datasheet', {wireFreeAt: () => 1_000_000}).out(LOOPED).send(0, FRAME);
  expect([bench.card.isBusy, bench.card.isOnWire, bench.in('TSD0')]).toEqual([true, false, 100]);
  const left = 10 * CYCLES_PER_CLOCK + 112 * CYCLES_PER_BYTE;
  bench.host.run(bench.card, left - 1);
  expect(bench.card.isBusy).toBe(true);
  bench.host.run(bench.card, left);
  expect([bench.in('CBR'), bench.card.isBusy]).toEqual([0, false]);
  expect(bench.settle().in('CBR')).toBe(108);
});

test('one loopback bit alone is none', () => {
  expect(new Testbench('qemu').out(`${START} TCR=40000`).send(0, FRAME).sent()).toEqual([FRAME]);
});

test('a short one is padded on its way by QEMU, and a runt to the chip', () => {
  const stored = BOTH.map((profile) => new Testbench(profile).out(LOOPED).send(0, frameTo(OWN, 30)).settle().in('CBR'));
  expect(stored).toEqual([68, 0]);
});

test('one that does not fit is lost, and QEMU takes nothing more until CAPR is written', () => {
  const bench = new Testbench('qemu').out(LOOPED);
  for (let i = 0; i < 5; i++) bench.card.receive(frameTo(OWN, 1500));
  bench.send(0, frameTo(OWN, 1000));
  expect([bench.in('MPC'), bench.card.receive(frameTo(OWN, 60))]).toEqual([1, 'held']);
  expect(bench.out('CAPR=1d64').in('CBR')).toBe(7540 + 68);
});
