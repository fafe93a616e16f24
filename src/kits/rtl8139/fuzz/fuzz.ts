// The RTL8139's random tests as the house knows them: cards alone, and what whole machines need for hostile guests.
import {assert} from '../../../base/assert.ts';
import type {Instruction} from '../../../sim/machine/guest-program.ts';
import type {DeviceFuzz} from '../../contract/fuzz.ts';
import {Rtl8139} from '../card/rtl8139.ts';
import {PORT} from '../sheet/registers.ts';
import {Acts} from './acts.ts';
import {fuzzCard} from './card-fuzz.ts';
import {Coverage} from './coverage.ts';

/** Transmitter and receiver off, and every bit of ISR. */
const SETTLING: readonly Instruction[] = [
  {op: 'out', offset: PORT.CR.offset, size: 1, value: 0},
  {op: 'out', offset: PORT.ISR.offset, size: 2, value: 0xffff},
];

/** Cards and guests. */
export const RTL8139_FUZZ: DeviceFuzz = {
  device: 'rtl8139',
  alone: (order, tell) => {
    const coverage = new Coverage();
    const outcome = fuzzCard(order, coverage, tell);
    return {...outcome, met: coverage.accesses(), rules: coverage.quirks(), frames: coverage.frames()};
  },
  windows: [
    {first: 0x20, end: 0x60},
    {first: 0x60, end: 0xa0},
    {first: 0xa0, end: 0xe0},
  ],
  acts: (seed, pages) => new Acts(seed, pages),
  settling: SETTLING,
  breach: (device) => {
    assert(device instanceof Rtl8139, 'the device is an RTL8139');
    const {ISR, IMR, CBR} = device.liveRegisters;
    if (CBR >= device.liveLatches.ringLength) return `CBR ${CBR}`;
    return ((ISR & IMR) !== 0 ? 1 : 0) === device.irqLevel
      ? null
      : `the line is ${device.irqLevel} with ISR ${ISR} and IMR ${IMR}`;
  },
};
