import {describe, expect, test} from 'vitest';
import {BOTH, Testbench} from './testbench.ts';

describe.each(BOTH)('at power-on (%s)', (profile) => {
  test.each([
    ['TSD0', 0x2000],
    ['CAPR', 0xfff0],
    ['TCR', 0x7480_0000],
    ['CONFIG1', 0x0c],
    ['CONFIG3', 0x01],
    ['MSR', 0xd0],
    ['HLTCLK', 1],
    ['BMCR', 0x1000],
    ['BMSR', 0x782d],
    ['ANAR', 0x05e1],
    ['TSADS', 0x000f],
    ['REVID', 0x20],
    ['CSCR', 0x0340],
    ['IDR5', 0x56],
    ['CR', profile === 'qemu' ? 0x11 : 0x01],
  ])('%s reads %i', (name, value) => {
    expect(new Testbench(profile).in(name)).toBe(value);
  });
});

test.each([
  ['RCR', 'ffffffff', 0x0f03_ffbf],
  ['IMR', 'ffff', 0xe1ff],
  ['MULINT', 'ffff', 0x0fff],
  ['CPCR', 'ffff', 0x007b],
  ['CONFIG5', 'ff', 0x7f],
  ['9346CR', 'cf', 0xce],
  ['CONFIG0', 'ff', 0],
  ['CONFIG4', 'ff', 0],
  ['ANAR', 'ffff', 0xffff],
  ['TSAD3', 'ffffffff', 0xffff_ffff],
])('%s written with %s keeps what can be written', (name, written, kept) => {
  expect(new Testbench('qemu').out(`${name}=${written}`).in(name)).toBe(kept);
});

test('the configuration registers are open while 9346CR says so', () => {
  const bench = new Testbench('datasheet').out(
    '9346CR=c0 CONFIG0=ff CONFIG1=00 CONFIG3=ff CONFIG4=ff 9346CR=00 CONFIG1=ff',
  );
  expect(['CONFIG0', 'CONFIG1', 'CONFIG3', 'CONFIG4'].map((name) => bench.in(name))).toEqual([7, 0x0c, 0x71, 0xf5]);
});

test('TCR takes values only while the transmitter is on', () => {
  const bench = new Testbench('datasheet').out('TCR=ffffffff');
  expect(bench.in('TCR')).toBe(0x7480_0000);
  expect(bench.out('CR=04 TCR=ffffffff').in('TCR')).toBe(0x778f_07f0);
});

describe('a reset', () => {
  const SET =
    'RBSTART=20000 TSAD1=1234 CR=0c RCR=1f0f MULINT=1 ETTHR=5 IMR=1 CPCR=3 RDSARLO=100 TIMERINT=77 MAR0=9 IDR0=44';

  test('puts back what it reaches and leaves the rest', () => {
    const bench = new Testbench('qemu').out(`${SET} CR=10`);
    const back = ['RBSTART', 'IMR', 'CPCR', 'RDSARLO', 'TIMERINT', 'CAPR'].map((name) => bench.in(name));
    expect(back).toEqual([0, 0, 0, 0, 0, 0xfff0]);
    expect(['TSAD1', 'RCR', 'MULINT', 'ETTHR', 'MAR0'].map((name) => bench.in(name))).toEqual([
      0x1234, 0x1f0f, 1, 5, 9,
    ]);
  });

  test('loads the station address in QEMU alone', () => {
    expect(BOTH.map((profile) => new Testbench(profile).out(`${SET} CR=10`).in('IDR0'))).toEqual([0x52, 0x44]);
  });

  test('enables what is written with it', () => {
    expect(new Testbench('datasheet').out('CR=1c').in('CR')).toBe(0x0d);
  });

  test('by 9346CR ends by itself, and loads the station address in both', () => {
    for (const profile of BOTH) {
      const bench = new Testbench(profile).out(`${SET} 9346CR=40`);
      expect(['9346CR', 'IMR', 'IDR0'].map((name) => bench.in(name))).toEqual([0, 0, 0x52]);
    }
  });
});

describe('widths', () => {
  test('in QEMU a register answers at its own alone', () => {
    const {card} = new Testbench('qemu').out('RBSTART=12345678 IMR=e1ff');
    expect([card.read(0x30, 2), card.read(0x30, 1), card.read(0x3c, 4), card.read(0x3c, 1)]).toEqual([0, 0, 0, 0]);
    card.write(0x30, 2, 0xffff);
    expect(card.read(0x30, 4)).toBe(0x1234_5678);
  });

  test('on the chip all reach it, in part or whole', () => {
    const {card} = new Testbench('datasheet').out('RBSTART=12345678 IMR=e1ff');
    expect([card.read(0x30, 2), card.read(0x33, 1), card.read(0x3c, 4), card.read(0x31, 2)]).toEqual([
      0x5678, 0x12, 0xe1ff, 0x3456,
    ]);
    card.write(0x32, 2, 0xabcd);
    card.write(0x31, 1, 0);
    expect(card.read(0x30, 4)).toBe(0xabcd_0078);
  });

  test('half a write to ISR acknowledges nothing in the other half', () => {
    const bench = new Testbench('datasheet').out('TIMERINT=1 TPPOLL=1').ringTimer();
    expect(bench.in('ISR')).toBe(0x4100);
    bench.card.write(0x3f, 1, 0x01);
    expect(bench.in('ISR')).toBe(0x4000);
  });

  test.each(BOTH)('a wide write reaches each byte register that it covers (%s)', (profile) => {
    const bench = new Testbench(profile);
    bench.card.write(0x36, 2, 0x0c00);
    bench.card.write(0x4f, 2, 0xc000);
    expect([bench.in('CR'), bench.in('9346CR')]).toEqual([0x0d, 0xc0]);
  });

  test('unaligned ones are cut into aligned pieces in QEMU', () => {
    const {card} = new Testbench('qemu').out('CR=0c IMR=0005');
    // CR, then CAPR as a word, then a byte of CBR.
    expect(card.read(0x37, 4)).toBe(0x00ff_f00d);
    expect(card.read(0x3b, 4)).toBe(0x0000_0500);
  });

  test('past the last register nothing answers', () => {
    for (const profile of BOTH) {
      const {card} = new Testbench(profile);
      card.write(0xfe, 4, 1);
      expect(card.read(0xfe, 4)).toBe(0xffff_ffff);
    }
  });

  test.each(BOTH)('bursts are so many accesses (%s)', (profile) => {
    const {card} = new Testbench(profile);
    card.writeBurst(0x3c, 2, 2, Uint8Array.of(1, 0, 5, 0), 0);
    const into = new Uint8Array(4);
    card.readBurst(0x3c, 2, 2, into, 0);
    expect([...into]).toEqual([5, 0, 5, 0]);
  });
});
