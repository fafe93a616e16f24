import {describe, expect, test} from 'vitest';
import {Testbench} from './testbench.ts';

describe('power-on', () => {
  test('the chip stands in the reset state: CR 21, ISR.RST alone', () => {
    const bench = new Testbench('datasheet');
    expect([bench.in('CR'), bench.in('ISR'), bench.card.isRunning]).toEqual([0x21, 0x80, false]);
  });

  test('QEMU’s card reads CR 00 and is running', () => {
    const bench = new Testbench('qemu');
    expect([bench.in('CR'), bench.in('ISR'), bench.card.isRunning]).toEqual([0, 0x80, true]);
  });

  test('the PROM holds the address twice over and ends in W', () => {
    const {promBytes} = new Testbench('datasheet').card;
    expect(Array.from(promBytes.subarray(0, 12))).toEqual([
      0x52, 0x52, 0x54, 0x54, 0, 0, 0x12, 0x12, 0x34, 0x34, 0x56, 0x56,
    ]);
    expect(Array.from(promBytes.subarray(28))).toEqual([0x57, 0x57, 0x57, 0x57]);
  });
});

describe('page 0', () => {
  test.each([
    ['PSTART', 0x46],
    ['PSTOP', 0x80],
    ['PSTOP', 0xff],
    ['BNRY', 0x55],
    ['TPSR', 0x40],
    ['RCR', 0x3f],
    ['TCR', 0x1f],
    ['DCR', 0x7f],
    ['IMR', 0x7f],
  ])('%s keeps what is written to it', (name, value) => {
    const bench = new Testbench('datasheet').out(`${name}=${value.toString(16)}`);
    expect(bench.card.peek(name)).toBe(value);
  });

  test('write-only counts are two halves of one word', () => {
    const bench = new Testbench('datasheet').out('TBCR0=34 TBCR1=12 RBCR0=78 RBCR1=56 RSAR0=bc RSAR1=9a');
    expect(['TBCR', 'RBCR', 'RSAR', 'CRDA'].map((name) => bench.card.peek(name))).toEqual([
      0x1234, 0x5678, 0x9abc, 0x9abc,
    ]);
  });

  test('CRDA reads RSAR back', () => {
    const bench = new Testbench('datasheet').out('RSAR0=bc RSAR1=9a');
    expect([bench.in('CRDA0'), bench.in('CRDA1')]).toEqual([0xbc, 0x9a]);
  });

  test('QEMU does not store pages past C0', () => {
    const bench = new Testbench('qemu').out('PSTOP=c0 PSTART=c1 BNRY=c0');
    expect([bench.card.peek('PSTOP'), bench.card.peek('PSTART'), bench.card.peek('BNRY')]).toEqual([0xc0, 0, 0]);
  });
});

describe('page 1', () => {
  test.each([
    'PAR0',
    'PAR1',
    'PAR2',
    'PAR3',
    'PAR4',
    'PAR5',
    'CURR',
    'MAR0',
    'MAR1',
    'MAR2',
    'MAR3',
    'MAR4',
    'MAR5',
    'MAR6',
    'MAR7',
  ])('%s reads back in both profiles', (name) => {
    for (const profile of ['datasheet', 'qemu'] as const) {
      const bench = new Testbench(profile).out(`CR=61 ${name}=5a`);
      expect([bench.in(name), bench.card.peek(name)]).toEqual([0x5a, 0x5a]);
    }
  });
});

describe('page 2', () => {
  test.each([
    ['PSTART', 0x46],
    ['PSTOP', 0x80],
    ['TPSR', 0x40],
    ['RCR', 0x1c],
    ['TCR', 0x02],
    ['DCR', 0x49],
    ['IMR', 0x11],
  ])('the chip reads %s back', (name, value) => {
    const bench = new Testbench('datasheet').out(`CR=21 ${name}=${value.toString(16)} CR=a1`);
    expect(
      bench.card.read(
        ['', 'PSTART', 'PSTOP', '', 'TPSR', '', '', '', '', '', '', '', 'RCR', 'TCR', 'DCR', 'IMR'].indexOf(name),
        1,
      ),
    ).toBe(value);
  });

  test('QEMU reads back PSTART and PSTOP only', () => {
    const bench = new Testbench('qemu').out('CR=21 PSTART=46 PSTOP=80 TPSR=40 RCR=1c TCR=02 DCR=49 IMR=11 CR=a1');
    expect([1, 2, 4, 12, 13, 14, 15].map((offset) => bench.card.read(offset, 1))).toEqual([0x46, 0x80, 0, 0, 0, 0, 0]);
  });
});

describe('wide cycles', () => {
  test('a 16-bit write to the chip’s registers is two byte cycles', () => {
    const bench = new Testbench('datasheet');
    bench.card.write(0x0a, 2, 0x1234);
    expect(bench.card.peek('RBCR')).toBe(0x1234);
  });

  test('QEMU ignores it', () => {
    const bench = new Testbench('qemu');
    bench.card.write(0x0a, 2, 0x1234);
    expect([bench.card.peek('RBCR'), bench.card.read(0x0a, 2)]).toEqual([0, 0xffff]);
  });
});

describe('the screen', () => {
  test('peek changes nothing, a read of a tally counter clears it', () => {
    const bench = new Testbench('datasheet').out('CR=21 RCR=3c CR=22');
    bench.card.receive(new Uint8Array(60).fill(0xff));
    expect(bench.card.peek('CNTR2')).toBe(1);
    expect(bench.card.peek('CNTR2')).toBe(1);
    expect([bench.in('CNTR2'), bench.in('CNTR2')]).toEqual([1, 0]);
  });

  test('every register that the data sheet names can be looked at', () => {
    const names = Object.keys(new Testbench('datasheet').card.registers());
    for (const name of [
      'CR',
      'ISR',
      'TSR',
      'RSR',
      'NCR',
      'TBCR0',
      'TBCR1',
      'RSAR',
      'RBCR',
      'CRDA',
      'CNTR0',
      'MAR7',
      'PAR5',
    ]) {
      expect(names).toContain(name);
    }
  });
});
