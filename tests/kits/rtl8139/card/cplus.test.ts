import {describe, expect, test} from 'vitest';
import {BOTH, DESCRIPTORS, frameTo, OWN, Testbench} from './testbench.ts';

const OWNED = 0x8000_0000;
const EOR = 0x4000_0000;
const FS = 0x2000_0000;
const LS = 0x1000_0000;
const BUFFER = 0x5_0000;
/** C+ mode both ways; descriptors to send at 40000, to receive at 41000. */
const CPLUS = 'CR=10 CPCR=3 TSAD0=40000 TSAD1=0 RDSARLO=41000 CR=0c RCR=0a IMR=e1ff';
const RECEIVE = DESCRIPTORS + 0x1000;

function cplus(profile: (typeof BOTH)[number]): Testbench {
  return new Testbench(profile).out(CPLUS);
}

describe.each(BOTH)('sending by descriptors (%s)', (profile) => {
  test('gathers a frame from first to last segment, and gives each back', () => {
    const bench = cplus(profile).put(BUFFER, frameTo(OWN, 100));
    bench.putDwords(DESCRIPTORS, OWNED | FS | 14, 0, BUFFER, 0, (OWNED | LS | EOR | 86) >>> 0, 0, BUFFER + 14, 0);
    bench.out('TPPOLL=40').settle();
    expect(bench.sent()).toEqual([frameTo(OWN, 100)]);
    expect([bench.dword(DESCRIPTORS), bench.dword(DESCRIPTORS + 16)]).toEqual([FS | 14, LS | EOR | 86]);
    expect(bench.in('ISR') & 4).toBe(4);
    expect(bench.card.sentFrom.length).toBe(0);
  });

  test('tells every piece of its DMA', () => {
    const bench = cplus(profile).putDwords(DESCRIPTORS, (OWNED | FS | LS | EOR | 60) >>> 0, 0, BUFFER, 0);
    expect(bench.out('TPPOLL=40').settle().moves()).toEqual(['r 40000+16', 'r 50000+60', 'w 40000+4', 'r 40000+16']);
  });

  test('does nothing while one of its switches is off', () => {
    for (const off of ['CR=08', 'CPCR=2']) {
      const bench = cplus(profile).putDwords(DESCRIPTORS, (OWNED | FS | LS | EOR | 60) >>> 0, 0, BUFFER, 0);
      expect(bench.out(`${off} TPPOLL=40`).settle().moves()).toEqual([]);
    }
  });

  test('puts a tag in behind the addresses', () => {
    const bench = cplus(profile).put(BUFFER, frameTo(OWN, 60));
    bench
      .putDwords(DESCRIPTORS, (OWNED | FS | LS | EOR | 60) >>> 0, 0x2_3412, BUFFER, 0)
      .out('TPPOLL=40')
      .settle();
    const [frame] = bench.sent();
    expect([frame?.length, [...(frame?.subarray(10, 18) ?? [])]]).toEqual([64, [10, 11, 0x81, 0, 0x12, 0x34, 12, 13]]);
  });

  test('ends after 64 descriptors that stay owned in a place that cannot be written', () => {
    const bench = cplus(profile);
    for (let i = 0; i < 64; i++) bench.putDwords(DESCRIPTORS + 16 * i, (OWNED | FS) >>> 0, 0, BUFFER, 0);
    bench.out('TPPOLL=40').settle();
    expect(bench.moves().filter((move) => move.endsWith('+16')).length).toBe(64);
  });
});

test('a descriptor that is not owned sets TDU on the chip alone', () => {
  expect(BOTH.map((profile) => cplus(profile).out('TPPOLL=40').in('ISR'))).toEqual([0, 0x80]);
});

test('on the chip frames of descriptors take their time, one after another', () => {
  const bench = cplus('datasheet');
  bench.putDwords(DESCRIPTORS, OWNED | FS | LS | 60, 0, BUFFER, 0, (OWNED | FS | LS | EOR | 61) >>> 0, 0, BUFFER, 0);
  bench.out('TPPOLL=40');
  expect([bench.card.isBusy, bench.card.isOnWire, bench.card.localMove]).toEqual([true, true, null]);
  bench.host.run(bench.card, 72 * 160);
  expect(bench.sent().map(({length}) => length)).toEqual([60]);
  expect(
    bench
      .settle()
      .sent()
      .map(({length}) => length),
  ).toEqual([61]);
});

test('a frame begun and not ended outlives a reset in QEMU alone', () => {
  const lengths = BOTH.map((profile) => {
    const bench = cplus(profile).putDwords(DESCRIPTORS, (OWNED | FS | EOR | 20) >>> 0, 0, BUFFER, 0);
    bench.out(`TPPOLL=40 ${CPLUS}`).putDwords(DESCRIPTORS, (OWNED | LS | EOR | 60) >>> 0, 0, BUFFER, 0);
    return bench.out('TPPOLL=40').settle().sent()[0]?.length;
  });
  expect(lengths).toEqual([80, 60]);
});

describe.each(BOTH)('receiving by descriptors (%s)', (profile) => {
  const FRAME = frameTo(OWN, 80);

  test('stores a frame and its FCS in the next buffer, and gives the descriptor back', () => {
    const bench = cplus(profile).putDwords(RECEIVE, (OWNED | EOR | 0x600) >>> 0, 0, BUFFER, 0);
    expect(bench.card.receive(FRAME)).toBe('stored');
    expect(bench.bytes(BUFFER, 80)).toEqual([...FRAME]);
    expect([bench.dword(RECEIVE), bench.in('ISR')]).toEqual([EOR | FS | LS | (1 << 25) | 84, 1]);
    expect(bench.moves()).toEqual(['r 41000+16', 'w 50000+80', 'w 50050+4', 'w 41000+4', 'w 41004+4']);
  });

  test('loses it where none is owned, or too short', () => {
    const bench = cplus(profile);
    expect(bench.card.receive(FRAME)).toBe('ring-full');
    bench.putDwords(RECEIVE, (OWNED | EOR | 83) >>> 0, 0, BUFFER, 0);
    expect([bench.card.receive(FRAME), bench.in('MPC'), bench.in('ISR')]).toEqual(['ring-full', 2, 0x10]);
  });

  test('takes a tag off where it is told to', () => {
    const bench = cplus(profile)
      .out('CPCR=43')
      .putDwords(RECEIVE, (OWNED | EOR | 0x600) >>> 0, 0, BUFFER, 0);
    const tagged = frameTo(OWN, 84);
    tagged.set([0x81, 0x00, 0x12, 0x34], 12);
    bench.card.receive(tagged);
    expect([bench.dword(RECEIVE) & 0x1fff, bench.dword(RECEIVE + 4)]).toEqual([84, 0x1_3412]);
    expect(bench.bytes(BUFFER + 10, 4)).toEqual([10, 11, 16, 17]);
  });

  test('drops it without a ring', () => {
    expect(cplus(profile).out('RDSARLO=0').card.receive(FRAME)).toBe('stopped');
  });
});

test('without EOR a ring to receive has no end in QEMU, and 64 descriptors on the chip', () => {
  const ends = BOTH.map((profile) => {
    const bench = cplus(profile);
    for (let i = 0; i < 65; i++) {
      bench.putDwords(RECEIVE + 16 * (i % 64), (OWNED | 0x600) >>> 0, 0, BUFFER, 0);
      bench.card.receive(frameTo(OWN));
    }
    return bench.in('MPC');
  });
  expect(ends).toEqual([1, 0]);
});

describe('C+ mode', () => {
  test('is entered by any write to CPCR in QEMU, and while CPCR enables something on the chip', () => {
    const sent = BOTH.map(
      (profile) => new Testbench(profile).out('CR=0c CPCR=0').send(0, frameTo(OWN)).settle().sent().length,
    );
    expect(sent).toEqual([0, 1]);
  });

  test('has TSD0 dump the counters', () => {
    for (const profile of BOTH) {
      const bench = cplus(profile).putDwords(RECEIVE, (OWNED | EOR | 0x600) >>> 0, 0, BUFFER, 0);
      bench.card.receive(frameTo(OWN));
      bench.card.receive(frameTo('02:00:00:00:00:09'));
      bench.moves();
      bench.out('TSD1=0 TSD0=60008');
      expect([bench.in('TSD0'), bench.moves()]).toEqual([0x6_0000, ['w 60000+64']]);
      expect([bench.dword(0x6_0008), bench.dword(0x6_0018), bench.dword(0x6_0028)]).toEqual([1, 1, 1]);
    }
  });
});
