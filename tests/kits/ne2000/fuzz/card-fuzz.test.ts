import {describe, expect, test} from 'vitest';
import type {Ne2000Config} from '../../../../src/kits/ne2000/card/core.ts';
import {Ne2000} from '../../../../src/kits/ne2000/card/ne2000.ts';
import type {Profile} from '../../../../src/kits/ne2000/card/quirks.ts';
import type {Registers} from '../../../../src/kits/ne2000/card/registers.ts';
import {type CardFuzz, fuzzCard} from '../../../../src/kits/ne2000/fuzz/card-fuzz.ts';
import {Coverage} from '../../../../src/kits/ne2000/fuzz/coverage.ts';
import {INVARIANTS, type Invariant} from '../../../../src/kits/ne2000/fuzz/invariants.ts';
import {CR, ISR} from '../../../../src/kits/ne2000/sheet/dp8390.ts';
import type {DeviceHost} from '../../../../src/sim/machine/port-device.ts';

const ACCESSES = 200_000;
const BOTH = ['datasheet', 'qemu'] as const;

/** What a run with this card finds first; null for nothing. */
function found(profile: Profile, build?: CardFuzz['build']): string | null {
  const fuzz = {profile, accesses: ACCESSES, seed: 1, ...(build === undefined ? {} : {build})};
  const {exceptions, violations} = fuzzCard(fuzz, new Coverage());
  return exceptions[0]?.what ?? violations[0]?.what ?? null;
}

/** A card on which a write to `offset` also does this to its registers. */
function spoiling(offset: number, spoil: (regs: Readonly<Registers>) => Partial<Registers>): CardFuzz['build'] {
  return (config, host) =>
    new (class extends Ne2000 {
      override write(at: number, size: number, value: number): void {
        super.write(at, size, value);
        if (at === offset && this.liveRegisters.CR >> 6 === 0)
          Object.assign(this.liveRegisters, spoil(this.liveRegisters));
      }
    })(config, host);
}

/** A card whose host never hears of the interrupt line falling. */
function lineStuck(config: Ne2000Config, host: DeviceHost): Ne2000 {
  return new Ne2000(config, {
    now: () => host.now(),
    schedule: (at, token) => host.schedule(at, token),
    cancel: (token) => host.cancel(token),
    transmit: (frame) => host.transmit(frame),
    setIrq: (level) => {
      if (level === 1) host.setIrq(1);
    },
  });
}

/** A card that reads its BNRY as a number no byte can hold. */
class Reading256 extends Ne2000 {
  override read(offset: number, size: number): number {
    const value = super.read(offset, size);
    return offset === 3 && size === 1 && value === 0x40 ? 256 : value;
  }
}

/** A card that forgets to wrap CURR at PSTOP. */
class PastTheEnd extends Ne2000 {
  override receive(frame: Uint8Array): ReturnType<Ne2000['receive']> {
    const outcome = super.receive(frame);
    const {CURR, PSTART, PSTOP} = this.liveRegisters;
    if (CURR === PSTART) Object.assign(this.liveRegisters, {CURR: PSTOP});
    return outcome;
  }
}

class Throwing extends Ne2000 {
  override write(offset: number, size: number, value: number): void {
    if (offset === 0x1d && size === 1) throw new Error('no such port');
    super.write(offset, size, value);
  }
}

test.each(BOTH)('a card under random accesses and frames breaks no invariant and throws nothing (%s)', (profile) => {
  expect(found(profile)).toBe(null);
});

describe('a seeded bug is caught by its invariant', () => {
  const BUGS: readonly [string, Invariant, Profile, CardFuzz['build']][] = [
    ['the interrupt line that does not fall', 'line', 'datasheet', lineStuck],
    ['the same in QEMU’s card', 'line', 'qemu', lineStuck],
    ['BNRY with nine bits', 'bytes', 'datasheet', spoiling(3, ({BNRY}) => ({BNRY: BNRY + 0x100}))],
    ['RBCR that goes below zero', 'count', 'datasheet', spoiling(0x10, ({RBCR}) => ({RBCR: RBCR - 2}))],
    ['RBCR that goes below zero in QEMU’s card', 'count', 'qemu', spoiling(0x10, ({RBCR}) => ({RBCR: RBCR - 2}))],
    ['QEMU’s PSTOP stored past C0', 'ring', 'qemu', spoiling(2, () => ({PSTOP: 0xc5}))],
    ['CURR that leaves the ring', 'ring', 'datasheet', (config, host) => new PastTheEnd(config, host)],
    ['TXP that stays', 'transmit', 'datasheet', spoiling(4, ({CR: command}) => ({CR: command | CR.TXP}))],
    [
      'an ISR bit that QEMU never sets',
      'status',
      'qemu',
      spoiling(3, ({ISR: status}) => ({ISR: status | ISR.OVW, IMR: 0})),
    ],
    ['a tally counter past its end', 'tally', 'datasheet', spoiling(3, () => ({CNTR2: 193}))],
    ['a byte read as 256', 'value', 'datasheet', (config, host) => new Reading256(config, host)],
    [
      'packet memory where the board has none',
      'memory',
      'datasheet',
      (config, host) => new Ne2000({...config, quirks: {memmap: true}}, host),
    ],
    [
      'a PROM that can be written',
      'memory',
      'datasheet',
      (config, host) => new Ne2000({...config, quirks: {promw: true}}, host),
    ],
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
