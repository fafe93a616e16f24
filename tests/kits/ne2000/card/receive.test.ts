import {describe, expect, test} from 'vitest';
import {BROADCAST, frameTo, OWN, START, Testbench} from './testbench.ts';

function ring(bench: Testbench, page: number, bytes: number): number[] {
  const at = (page - 0x40) * 256;
  return Array.from(bench.card.memory().subarray(at, at + bytes));
}

describe('a stored frame', () => {
  test('has a header of status, next page and count with FCS, then data, then FCS', () => {
    const bench = new Testbench('datasheet').out(START);
    expect(bench.card.receive(frameTo(OWN, 60))).toBe('stored');
    expect(ring(bench, 0x47, 4)).toEqual([0x01, 0x48, 64, 0]);
    expect(ring(bench, 0x47, 64).slice(4)).toEqual(Array.from(frameTo(OWN, 60)));
    expect([bench.card.peek('CURR'), bench.in('ISR'), bench.in('RSR')]).toEqual([0x48, 0x01, 0x01]);
  });

  test('ends in the CRC-32 of its bytes, low byte first', () => {
    const bench = new Testbench('datasheet').out(START).out('RCR=14');
    // Sixty zero bytes, whose CRC-32 is 04128908, pass as a physical address under RCR.PRO.
    bench.card.receive(new Uint8Array(60));
    expect(ring(bench, 0x47, 68).slice(64)).toEqual([0x08, 0x89, 0x12, 0x04]);
  });

  test('that is a group’s has RSR.PHY in its header', () => {
    const bench = new Testbench('datasheet').out(START);
    bench.card.receive(frameTo(BROADCAST));
    expect(ring(bench, 0x47, 1)).toEqual([0x21]);
  });

  test.each([
    [244, 0x48],
    [248, 0x48],
    [249, 0x49],
    [504, 0x49],
    [1514, 0x4d],
  ])('of %i bytes ends so that the next starts at page %i: an exact fit takes no extra page', (length, next) => {
    const bench = new Testbench('datasheet').out(START);
    bench.card.receive(frameTo(OWN, length));
    expect(bench.card.peek('CURR')).toBe(next);
  });

  test('that reaches PSTOP goes on at PSTART', () => {
    const bench = new Testbench('datasheet').out(START).out('BNRY=60 CR=61 CURR=7f CR=22');
    expect(bench.card.receive(frameTo(OWN, 300))).toBe('stored');
    expect(ring(bench, 0x7f, 4)).toEqual([0x01, 0x47, 48, 1]);
    expect(ring(bench, 0x46, 2)).toEqual([252 & 0xff, 253 & 0xff]);
  });

  test('in QEMU has its FCS counted and not written, and short ones are padded to 60', () => {
    const bench = new Testbench('qemu').out(START);
    expect(bench.card.receive(frameTo(OWN, 20))).toBe('stored');
    expect(ring(bench, 0x47, 4)).toEqual([0x01, 0x48, 64, 0]);
    expect(ring(bench, 0x47, 68).slice(24)).toEqual(new Array(44).fill(0));
  });
});

describe('runts', () => {
  test('are refused, with what was written past CURR left as it is', () => {
    const bench = new Testbench('datasheet').out(START);
    expect(bench.card.receive(frameTo(OWN, 59))).toBe('runt');
    expect([bench.card.peek('CURR'), bench.in('ISR'), ring(bench, 0x47, 6)]).toEqual([
      0x47,
      0,
      [0, 0, 0, 0, 0x52, 0x54],
    ]);
  });

  test('are taken with RCR.AR, from eight bytes on', () => {
    const bench = new Testbench('datasheet').out(START).out('RCR=06');
    expect([
      bench.card.receive(frameTo(OWN, 59)),
      bench.card.receive(frameTo(OWN, 4)),
      bench.card.receive(frameTo(OWN, 3)),
    ]).toEqual(['stored', 'filtered', 'filtered']);
    expect(bench.card.receive(frameTo(OWN, 6))).toBe('stored');
  });
});

describe('a receiver that is off', () => {
  test.each([
    ['in the reset state', 'CR=21'],
    ['in loopback, which keeps wire frames out of the ring', 'TCR=02'],
  ])('%s takes nothing and counts nothing', (_, program) => {
    const bench = new Testbench('datasheet').out(START).out(program);
    expect([bench.card.receive(frameTo(OWN)), bench.card.peek('CNTR2')]).toEqual(['stopped', 0]);
  });

  test('in monitor mode counts each recognised frame as missed', () => {
    const bench = new Testbench('datasheet').out(START).out('RCR=24');
    expect([bench.card.receive(frameTo(OWN)), bench.card.receive(frameTo('52:54:00:00:00:01'))]).toEqual([
      'monitored',
      'filtered',
    ]);
    expect([bench.card.peek('CNTR2'), bench.in('RSR'), bench.in('ISR'), bench.card.peek('CURR')]).toEqual([
      1, 0x50, 0x04, 0x47,
    ]);
  });
});

describe('ring overflow', () => {
  /** Fills the ring with 1514-byte frames until one is lost. */
  function overflown(): Testbench {
    const bench = new Testbench('datasheet').out(START);
    for (let i = 0; i < 9; i++) expect(bench.card.receive(frameTo(OWN, 1514))).toBe('stored');
    expect(bench.card.receive(frameTo(OWN, 1514))).toBe('ring-full');
    return bench;
  }

  test('keeps CURR, sets OVW, RXE and RST, RSR.MPA, and counts in CNTR2', () => {
    const bench = overflown();
    expect([bench.card.peek('CURR'), bench.in('ISR'), bench.in('RSR'), bench.card.peek('CNTR2')]).toEqual([
      0x7d, 0x95, 0x10, 1,
    ]);
  });

  test('scribbles on the free pages before BNRY and on none of the unread ones', () => {
    const bench = new Testbench('datasheet').out(START);
    for (let i = 0; i < 9; i++) bench.card.receive(frameTo(OWN, 1514));
    const before = bench.card.memory().slice();
    bench.card.receive(frameTo(BROADCAST, 1514));
    const changed = Array.from(bench.card.memory(), (byte, i) => (byte === before[i] ? -1 : 0x40 + (i >> 8))).filter(
      (page) => page >= 0,
    );
    expect([...new Set(changed)]).toEqual([0x7d, 0x7e, 0x7f]);
  });

  test('leaves the receiver off even when BNRY moves on', () => {
    const bench = overflown().out('ISR=ff BNRY=60');
    expect([bench.card.receive(frameTo(OWN)), bench.card.peek('CNTR2')]).toEqual(['ring-full', 2]);
  });

  test('ISR.RST of an overflow falls when packets are taken out', () => {
    const bench = overflown().out('BNRY=60');
    expect(bench.in('ISR') & 0x80).toBe(0);
  });

  test('is over after the routine: stop, loopback, start, take packets out, clear OVW, normal', () => {
    const bench = overflown().out('CR=21 RBCR0=00 RBCR1=00 TCR=02 CR=22 BNRY=60 ISR=10 TCR=00');
    expect([bench.card.receive(frameTo(OWN)), bench.in('ISR') & 0x90]).toEqual(['stored', 0]);
  });

  test('a ring that a frame filled exactly is full although CURR equals BNRY', () => {
    const bench = new Testbench('datasheet').out(START).out('CR=61 CURR=46 CR=22 BNRY=46');
    const pages = 0x80 - 0x46;
    for (let i = 0; i < pages; i++) expect(bench.card.receive(frameTo(OWN))).toBe('stored');
    expect([bench.card.peek('CURR'), bench.card.undrainedFrames()]).toEqual([0x46, pages]);
    expect(bench.card.receive(frameTo(OWN))).toBe('ring-full');
  });

  test('in QEMU leaves no trace', () => {
    const bench = new Testbench('qemu').out(START);
    const outcomes = Array.from({length: 12}, () => bench.card.receive(frameTo(OWN, 1514)));
    expect([outcomes.at(-1), bench.in('ISR'), bench.card.peek('CNTR2')]).toEqual(['ring-full', 0x01, 0]);
  });
});

describe('undrained frames', () => {
  test('are counted along the chain of headers from the page after BNRY', () => {
    const bench = new Testbench('datasheet').out(START);
    expect(bench.card.undrainedFrames()).toBe(0);
    for (const length of [60, 700, 1514]) bench.card.receive(frameTo(OWN, length));
    expect(bench.card.undrainedFrames()).toBe(3);
    bench.out('BNRY=47');
    expect(bench.card.undrainedFrames()).toBe(2);
  });

  test('are none where the chain does not lead to CURR', () => {
    const bench = new Testbench('datasheet').out(START).out('CR=61 CURR=60 CR=22');
    expect(bench.card.undrainedFrames()).toBe(0);
  });
});
