import {describe, expect, test} from 'vitest';
import {BROADCAST, frameTo, OWN, START, Testbench} from './testbench.ts';

function state({card}: Testbench): number[] {
  return ['RSR', 'ISR', 'CURR', 'CNTR0', 'CNTR1', 'CNTR2'].map((name) => card.peek(name));
}

describe('a frame with a wrong FCS', () => {
  test('is counted in CNTR1, sets RSR.CRC and ISR.RXE, and leaves the ring as it was', () => {
    const bench = new Testbench('datasheet').out(START);
    expect(bench.card.receiveDamaged(frameTo(OWN), 'crc')).toBe('damaged');
    expect(state(bench)).toEqual([0x02, 0x04, 0x47, 0, 1, 0]);
  });

  test('that also ends in the middle of a byte is counted in CNTR0 and sets RSR.FAE too', () => {
    const bench = new Testbench('datasheet').out(START);
    bench.card.receiveDamaged(frameTo(BROADCAST), 'alignment');
    expect(state(bench)).toEqual([0x26, 0x04, 0x47, 1, 0, 0]);
  });

  test('scribbles on the pages from CURR, which the next frame uses again', () => {
    const bench = new Testbench('datasheet').out(START);
    bench.card.receiveDamaged(frameTo(OWN, 80), 'crc');
    expect(Array.from(bench.card.memory().subarray(0x700, 0x706))).toEqual([0, 0, 0, 0, 0x52, 0x54]);
    expect([bench.card.receive(frameTo(OWN)), bench.card.peek('CURR')]).toEqual(['stored', 0x48]);
  });

  test('is stored with RCR.SEP, its status without PRX and ISR.RXE instead of PRX', () => {
    const bench = new Testbench('datasheet').out(START).out('RCR=05');
    expect(bench.card.receiveDamaged(frameTo(OWN), 'alignment')).toBe('stored');
    expect(Array.from(bench.card.memory().subarray(0x700, 0x704))).toEqual([0x06, 0x48, 64, 0]);
    expect(state(bench)).toEqual([0x06, 0x04, 0x48, 1, 0, 0]);
  });

  test('in monitor mode counts as damaged and as missed', () => {
    const bench = new Testbench('datasheet').out(START).out('RCR=24');
    expect(bench.card.receiveDamaged(frameTo(OWN), 'crc')).toBe('monitored');
    expect(state(bench)).toEqual([0x52, 0x04, 0x47, 0, 1, 1]);
  });

  test('for another station counts nowhere', () => {
    const bench = new Testbench('datasheet').out(START);
    expect(bench.card.receiveDamaged(frameTo('52:54:00:00:00:01'), 'crc')).toBe('filtered');
    expect(state(bench)).toEqual([0, 0, 0x47, 0, 0, 0]);
  });

  test('that is a fragment counts too, and is stored with neither SEP nor AR alone', () => {
    const outcomes = ['05', '06', '07'].map((rcr) =>
      new Testbench('datasheet').out(START).out(`RCR=${rcr}`).card.receiveDamaged(frameTo(OWN, 20), 'crc'),
    );
    expect(outcomes).toEqual(['damaged', 'damaged', 'stored']);
  });

  test('that finds the ring full is lost and counted twice', () => {
    const bench = new Testbench('datasheet').out(START).out('BNRY=48');
    expect(bench.card.receiveDamaged(frameTo(OWN, 300), 'crc')).toBe('ring-full');
    expect(state(bench)).toEqual([0x12, 0x94, 0x47, 0, 1, 1]);
  });

  test.each([
    ['CNTR0', 'alignment'],
    ['CNTR1', 'crc'],
  ] as const)('raises ISR.CNT when %s reaches 128', (_, fault) => {
    const bench = new Testbench('datasheet').out(START).out('IMR=20');
    for (let i = 0; i < 127; i++) bench.card.receiveDamaged(frameTo(OWN), fault);
    expect([bench.in('ISR'), bench.card.irqLevel]).toEqual([0x04, 0]);
    bench.card.receiveDamaged(frameTo(OWN), fault);
    expect([bench.in('ISR'), bench.card.irqLevel]).toEqual([0x24, 1]);
  });

  test('never reaches QEMU’s card', () => {
    const bench = new Testbench('qemu').out(START);
    expect(bench.card.receiveDamaged(frameTo(OWN), 'crc')).toBe('damaged');
    expect(state(bench)).toEqual([0, 0, 0x47, 0, 0, 0]);
  });
});
