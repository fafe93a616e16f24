// Remote reads are fetched ahead: the chip fills the board's latch before the host asks. [DP8390D, Remote Read Timing, p. 36]
import {describe, expect, test} from 'vitest';
import {frameTo, OWN, START, Testbench} from './testbench.ts';

const READ = 0x0a;
const WRITE = 0x12;
const BYTES = 'DCR=48';
const WORDS = 'DCR=49';

/** A started card whose packet memory counts up, 0 at 4000. */
function filled(width: string, profile: 'qemu' | 'datasheet' = 'datasheet'): Testbench {
  const bench = new Testbench(profile).out(START).out(width);
  const memory = bench.card.memory();
  for (let i = 0; i < memory.length; i++) memory[i] = i & 0xff;
  return bench;
}

const crda = (bench: Testbench): number => bench.in('CRDA0') | (bench.in('CRDA1') << 8);

describe('CRDA after the command and after each read of the port', () => {
  test.each([
    ['bytes', BYTES, 1, 0x4000, 3, [0x4001, 0x4002, 0x4003, 0x4003], [0, 1, 2]],
    ['words', WORDS, 2, 0x4000, 6, [0x4002, 0x4004, 0x4006, 0x4006], [0x0100, 0x0302, 0x0504]],
    ['words of an odd count', WORDS, 2, 0x4000, 3, [0x4002, 0x4004, 0x4004], [0x0100, 0x0302]],
    ['words from an odd address', WORDS, 2, 0x4005, 4, [0x4006, 0x4008, 0x4008], [0x0504, 0x0706]],
    ['one byte', BYTES, 1, 0x4000, 1, [0x4001, 0x4001], [0]],
    ['one word of a count of one', WORDS, 2, 0x4000, 1, [0x4002, 0x4002], [0x0100]],
    ['bytes over the ring’s end', BYTES, 1, 0x7ffe, 3, [0x7fff, 0x4600, 0x4601, 0x4601], [0xfe, 0xff, 0]],
    ['words over the ring’s end', WORDS, 2, 0x7ffc, 6, [0x7ffe, 0x4600, 0x4602, 0x4602], [0xfdfc, 0xfffe, 0x0100]],
    ['words over the end of the addresses', WORDS, 2, 0xfffe, 4, [0x0000, 0x0002, 0x0002], [0xfffe, 0x5252]],
    ['bytes of words read singly', WORDS, 1, 0x4000, 4, [0x4002, 0x4004, 0x4004], [0, 2]],
  ] as const)('%s', (_, width, size, address, count, addresses, values) => {
    const bench = filled(width).remote(READ, address, count);
    const stands = [crda(bench)];
    const read: number[] = [];
    for (const _value of values) {
      expect(bench.in('ISR') & 0x40).toBe(0);
      read.push(bench.card.read(0x10, size));
      stands.push(crda(bench));
    }
    expect([stands, read]).toEqual([addresses, values]);
    // The last word was fetched long ago: RDC is for the host that has taken it.
    expect([bench.in('ISR'), bench.card.remoteLive, bench.card.diagnostics.portWithoutCommand]).toEqual([
      0x40,
      null,
      0,
    ]);
  });

  test('in QEMU it is exact', () => {
    const bench = filled(WORDS, 'qemu').remote(READ, 0x4000, 4);
    expect([crda(bench), bench.card.read(0x10, 2), crda(bench)]).toEqual([0x4000, 0x0100, 0x4002]);
  });

  test('of a write it leads by nothing', () => {
    const bench = filled(WORDS).remote(WRITE, 0x4000, 4);
    expect(crda(bench)).toBe(0x4000);
    bench.card.write(0x10, 2, 0);
    expect(crda(bench)).toBe(0x4002);
  });
});

describe('the truth beside it', () => {
  test('is what has passed the port: address and bytes left trail CRDA by the word in the latch', () => {
    const bench = filled(WORDS).remote(READ, 0x4000, 5);
    const seen = [[bench.card.remoteAddress, bench.card.remoteLeft]];
    while (bench.card.remoteLive !== null) {
      bench.card.read(0x10, 2);
      seen.push([bench.card.remoteAddress, bench.card.remoteLeft]);
    }
    expect(seen).toEqual([
      [0x4000, 5],
      [0x4002, 3],
      [0x4004, 1],
      [0x4006, 0],
    ]);
  });
});

describe('what was fetched', () => {
  test('is what memory held then: a frame stored meanwhile shows from the next word on', () => {
    const bench = filled(WORDS).remote(READ, 0x4704, 6);
    bench.card.receive(frameTo(OWN));
    expect([bench.card.read(0x10, 2), bench.card.read(0x10, 2)]).toEqual([0x0504, 0x1200]);
  });

  test('is so after a run of words too, and in a snapshot', () => {
    for (const isBurst of [true, false]) {
      const bench = filled(WORDS).remote(READ, 0x4700, 40);
      if (isBurst) bench.card.readBurst(0x10, 2, 4, new Uint8Array(8), 0);
      else for (let i = 0; i < 4; i++) bench.card.read(0x10, 2);
      const saved = bench.card.snapshot();
      bench.card.receive(frameTo(OWN));
      expect([bench.card.read(0x10, 2), bench.card.read(0x10, 2)]).toEqual([0x0908, 0x0706]);
      bench.card.restore(saved);
      expect([bench.card.read(0x10, 2), bench.card.read(0x10, 2)]).toEqual([0x0908, 0x0b0a]);
    }
  });
});

test.each([
  ['words', '49', 'bytes', '48', [0x00, 0x02, 0x03, 0x04], 7],
  ['bytes', '48', 'words', '49', [0x01, 0x02, 0x04, 0x06], 5],
] as const)('an odd byte fetched with %s and taken as %s: one by one and by rep, the same bytes, the same count', (...row) => {
  const [, before, , after, bytes, left] = row;
  for (const isRep of [true, false]) {
    const bench = filled(WORDS).out(`CR=22 DCR=${before}`).remote(READ, 0x4701, 12).out(`DCR=${after}`);
    const read = new Uint8Array(bytes.length);
    if (isRep) bench.card.readBurst(0x10, 1, read.length, read, 0);
    else for (let i = 0; i < read.length; i++) read[i] = bench.card.read(0x10, 1);
    expect([[...read], bench.card.remoteLeft]).toEqual([bytes, left]);
  }
});

describe('the next command', () => {
  test('an abort leaves CRDA and the count behind what was fetched, which is lost', () => {
    const bench = filled(WORDS).remote(READ, 0x4000, 8);
    bench.card.read(0x10, 2);
    bench.out('CR=22');
    expect([crda(bench), bench.card.remoteLeft, bench.in('ISR') & 0x40, bench.card.read(0x10, 2)]).toEqual([
      0x4004, 4, 0, 0xffff,
    ]);
    bench.out('CR=0a');
    expect([bench.card.read(0x10, 2), bench.card.read(0x10, 2), bench.in('ISR') & 0x40]).toEqual([
      0x0504, 0x0706, 0x40,
    ]);
  });

  test.each([
    ['a stop', 'CR=21 CR=22'],
    ['a reset', 'reset CR=22'],
  ])('%s does the same', (_, program) => {
    const bench = filled(WORDS).remote(READ, 0x4000, 8);
    for (const word of program.split(' ')) word === 'reset' ? bench.card.read(0x1f, 1) : bench.out(word);
    expect([crda(bench), bench.card.remoteLive, bench.card.read(0x10, 2)]).toEqual([0x4002, null, 0xffff]);
  });

  test('the same command again, as a page is selected with it, goes on with what was fetched', () => {
    const bench = filled(WORDS).remote(READ, 0x4000, 4).out('CR=4a CR=0a');
    expect([crda(bench), bench.card.read(0x10, 2), bench.card.read(0x10, 2), bench.in('ISR')]).toEqual([
      0x4002, 0x0100, 0x0302, 0x40,
    ]);
  });

  test('the same command again when the last word waits in the latch is not the end', () => {
    const bench = filled(WORDS).remote(READ, 0x4000, 2).out('CR=0a');
    expect([bench.in('ISR'), bench.card.read(0x10, 2), bench.in('ISR')]).toEqual([0, 0x0100, 0x40]);
  });

  test('the same command set up anew begins there, not with what was fetched', () => {
    const bench = filled(WORDS).remote(READ, 0x4000, 8).remote(READ, 0x4040, 2);
    expect([crda(bench), bench.card.read(0x10, 2), bench.in('ISR'), bench.card.remoteLive]).toEqual([
      0x4042,
      0x4140,
      0x40,
      null,
    ]);
  });

  test('without a command RSAR written anew counts from the next fetch on', () => {
    const bench = filled(WORDS).remote(READ, 0x4000, 8).out('RSAR0=40');
    expect([bench.card.read(0x10, 2), bench.card.read(0x10, 2)]).toEqual([0x0100, 0x4140]);
  });

  test('RBCR written 0 ends the read with what was fetched', () => {
    const bench = filled(WORDS).remote(READ, 0x4000, 8).out('RBCR0=00');
    expect([bench.card.remoteLeft, bench.card.read(0x10, 2), bench.in('ISR'), bench.card.remoteLive]).toEqual([
      2,
      0x0100,
      0x40,
      null,
    ]);
  });

  test('a write goes on from where the read has come to, as National’s dummy read asks', () => {
    const bench = filled(BYTES).remote(READ, 0x40ff, 3).out('CR=12');
    expect([crda(bench), bench.card.remoteLive, bench.card.remoteLeft]).toEqual([0x4100, 'write', 2]);
    bench.card.write(0x10, 1, 0xaa);
    bench.card.write(0x10, 1, 0xbb);
    expect([Array.from(bench.card.memory().subarray(0xff, 0x103)), bench.in('ISR')]).toEqual([
      [0xff, 0xaa, 0xbb, 0x02],
      0x40,
    ]);
  });

  test('a write after a dummy read of all the count has nothing left, and completes at once', () => {
    const bench = filled(BYTES).remote(READ, 0x4000, 1).out('CR=12');
    expect([bench.in('ISR'), bench.card.remoteLive]).toEqual([0x40, null]);
  });

  test('send packet fetches the header’s first word, and moves BNRY when the last is taken', () => {
    const bench = new Testbench('datasheet').out(START);
    bench.card.receive(frameTo(OWN));
    bench.out('DCR=59 BNRY=47 RBCR1=0f RBCR0=00 CR=1a');
    expect(crda(bench)).toBe(0x4702);
    for (let i = 0; i < 31; i++) bench.card.read(0x10, 2);
    expect([crda(bench), bench.in('BNRY')]).toEqual([0x4740, 0x47]);
    bench.card.read(0x10, 2);
    expect([bench.in('BNRY'), bench.in('ISR') & 0x40]).toEqual([0x48, 0x40]);
  });
});

describe('CR.RD2, a choice of ours where the data sheet is silent,', () => {
  test.each([
    ['a read', READ, 2, 0x2a],
    ['a write', WRITE, 2, 0x32],
    ['a read of nothing', READ, 0, 0x2a],
    ['a write of nothing', WRITE, 0, 0x32],
  ])('reads 1 once %s is complete', (_, command, count, after) => {
    const bench = filled(WORDS).remote(command, 0x4000, count);
    if (count > 0) {
      expect(bench.in('CR')).toBe(command);
      if (command === READ) bench.card.read(0x10, 2);
      else bench.card.write(0x10, 2, 0);
    }
    expect(bench.in('CR')).toBe(after);
  });

  test('reads 0 while the last word waits to be taken, be the count used up', () => {
    const bench = filled(WORDS).remote(READ, 0x4000, 2);
    expect([bench.card.peek('RBCR'), bench.in('CR')]).toEqual([0, READ]);
  });

  test('reads as written in QEMU', () => {
    const bench = filled(WORDS, 'qemu').remote(READ, 0x4000, 2);
    bench.card.read(0x10, 2);
    expect(bench.in('CR')).toBe(READ);
  });
});
