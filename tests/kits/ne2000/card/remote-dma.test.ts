import {describe, expect, test} from 'vitest';
import {hashPlain} from '../../../../src/base/hash.ts';
import {nextBelow, nextWord, seeded} from '../../../../src/base/random.ts';
import {START, Testbench} from './testbench.ts';

const READ = 0x0a;
const WRITE = 0x12;
const WORDS = 'DCR=49';
const BYTES = 'DCR=48';

/** A started card whose packet memory counts up. */
function filled(profile: 'qemu' | 'datasheet', width: string): Testbench {
  const bench = new Testbench(profile).out(START).out(width);
  const memory = bench.card.memory();
  for (let i = 0; i < memory.length; i++) memory[i] = (i ^ (i >> 8)) & 0xff;
  return bench;
}

describe('the data port on the chip', () => {
  test('words move low byte first and step address and count by two', () => {
    const bench = new Testbench('datasheet').out(START).remote(WRITE, 0x4000, 4);
    bench.card.write(0x10, 2, 0x1234);
    expect(Array.from(bench.card.memory().subarray(0, 2))).toEqual([0x34, 0x12]);
    expect([bench.card.remoteAddress, bench.card.remoteLeft, bench.in('ISR')]).toEqual([0x4002, 2, 0]);
    bench.card.write(0x10, 2, 0x5678);
    expect([bench.card.remoteLive, bench.in('ISR')]).toEqual([null, 0x40]);
  });

  test('a byte read in word mode uses up a word and gives its low byte', () => {
    const bench = filled('datasheet', WORDS).remote(READ, 0x4004, 8);
    expect([bench.card.read(0x10, 1), bench.card.remoteAddress]).toEqual([4, 0x4006]);
  });

  test('an odd address in word mode moves the pair at the even one', () => {
    const bench = filled('datasheet', WORDS).remote(READ, 0x4005, 8);
    expect([bench.card.read(0x10, 2), bench.card.remoteAddress]).toEqual([0x0504, 0x4006]);
  });

  test('an odd count in word mode ends at zero', () => {
    const bench = filled('datasheet', WORDS).remote(READ, 0x4000, 3);
    bench.card.read(0x10, 2);
    bench.card.read(0x10, 2);
    expect([bench.card.remoteLeft, bench.in('ISR')]).toEqual([0, 0x40]);
  });

  test.each([0x10, 0x12, 0x16])('port %i is a data port like the others', (offset) => {
    const bench = filled('datasheet', WORDS).remote(READ, 0x4004, 8);
    expect(bench.card.read(offset, 2)).toBe(0x0504);
  });

  test('a dword access is two words', () => {
    const bench = filled('datasheet', WORDS).remote(READ, 0x4004, 8);
    expect([bench.card.read(0x10, 4), bench.card.remoteLeft]).toEqual([0x07060504, 4]);
  });

  test('outside a live command it reads all ones, drops writes and counts them', () => {
    const bench = filled('datasheet', WORDS).remote(READ, 0x4000, 2);
    bench.card.write(0x10, 2, 0xbeef);
    expect(bench.card.remoteLeft).toBe(2);
    bench.card.read(0x10, 2);
    expect([bench.card.read(0x10, 2), bench.card.read(0x10, 1), bench.card.diagnostics.portWithoutCommand]).toEqual([
      0xffff, 0xff, 3,
    ]);
  });

  test('there is no remote DMA in the stop state', () => {
    const bench = filled('datasheet', WORDS).out('CR=21').remote(0x09, 0x4000, 2);
    expect([bench.card.remoteLive, bench.card.read(0x10, 2)]).toEqual([null, 0xffff]);
  });

  test('a command with a count of zero completes at once', () => {
    const bench = new Testbench('datasheet').out(START).remote(WRITE, 0x4000, 0);
    expect([bench.in('ISR'), bench.card.remoteLive]).toEqual([0x40, null]);
  });

  test('a transfer over the ring’s end goes on at its start', () => {
    const bench = filled('datasheet', WORDS).remote(READ, 0x7ffe, 4);
    bench.card.read(0x10, 2);
    expect(bench.card.remoteAddress).toBe(0x4600);
  });

  test('the upper half of the address space is the lower again, and the PROM repeats below 4000', () => {
    const bench = filled('datasheet', BYTES);
    const at = (address: number): number => bench.remote(READ, address, 1).card.read(0x10, 1);
    expect([at(0x4123), at(0xc123), at(0x0000), at(0x0020), at(0x3fe0), at(0x8000)]).toEqual([
      0x22, 0x22, 0x52, 0x52, 0x52, 0x52,
    ]);
  });

  test('the PROM cannot be written', () => {
    const bench = new Testbench('datasheet').out(START).remote(WRITE, 0, 2);
    bench.card.write(0x10, 2, 0xffff);
    expect(bench.card.promBytes[0]).toBe(0x52);
  });
});

describe('send packet', () => {
  test('reads header and data of the frame at BNRY, not its FCS, and moves BNRY to the next page', () => {
    const bench = new Testbench('datasheet').out(START).out('DCR=59 BNRY=47');
    const frame = Uint8Array.from({length: 64}, (_, i) => (i < 6 ? 0xff : i));
    bench.out('BNRY=46');
    expect(bench.card.receive(frame)).toBe('stored');
    bench.out('BNRY=47 RBCR1=0f RBCR0=00 CR=1a');
    expect([bench.card.remoteLive, bench.card.remoteLeft]).toEqual(['read', 68]);
    const read = new Uint8Array(68);
    bench.card.readBurst(0x10, 2, 34, read, 0);
    expect(Array.from(read.subarray(0, 4))).toEqual([0x21, 0x48, 68, 0]);
    expect(read.subarray(4)).toEqual(frame);
    expect([bench.card.peek('BNRY'), bench.in('ISR') & 0x40]).toEqual([0x48, 0x40]);
  });

  test.each([
    ['DCR.ARM is clear', 'DCR=49 RBCR1=0f'],
    ['RBCR1 is not 0F', 'DCR=59 RBCR1=0e'],
  ])('is not executed when %s', (_, program) => {
    const bench = new Testbench('datasheet').out(START).out(`${program} CR=1a`);
    expect(bench.card.remoteLive).toBe(null);
  });
});

describe('the data port in QEMU', () => {
  test('moves bytes whatever the command, and reads on when the count is used up', () => {
    const bench = filled('qemu', BYTES).out('CR=21 RSAR0=05 RSAR1=40 RBCR0=01 RBCR1=00');
    expect([bench.card.read(0x10, 1), bench.card.read(0x10, 1), bench.card.remoteAddress]).toEqual([5, 6, 0x4007]);
  });

  test('the address counts past FFFF inside', () => {
    const bench = filled('qemu', BYTES).remote(READ, 0xffff, 4);
    bench.card.read(0x10, 1);
    expect([bench.in('CRDA0'), bench.card.read(0x10, 1)]).toEqual([0, 0xff]);
  });
});

describe('bursts', () => {
  test.each([
    'qemu',
    'datasheet',
  ] as const)('a burst is exactly so many single accesses (%s, 1 000 random sequences)', (profile) => {
    const random = seeded(2009);
    for (let round = 0; round < 1000; round++) {
      const width = nextBelow(random, 3) === 0 ? BYTES : WORDS;
      const pair = [filled(profile, width), filled(profile, width)] as const;
      const isRead = nextBelow(random, 2) === 0;
      const base = [0x4000, 0x4000, 0x7ff0, 0xbff0, 0x0000, 0xfff0, 0x45f0][nextBelow(random, 7)] ?? 0;
      const address = base + nextBelow(random, 40);
      const bytes = nextBelow(random, 90);
      const size = [2, 2, 2, 1, 4][nextBelow(random, 5)] ?? 2;
      const count = nextBelow(random, 50);
      const offset = [0x10, 0x10, 0x10, 0x10, 0x12, 0x07][nextBelow(random, 6)] ?? 0x10;
      const outs = Uint8Array.from({length: 256}, () => nextWord(random) & 0xff);
      const ins = [new Uint8Array(256), new Uint8Array(256)] as const;
      for (const bench of pair) bench.remote(isRead ? READ : WRITE, address, bytes);
      const lead = nextBelow(random, 4);
      for (const {card} of pair) for (let i = 0; i < lead; i++) isRead ? card.read(0x10, 2) : card.write(0x10, 2, i);
      // What a read has fetched stays in its latch when the width changes.
      const widens = nextBelow(random, 4);
      if (widens < 2) for (const bench of pair) bench.out(`DCR=${['48', '49'][widens]}`);
      if (isRead) pair[0].card.readBurst(offset, size, count, ins[0], 3);
      else pair[0].card.writeBurst(offset, size, count, outs, 5);
      for (let i = 0; i < count; i++) {
        let value = 0;
        for (let b = 0; b < size; b++) value += (outs[5 + i * size + b] ?? 0) * 2 ** (8 * b);
        if (!isRead) pair[1].card.write(offset, size, value);
        else {
          const got = pair[1].card.read(offset, size);
          for (let b = 0; b < size; b++) ins[1][3 + i * size + b] = Math.floor(got / 2 ** (8 * b));
        }
      }
      for (const {card} of pair) for (let i = 0; i < lead; i++) isRead ? card.read(0x10, 2) : card.write(0x10, 2, i);
      const program = JSON.stringify({round, width, isRead, address, bytes, size, count, offset, lead});
      expect(hashPlain(ins[0]), program).toBe(hashPlain(ins[1]));
      expect(hashPlain(pair[0].card.snapshot()), program).toBe(hashPlain(pair[1].card.snapshot()));
    }
  });
});
