// The data sheet's card on the bus: frames come out of memory and go into it in bursts that take their time. A clock of the bus is
// 60 cycles here, and six of them go before a burst's data.
import {describe, expect, test} from 'vitest';
import {FETCH_ALARM, STORE_ALARM} from '../../../../src/kits/rtl8139/card/bursts.ts';
import {TRANSMIT_ALARM} from '../../../../src/kits/rtl8139/card/wire.ts';
import {PCI, PCI_COMMAND} from '../../../../src/kits/rtl8139/sheet/pci.ts';
import {
  BROADCAST,
  CYCLES_PER_CLOCK as CLOCK,
  CYCLES_PER_BYTE,
  frameTo,
  OWN,
  RING,
  SEND,
  START,
  Testbench,
} from './testbench.ts';

const FRAME = frameTo(OWN, 1000);

const burst = (bytes: number): number => (6 + Math.ceil(bytes / 4)) * CLOCK;
const onTheWire = (bytes: number): number => (8 + bytes + 4) * CYCLES_PER_BYTE;
const hex = (value: number): string => value.toString(16);

/** Set up, with TCR and RCR on top. */
function up(more = ''): Testbench {
  return new Testbench('datasheet').out(`${START} ${more}`.trim());
}

/** Lets so many bursts end; how many there were. */
function bursts(bench: Testbench, alarm: number, most = Number.POSITIVE_INFINITY): number {
  let ended = 0;
  for (; ended < most && bench.host.isSet(alarm); ended++) bench.host.runTo(bench.card, alarm);
  return ended;
}

describe('a frame to send', () => {
  test.each([
    [0, 16],
    [1, 32],
    [2, 64],
    [3, 128],
    [4, 256],
    [5, 512],
    [6, 1024],
    [7, 2048],
  ])('is fetched in bursts of TCR.MXDMA at most, code %i for %i bytes', (code, bytes) => {
    const bench = up(`TCR=${hex(code << 8)}`).send(0, FRAME);
    expect(bursts(bench, FETCH_ALARM)).toBe(Math.ceil(1000 / bytes));
    const whole = Math.floor(1000 / bytes);
    expect(bench.host.now()).toBe(whole * burst(bytes) + (1000 % bytes > 0 ? burst(1000 % bytes) : 0));
  });

  test('takes a clock more from an address that is not a multiple of four', () => {
    const bench = up('TCR=700')
      .put(SEND + 1, FRAME)
      .out(`TSAD0=${hex(SEND + 1)} TSD0=3e8`);
    bursts(bench, FETCH_ALARM);
    expect(bench.host.now()).toBe(burst(1000) + CLOCK);
  });

  test('gives its buffer back by OWN when it is fetched, and TOK comes with its last bit', () => {
    const bench = up('TCR=700').send(0, FRAME);
    bursts(bench, FETCH_ALARM);
    expect([bench.in('TSD0'), bench.in('TSADS'), bench.in('ISR'), bench.sent().length]).toEqual([0x23e8, 0xf, 0, 0]);
    bench.host.runTo(bench.card, TRANSMIT_ALARM);
    expect([bench.in('TSD0'), bench.in('ISR'), bench.sent()]).toEqual([0xa3e8, 4, [FRAME]]);
  });

  test.each([
    [0, 1, 'the least threshold is in the first burst'],
    [2, 4, '64 bytes are in the fourth'],
    [63, 63, 'all of it, where the threshold is longer'],
  ])('has the wire when TSD.ERTXTH is there: %i, after %i bursts', (units, after) => {
    const bench = up();
    bench.put(SEND, FRAME).out(`TSAD0=${hex(SEND)} TSD0=${hex((units << 16) | 1000)}`);
    bursts(bench, FETCH_ALARM, after - 1);
    expect([bench.card.isBusy, bench.card.isOnWire]).toEqual([true, false]);
    bursts(bench, FETCH_ALARM, 1);
    expect(bench.card.isOnWire).toBe(true);
    expect(bench.card.localMove?.until).toBe(bench.host.now() + onTheWire(1000));
  });

  test('is torn where its guest writes the buffer meanwhile, and a new TSAD is for the next one', () => {
    const bench = up().send(0, FRAME);
    bursts(bench, FETCH_ALARM, 2);
    bench.put(SEND, new Uint8Array(1000).fill(0xee)).out('TSAD0=50000');
    bench.settle();
    expect(bench.sent()).toEqual([Uint8Array.from(FRAME, (byte, at) => (at < 32 ? byte : 0xee))]);
    expect(bench.card.sentFrom).toEqual({address: SEND, length: 1000});
  });

  test('is dropped by a reset, and what was fetched of it is told', () => {
    const bench = up().send(0, FRAME);
    bursts(bench, FETCH_ALARM, 2);
    bench.out('CR=10');
    expect([bench.card.isBusy, bench.host.isSet(FETCH_ALARM), bench.moves()]).toEqual([false, false, ['r 10000+32']]);
    expect(bench.out('CR=0c').send(0, frameTo(OWN, 60)).settle().sent()).toEqual([frameTo(OWN, 60)]);
  });

  test('is told with its being sent where all of it was read, else burst by burst', () => {
    const bench = up('TCR=200').send(0, frameTo(OWN, 160));
    bursts(bench, FETCH_ALARM, 1);
    bench.card.writeConfig(4, 2, 3);
    bursts(bench, FETCH_ALARM, 1);
    bench.card.writeConfig(4, 2, 7);
    bench.settle();
    expect(bench.moves()).toEqual(['r 10000+64', 'r 10080+32']);
    expect([
      bench.card.sentFrom.length,
      bench
        .sent()[0]
        ?.slice(64, 128)
        .some((byte) => byte > 0),
    ]).toEqual([0, false]);
  });

  test('runs dry behind a long burst of the receiver’s where its threshold is low, and TUN says so', () => {
    const bench = up('RCR=70a').send(0, FRAME);
    bursts(bench, FETCH_ALARM, 1);
    bench.card.receive(frameTo(BROADCAST, 1514));
    bench.settle();
    expect([bench.in('TSD0') & 0xe000, bench.in('ISR'), bench.sent()]).toEqual([0x6000, 0x9, []]);
    expect(bench.send(1, frameTo(OWN, 60)).settle().sent()).toHaveLength(1);
  });
});

describe('a frame that came', () => {
  test('goes into the ring in bursts of RCR.MXDMA at most, its header last', () => {
    const bench = up('RCR=20a');
    bench.card.receive(frameTo(OWN, 146));
    expect(bursts(bench, STORE_ALARM)).toBe(4);
    expect(bench.moves()).toEqual(['w 20004+64', 'w 20044+64', 'w 20084+22', 'w 20000+4']);
    expect(bench.host.now()).toBe(2 * burst(64) + burst(22) + burst(4));
  });

  test('is nothing to its driver before the last of them', () => {
    const bench = up('RCR=20a');
    expect(bench.card.receive(frameTo(OWN, 146))).toBe('stored');
    bursts(bench, STORE_ALARM, 3);
    expect([bench.in('CBR'), bench.in('CR') & 1, bench.in('ISR'), bench.dword(RING)]).toEqual([0, 1, 0, 0]);
    expect(bench.card.undrainedFrames()).toBe(0);
    bursts(bench, STORE_ALARM, 1);
    expect([bench.in('CBR'), bench.in('CR') & 1, bench.in('ISR')]).toEqual([156, 0, 1]);
    expect([bench.dword(RING), bench.card.undrainedFrames()]).toEqual([0x0096_4001, 1]);
  });

  test('is stored though the receiver is turned off, and RE reads 1 until it is', () => {
    const bench = up();
    bench.card.receive(frameTo(OWN, 146));
    bench.out('CR=04');
    expect([bench.in('CR') & 8, bench.card.receive(frameTo(OWN))]).toEqual([8, 'stopped']);
    expect(bench.card.receivesWithin({start: 0, end: RING})).toBe(false);
    bursts(bench, STORE_ALARM);
    expect([bench.in('CR') & 8, bench.in('CBR'), bench.in('ISR')]).toEqual([0, 156, 1]);
  });

  test('is gone with a reset, and so is what waits behind it, which is told', () => {
    const bench = up();
    const frames = [frameTo(OWN, 146), frameTo(OWN, 90)];
    for (const frame of frames) bench.card.receive(frame);
    bursts(bench, STORE_ALARM, 2);
    expect(bench.host.lost).toEqual([]);
    bench.out('CR=10');
    expect(bench.host.lost).toEqual(frames);
    expect([bench.host.isSet(STORE_ALARM), bench.in('CR') & 9, bench.in('CBR')]).toEqual([false, 1, 0]);
  });

  test('is told to be gone where the card may not write its header any more', () => {
    const bench = up();
    bench.card.receive(frameTo(OWN, 146));
    bursts(bench, STORE_ALARM, 2);
    bench.card.writeConfig(PCI.PCICMD.offset, 2, PCI_COMMAND.IO);
    bench.settle();
    expect([bench.host.lost, bench.dword(RING)]).toEqual([[frameTo(OWN, 146)], 0]);
  });

  test('has its room in the ring from the first on', () => {
    const bench = up('RCR=70a');
    for (let i = 0; i < 5; i++) bench.receive(frameTo(OWN, 1500));
    bench.card.receive(frameTo(OWN, 400));
    expect([bench.card.receive(frameTo(OWN, 400)), bench.in('MPC'), bench.in('ISR')]).toEqual(['ring-full', 1, 0x11]);
  });

  test('is lost where 2 KiB wait before it, and FOVW says so', () => {
    const bench = up('RCR=100a');
    for (let i = 0; i < 2; i++) expect(bench.card.receive(frameTo(OWN, 1100))).toBe('stored');
    expect([bench.card.receive(frameTo(OWN)), bench.in('MPC'), bench.in('ISR')]).toEqual(['ring-full', 1, 0x40]);
    bursts(bench, STORE_ALARM);
    expect([bench.in('CBR'), bench.in('ISR')]).toEqual([2 * 1108, 0x41]);
  });

  test('goes where RBSTART leads as a burst ends', () => {
    const bench = up('RCR=20a');
    bench.card.receive(frameTo(OWN, 146));
    bursts(bench, STORE_ALARM, 1);
    bench.out('RBSTART=30000');
    bursts(bench, STORE_ALARM);
    expect(bench.moves()).toEqual(['w 20004+64', 'w 30044+64', 'w 30084+22', 'w 30000+4']);
  });
});

test('both ways share the bus, burst by burst', () => {
  const bench = up().send(0, FRAME);
  bench.card.receive(frameTo(OWN, 146));
  const ends = [FETCH_ALARM, STORE_ALARM, FETCH_ALARM, STORE_ALARM].map((alarm) => {
    bursts(bench, alarm, 1);
    return bench.host.now() / burst(16);
  });
  expect(ends).toEqual([1, 2, 3, 4]);
});

test('an alarm that rings late puts off nothing but itself', () => {
  const bench = up().send(0, FRAME);
  bench.host.schedule(100 * burst(16), 99);
  bench.host.runTo({alarm: () => {}}, 99);
  bursts(bench, FETCH_ALARM);
  bench.host.runTo(bench.card, TRANSMIT_ALARM);
  expect(bench.host.now()).toBe(burst(16) + onTheWire(1000));
  expect(bench.sent()).toEqual([FRAME]);
});

test('a snapshot in the middle of bursts is gone on from', () => {
  const one = up().send(0, FRAME);
  one.card.receive(frameTo(OWN, 146));
  bursts(one, FETCH_ALARM, 2);
  bursts(one, STORE_ALARM, 2);
  const two = new Testbench('datasheet');
  const saved = one.card.snapshot();
  two.memory.restore(one.memory.snapshot());
  two.card.restore(saved);
  two.host.schedule(saved.latches.txBurstUntil, FETCH_ALARM);
  two.host.schedule(saved.latches.rxBurstUntil, STORE_ALARM);
  two.host.schedule(saved.latches.txUntil, TRANSMIT_ALARM);
  for (const bench of [one, two]) {
    bench.settle();
    expect(bench.sent()).toEqual([FRAME]);
  }
  expect(two.card.snapshot()).toEqual(one.card.snapshot());
  expect(two.memory.bytes).toEqual(one.memory.bytes);
});
