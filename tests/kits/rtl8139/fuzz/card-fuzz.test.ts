import {describe, expect, test} from 'vitest';
import {STORE_ALARM} from '../../../../src/kits/rtl8139/card/bursts.ts';
import type {Rtl8139Config} from '../../../../src/kits/rtl8139/card/core.ts';
import type {Profile} from '../../../../src/kits/rtl8139/card/quirks.ts';
import type {Latches, Registers} from '../../../../src/kits/rtl8139/card/registers.ts';
import {Rtl8139, type Rtl8139Snapshot} from '../../../../src/kits/rtl8139/card/rtl8139.ts';
import {type CardFuzz, fuzzCard} from '../../../../src/kits/rtl8139/fuzz/card-fuzz.ts';
import {Coverage} from '../../../../src/kits/rtl8139/fuzz/coverage.ts';
import {INVARIANTS, type Invariant} from '../../../../src/kits/rtl8139/fuzz/invariants.ts';
import {ISR} from '../../../../src/kits/rtl8139/sheet/registers.ts';
import type {DeviceHost} from '../../../../src/sim/machine/port-device.ts';

const ACCESSES = 40_000;
const BOTH = ['datasheet', 'qemu'] as const;

/** What a run with this card finds first; null for nothing. */
function found(profile: Profile, build?: CardFuzz['build']): string | null {
  const fuzz = {profile, accesses: ACCESSES, seed: 1, ...(build === undefined ? {} : {build})};
  const {exceptions, violations} = fuzzCard(fuzz, new Coverage());
  return exceptions[0]?.what ?? violations[0]?.what ?? null;
}

interface Inside {
  readonly regs: Registers;
  readonly latches: Latches;
}

/** A card on which a write to MULINT also does this to its insides. */
function spoiling(spoil: (inside: Inside) => void): CardFuzz['build'] {
  return (config, host) =>
    new (class extends Rtl8139 {
      override write(at: number, size: number, value: number): void {
        super.write(at, size, value);
        if (at === 0x5c) spoil({regs: this.liveRegisters as Registers, latches: this.liveLatches as Latches});
      }
    })(config, host);
}

/** A card whose host is not told some of what it does. */
function deaf(config: Rtl8139Config, host: DeviceHost, missing: Partial<DeviceHost>): Rtl8139 {
  return new Rtl8139(config, {
    ...(host.hostMemory === undefined ? {} : {hostMemory: host.hostMemory}),
    now: () => host.now(),
    schedule: (at, token) => host.schedule(at, token),
    cancel: (token) => host.cancel(token),
    setIrq: (level) => host.setIrq(level),
    transmit: (frame) => host.transmit(frame),
    moved: (address, length, isWrite) => host.moved?.(address, length, isWrite),
    ...missing,
  });
}

class Reading256 extends Rtl8139 {
  override read(offset: number, size: number): number {
    return offset === 0x37 && size === 1 ? 256 : super.read(offset, size);
  }
}

class Forgetful extends Rtl8139 {
  override snapshot(): Rtl8139Snapshot {
    return {...super.snapshot(), tsad: new Uint32Array(4).fill(7)};
  }
}

class Throwing extends Rtl8139 {
  override write(offset: number, size: number, value: number): void {
    if (offset === 0x5c) throw new Error('no such register');
    super.write(offset, size, value);
  }
}

test.each(BOTH)('a card under random accesses and frames breaks no invariant and throws nothing (%s)', (profile) => {
  expect(found(profile)).toBe(null);
});

test.each(BOTH)('every register is read and written, and every rule asked for (%s)', (profile) => {
  const coverage = new Coverage();
  fuzzCard({profile, accesses: ACCESSES, seed: 2}, coverage);
  const counts = Object.entries({...coverage.accesses(), ...coverage.quirks()});
  expect(counts.filter(([, count]) => count === 0)).toEqual([]);
  expect(Object.keys(coverage.frames())).toContain('stored');
});

describe('a seeded bug is caught by its invariant', () => {
  const BUGS: readonly [string, Invariant, Profile, CardFuzz['build']][] = [
    [
      'a line that does not fall',
      'line',
      'qemu',
      (config, host) => deaf(config, host, {setIrq: (level) => level === 1 && host.setIrq(1)}),
    ],
    ['a word with 17 bits', 'registers', 'datasheet', spoiling(({regs}) => Object.assign(regs, {ANAR: 0x1_0000}))],
    ['a turn that goes on to four', 'registers', 'qemu', spoiling(({latches}) => Object.assign(latches, {turn: 4}))],
    ['CBR between two frames', 'ring', 'datasheet', spoiling(({regs}) => Object.assign(regs, {CBR: 2}))],
    [
      'an ISR bit that QEMU never sets',
      'status',
      'qemu',
      spoiling(({regs}) => Object.assign(regs, {ISR: regs.ISR | (ISR.SERR & ~regs.IMR)})),
    ],
    [
      'a frame that nobody will finish',
      'transmit',
      'datasheet',
      spoiling(({latches}) => Object.assign(latches, {tx: 2})),
    ],
    [
      'an alarm that stores nothing',
      'store',
      'datasheet',
      (config, host) =>
        deaf(config, host, {schedule: (at, token) => token !== STORE_ALARM && host.schedule(at, token)}),
    ],
    ['a byte read as 256', 'value', 'datasheet', (config, host) => new Reading256(config, host)],
    ['DMA that nobody hears of', 'told', 'qemu', (config, host) => deaf(config, host, {moved: () => {}})],
    ['a snapshot without addresses', 'snapshot', 'qemu', (config, host) => new Forgetful(config, host)],
  ];

  test.each(BUGS)('%s: %s (%s)', (_, invariant, profile, build) => {
    expect(found(profile, build)).toBe(invariant);
  });

  test('a thrown error is a finding of its own', () => {
    expect(found('datasheet', (config, host) => new Throwing(config, host))).toBe('exception');
  });

  test('every invariant has its bug', () => {
    expect(new Set(BUGS.map(([, invariant]) => invariant))).toEqual(new Set(INVARIANTS));
  });
});
