import {describe, expect, test} from 'vitest';
import {multicastIndex} from '../../../../src/kits/ne2000/card/crc32.ts';
import {BROADCAST, frameTo, OWN, START, Testbench} from './testbench.ts';

const GROUP = '01:00:5e:00:00:01';
const OTHER = '52:54:00:12:34:57';

describe('the multicast hash', () => {
  test.each([
    [GROUP, 31],
    ['01:80:c2:00:00:00', 25],
    [BROADCAST, 63],
    ['33:33:00:00:00:01', 62],
  ])('%s meets filter bit %i', (address, index) => {
    expect(multicastIndex(frameTo(address))).toBe(index);
  });
});

describe('the filter on the chip', () => {
  // RCR, MAR set to, then whether own, other, broadcast, group are taken.
  test.each([
    ['00', 'none', [1, 0, 0, 0]],
    ['04', 'none', [1, 0, 1, 0]],
    ['08', 'none', [1, 0, 0, 0]],
    ['08', 'all', [1, 0, 1, 1]],
    ['0c', 'none', [1, 0, 1, 0]],
    ['0c', 'all', [1, 0, 1, 1]],
    ['10', 'none', [1, 1, 0, 0]],
    ['10', 'all', [1, 1, 0, 0]],
    ['14', 'none', [1, 1, 1, 0]],
    ['1c', 'all', [1, 1, 1, 1]],
    ['00', 'all', [1, 0, 0, 0]],
  ])('RCR %s with MAR %s takes own, other, broadcast, group: %j', (rcr, mar, taken) => {
    expect(outcomes('datasheet', rcr, mar)).toEqual(taken);
  });

  test('one MAR bit lets one group in', () => {
    const bench = new Testbench('datasheet').out(START).out('RCR=08 CR=62 MAR3=80 CR=22');
    expect([bench.card.receive(frameTo(GROUP)), bench.card.receive(frameTo('01:80:c2:00:00:00'))]).toEqual([
      'stored',
      'filtered',
    ]);
  });

  test('PAR is the station’s address, whatever the PROM holds', () => {
    const bench = new Testbench('datasheet').out(START).out('CR=62 PAR5=57 CR=22');
    expect([bench.card.receive(frameTo(OWN)), bench.card.receive(frameTo(OTHER))]).toEqual(['filtered', 'stored']);
  });
});

describe('the filter in QEMU', () => {
  test.each([
    ['10', 'none', [1, 1, 1, 1]],
    ['08', 'all', [1, 0, 0, 1]],
    ['04', 'none', [1, 0, 1, 0]],
  ])('RCR %s with MAR %s takes own, other, broadcast, group: %j', (rcr, mar, taken) => {
    expect(outcomes('qemu', rcr, mar)).toEqual(taken);
  });

  test('the PROM is the station’s address, whatever PAR holds', () => {
    const bench = new Testbench('qemu').out(START).out('CR=62 PAR5=57 CR=22');
    expect([bench.card.receive(frameTo(OWN)), bench.card.receive(frameTo(OTHER))]).toEqual(['stored', 'filtered']);
  });
});

function outcomes(profile: 'qemu' | 'datasheet', rcr: string, mar: string): number[] {
  const bench = new Testbench(profile).out(START).out(`RCR=${rcr} CR=62`);
  if (mar === 'all') bench.out('MAR0=ff MAR1=ff MAR2=ff MAR3=ff MAR4=ff MAR5=ff MAR6=ff MAR7=ff');
  bench.out('CR=22');
  return [OWN, OTHER, BROADCAST, GROUP].map((to) => (bench.card.receive(frameTo(to)) === 'stored' ? 1 : 0));
}
