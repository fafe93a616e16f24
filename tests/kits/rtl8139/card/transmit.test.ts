import {describe, expect, test} from 'vitest';
import {BOTH, CYCLES_PER_BYTE, CYCLES_PER_CLOCK, frameTo, OWN, SEND, START, Testbench} from './testbench.ts';

const FRAME = frameTo(OWN, 100);
/** The first burst of 16 bytes; preamble and FCS around 100. */
const FIRST_BURST = 10 * CYCLES_PER_CLOCK;
const ON_THE_WIRE = FIRST_BURST + 112 * CYCLES_PER_BYTE;

test.each(BOTH)('a frame goes out of memory as it lies there, and its descriptor is given back (%s)', (profile) => {
  const bench = new Testbench(profile).out(START).send(0, FRAME).settle();
  expect(bench.sent()).toEqual([FRAME]);
  expect([bench.in('TSD0'), bench.in('TSADS'), bench.in('ISR')]).toEqual([0xa064, 0x100f, 0x04]);
  expect(bench.card.sentFrom).toEqual({address: SEND, length: 100});
});

test('in QEMU it leaves inside the write', () => {
  const bench = new Testbench('qemu').out(START).send(0, FRAME);
  expect([bench.sent().length, bench.card.isBusy, bench.card.localMove]).toEqual([1, false, null]);
});

describe('on the chip', () => {
  test('it takes its time on the wire, and the lab sees it go', () => {
    const bench = new Testbench('datasheet').out(START).send(0, FRAME);
    const {card, host} = bench;
    expect([card.isBusy, card.isOnWire, bench.in('TSD0')]).toEqual([true, false, 0x64]);
    host.run(card, FIRST_BURST);
    expect([card.isBusy, card.isOnWire, bench.in('TSD0')]).toEqual([true, true, 0x64]);
    expect(card.localMove).toEqual({address: SEND, length: 100, until: ON_THE_WIRE});
    expect(card.movedLocally(FIRST_BURST + 38 * CYCLES_PER_BYTE)).toBe(30);
    host.run(card, ON_THE_WIRE - 1);
    expect(bench.sent()).toEqual([]);
    host.run(card, ON_THE_WIRE);
    expect([bench.sent().length, card.isBusy]).toEqual([1, false]);
  });

  test('it waits for a wire that is not free', () => {
    const bench = new Testbench('datasheet', {wireFreeAt: () => 5000}).out(START).send(0, FRAME);
    expect([bench.card.isBusy, bench.card.isOnWire]).toEqual([true, false]);
    bench.host.run(bench.card, 5000 + ON_THE_WIRE - FIRST_BURST - 1);
    expect(bench.sent()).toEqual([]);
    expect(bench.settle().sent().length).toBe(1);
  });

  test('bytes changed before they are fetched go out changed', () => {
    const bench = new Testbench('datasheet')
      .out(START)
      .send(0, FRAME)
      .put(SEND + 99, [0xee])
      .settle();
    expect(bench.sent()[0]?.[99]).toBe(0xee);
  });

  test('a reset drops it', () => {
    const bench = new Testbench('datasheet').out(START).send(0, FRAME).out('CR=10').settle();
    expect([bench.sent(), bench.in('TSD0'), bench.card.isBusy]).toEqual([[], 0x2000, false]);
  });

  test('the transmitter goes on while the next descriptor is ready', () => {
    const bench = new Testbench('datasheet').out(START).out('CR=08');
    for (const n of [0, 1, 2]) bench.send(n, frameTo(OWN, 60 + n));
    expect(
      bench
        .out('CR=0c')
        .settle()
        .sent()
        .map(({length}) => length),
    ).toEqual([60, 61, 62]);
  });

  test('a frame over 1792 bytes is none, and says so', () => {
    const bench = new Testbench('datasheet').out(START).send(0, frameTo(OWN, 1793)).settle();
    expect([bench.sent(), bench.in('TSD0') & 0xe000, bench.in('ISR')]).toEqual([[], 0x6000, 0x08]);
  });
});

describe('in QEMU', () => {
  test('each write tries one descriptor, whose turn it is', () => {
    const bench = new Testbench('qemu').out(START);
    bench.send(2, frameTo(OWN, 62));
    expect(bench.sent()).toEqual([]);
    bench.send(0, frameTo(OWN, 60)).send(1, frameTo(OWN, 61));
    expect(bench.sent().map(({length}) => length)).toEqual([60, 61]);
    expect(bench.out('CR=0c').sent()).toEqual([]);
    expect(
      bench
        .out('TSD3=3f')
        .sent()
        .map(({length}) => length),
    ).toEqual([62]);
  });

  test('any size goes out', () => {
    expect(new Testbench('qemu').out(START).send(0, frameTo(OWN, 8191)).sent()[0]?.length).toBe(8191);
  });
});

test.each(BOTH)('a frame of no bytes leaves nothing but the turn moves on (%s)', (profile) => {
  const bench = new Testbench(profile).out(`${START} TSD0=0`).settle();
  expect([bench.sent(), bench.in('TSD0')]).toEqual([[], 0xa000]);
  expect(bench.send(1, FRAME).settle().sent().length).toBe(1);
});

test.each(BOTH)('nothing leaves while the transmitter is off (%s)', (profile) => {
  expect(new Testbench(profile).send(0, FRAME).settle().sent()).toEqual([]);
});
