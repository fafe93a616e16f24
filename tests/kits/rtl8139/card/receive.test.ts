import {describe, expect, test} from 'vitest';
import {crcRegister} from '../../../../src/base/crc32.ts';
import {BOTH, BROADCAST, frameTo, OWN, RING, START, Testbench} from './testbench.ts';

const FRAME = frameTo(OWN, 64);

/** A frame as the ring has it. */
function stored(status: number, frame: Uint8Array): number[] {
  const length = frame.length + 4;
  const fcs = ~crcRegister(frame, frame.length);
  return [
    status & 0xff,
    status >> 8,
    length & 0xff,
    length >> 8,
    ...frame,
    ...[0, 8, 16, 24].map((by) => (fcs >>> by) & 0xff),
  ];
}

/** A card whose ring has been filled and drained up to `at`, a multiple of 128, by frames of 120 bytes. */
function drainedTo(bench: Testbench, at: number): Testbench {
  for (let to = 128; to <= at; to += 128) {
    const capr = ((to - 16) & 0xffff).toString(16);
    expect(bench.receive(frameTo(OWN, 120))).toBe('stored');
    bench.out(`CAPR=${capr}`);
  }
  return bench;
}

describe.each(BOTH)('a frame for this station (%s)', (profile) => {
  test('is stored with its header and FCS, and CBR moves on', () => {
    const bench = new Testbench(profile).out(`${START} RCR=70a`);
    expect(bench.receive(FRAME)).toBe('stored');
    expect(bench.bytes(RING, 72)).toEqual(stored(0x4001, FRAME));
    expect([bench.in('CBR'), bench.in('ISR'), bench.in('CR') & 1]).toEqual([72, 1, 0]);
    const inPieces = ['w 20000+4', 'w 20004+64', 'w 20044+4'];
    expect(bench.moves()).toEqual(profile === 'qemu' ? inPieces : ['w 20004+68', 'w 20000+4']);
  });

  test('waits until CAPR takes it', () => {
    const bench = new Testbench(profile).out(START);
    bench.receive(FRAME);
    bench.receive(frameTo(BROADCAST, 61));
    expect(bench.card.undrainedFrames()).toBe(2);
    expect(bench.out('CAPR=38').card.undrainedFrames()).toBe(1);
    expect(bench.out('CAPR=80').in('CR') & 1).toBe(1);
    expect(bench.card.undrainedFrames()).toBe(0);
  });

  test.each([
    ['RCR=0', 'filtered'],
    ['CR=04', 'stopped'],
    ['HLTCLK=48', 'stopped'],
    ['HLTCLK=48 HLTCLK=52', 'stored'],
    ['IDR5=57', 'filtered'],
  ])('after %s is %s', (program, outcome) => {
    expect(new Testbench(profile).out(START).out(program).receive(FRAME)).toBe(outcome);
  });

  test('that comes to a ring with a driver that gave nonsense to CAPR is counted as none', () => {
    const bench = new Testbench(profile).out(START);
    bench.receive(FRAME);
    expect(bench.out('CAPR=1234').card.undrainedFrames()).toBe(0);
  });
});

describe.each(BOTH)('the filter (%s)', (profile) => {
  const GROUP = frameTo('01:00:5e:00:00:01');

  test('takes a group by its hash', () => {
    const bench = new Testbench(profile).out(`${START} RCR=04`);
    expect(bench.receive(GROUP)).toBe('filtered');
    for (let i = 0; i < 8; i++) bench.card.write(8 + i, 1, 0xff);
    expect(bench.receive(GROUP)).toBe('stored');
    expect(bench.dword(RING) & 0xffff).toBe(0x8001);
    const [hash = 0] = [...Array(64).keys()].filter((bit) => {
      const one = new Testbench(profile).out(`${START} RCR=04`);
      one.card.write(8 + (bit >> 3), 1, 1 << (bit & 7));
      return one.receive(GROUP) === 'stored';
    });
    expect(hash).toBe(31);
  });

  test('takes everything under RCR.AAP', () => {
    const bench = new Testbench(profile).out(`${START} RCR=01`);
    expect(bench.receive(frameTo('02:00:00:00:00:01'))).toBe('stored');
    bench.receive(frameTo(BROADCAST));
    expect([bench.dword(RING) & 0xffff, bench.dword(RING + 68) & 0xffff]).toEqual([1, profile === 'qemu' ? 1 : 0x2001]);
  });
});

describe('a short frame', () => {
  test('is padded and taken by QEMU', () => {
    const bench = new Testbench('qemu').out(START);
    expect(bench.receive(frameTo(OWN, 20))).toBe('stored');
    expect(bench.dword(RING)).toBe(0x0040_4001);
  });

  test('is a runt to the chip, which RCR.AR takes as it is', () => {
    const bench = new Testbench('datasheet').out(START);
    expect(bench.receive(frameTo(OWN, 20))).toBe('runt');
    expect(bench.out('RCR=1a').receive(frameTo(OWN, 20))).toBe('stored');
    expect(bench.dword(RING)).toBe(0x0018_4011);
  });
});

test('a frame above 4 KiB is LONG to the chip', () => {
  const [qemu, chip] = BOTH.map((profile) => {
    const bench = new Testbench(profile).out(START);
    bench.receive(frameTo(OWN, 5000));
    return bench.dword(RING) & 0xffff;
  });
  expect([qemu, chip]).toEqual([0x4001, 0x4009]);
});

describe.each(BOTH)('at the ring’s end (%s)', (profile) => {
  test('a frame is split', () => {
    const bench = drainedTo(new Testbench(profile).out(`${START} RCR=1a`), 8192 - 128);
    expect(bench.receive(frameTo(OWN, 200))).toBe('stored');
    const all = stored(0x4001, frameTo(OWN, 200));
    expect([...bench.bytes(RING + 8064, 128), ...bench.bytes(RING, 80)]).toEqual(all);
    expect(bench.in('CBR')).toBe(80);
  });

  test('it runs on under RCR.WRAP', () => {
    const bench = drainedTo(new Testbench(profile).out(`${START} RCR=9a`), 8192 - 128);
    bench.receive(frameTo(OWN, 200));
    expect(bench.bytes(RING + 8064, 208)).toEqual(stored(0x4001, frameTo(OWN, 200)));
    expect(bench.in('CBR')).toBe(80);
  });
});

describe('a ring without room', () => {
  /** Filled with frames of 1500 bytes until the next does not fit. */
  function full(bench: Testbench): Testbench {
    bench.out(START);
    for (let i = 0; i < 5; i++) expect(bench.receive(frameTo(OWN, 1500))).toBe('stored');
    return bench;
  }

  test('loses the frame on the chip', () => {
    const bench = full(new Testbench('datasheet'));
    expect(bench.receive(frameTo(OWN, 1500))).toBe('ring-full');
    expect([bench.in('MPC'), bench.in('ISR') & 0x10, bench.card.undrainedFrames()]).toEqual([1, 0x10, 5]);
    expect(bench.out('CAPR=5d4').card.undrainedFrames()).toBe(4);
  });

  test('has QEMU hold the frame until CAPR makes room', () => {
    const bench = full(new Testbench('qemu'));
    expect(bench.receive(frameTo(OWN, 1500))).toBe('held');
    expect([bench.in('MPC'), bench.receive(FRAME)]).toEqual([1, 'ring-full']);
    expect(bench.out('CAPR=10').in('MPC')).toBe(2);
    expect(bench.out('CAPR=5d4').card.undrainedFrames()).toBe(5);
    expect(bench.receive(frameTo(OWN, 100))).toBe('stored');
  });

  test('has it hold the frame untried where RXOVW is masked and room is short', () => {
    const bench = full(new Testbench('qemu')).out('IMR=1');
    expect([bench.receive(frameTo(OWN, 60)), bench.in('MPC')]).toEqual(['held', 0]);
  });

  test('drops a held frame when CAPR is written with the receiver off', () => {
    const bench = full(new Testbench('qemu'));
    bench.receive(frameTo(OWN, 1500));
    expect(bench.out('CR=04 CAPR=5d4 CR=0c').card.undrainedFrames()).toBe(4);
  });

  test('no frame is longer than the ring on the chip', () => {
    const bench = new Testbench('datasheet').out(START);
    expect(bench.receive(frameTo(OWN, 9000))).toBe('ring-full');
  });
});

describe('RCR', () => {
  test('empties the ring in QEMU alone', () => {
    const left = BOTH.map((profile) => {
      const bench = new Testbench(profile).out(START);
      bench.receive(FRAME);
      return bench.out('RCR=0a').in('CBR');
    });
    expect(left).toEqual([0, 72]);
  });

  test('says how long the ring is; CAPR reads back modulo that in QEMU', () => {
    expect(BOTH.map((profile) => new Testbench(profile).out('RCR=0800 CAPR=7000').in('CAPR'))).toEqual([
      0x3000, 0x7000,
    ]);
  });
});

describe.each(BOTH)('where it can store (%s)', (profile) => {
  test('is the ring and what runs past it', () => {
    const {card} = new Testbench(profile).out(START);
    const within = (start: number, end: number): boolean => card.receivesWithin({start, end});
    expect([within(RING, RING + 8192), within(RING, RING + 8191), within(RING + 1, RING + 9000)]).toEqual([
      true,
      false,
      false,
    ]);
    card.write(0x44, 4, 0x8a);
    expect([within(RING, RING + 8192), within(RING, RING + 8192 + 1796)]).toEqual([false, true]);
  });

  test('is nowhere while the receiver is off, and anywhere by descriptors', () => {
    const bench = new Testbench(profile);
    expect(bench.card.receivesWithin({start: 0, end: 0})).toBe(true);
    expect(bench.out(`${START} CPCR=2`).card.receivesWithin({start: 0, end: 1})).toBe(true);
    expect(bench.out('RDSARLO=40000').card.receivesWithin({start: 0, end: 0x10_0000})).toBe(false);
  });
});

test('a ring at the end of all addresses begins each piece at the beginning', () => {
  const bench = new Testbench('qemu').out('CR=0c RCR=01 RBSTART=ffffffe0');
  expect(bench.receive(FRAME)).toBe('stored');
  // Header and data run on where nothing is; the FCS begins 68 bytes on.
  expect(bench.moves()).toEqual(['w 24+4']);
  expect(bench.memory.bytes.subarray(0x28).every((byte) => byte === 0)).toBe(true);
});
