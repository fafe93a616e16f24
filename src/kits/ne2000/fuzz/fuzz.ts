// The NE2000's random tests as the house knows them: cards alone, and what whole machines need for hostile guests.
import {assert} from '../../../base/assert.ts';
import type {Instruction} from '../../../sim/machine/guest-program.ts';
import type {DeviceFuzz} from '../../contract/fuzz.ts';
import {Ne2000} from '../card/ne2000.ts';
import {PORT} from '../sheet/board.ts';
import {COMMAND} from '../sheet/command-words.ts';
import {Acts} from './acts.ts';
import {fuzzCard} from './card-fuzz.ts';
import {Coverage} from './coverage.ts';
import {CAUSES} from './invariants.ts';

/** Every bit of ISR, and the command that ends remote DMA. */
const SETTLING: readonly Instruction[] = [
  {op: 'out', offset: PORT.CR.offset, size: 1, value: COMMAND.START},
  {op: 'out', offset: PORT.ISR.offset, size: 1, value: 0xff},
];

/** Cards and guests. */
export const NE2000_FUZZ: DeviceFuzz = {
  device: 'ne2000',
  alone: (order, tell) => {
    const coverage = new Coverage();
    const outcome = fuzzCard(order, coverage, tell);
    return {...outcome, met: coverage.accesses(), rules: coverage.quirks(), frames: coverage.frames()};
  },
  windows: [
    {first: 0x40, end: 0x56},
    {first: 0x56, end: 0x6b},
    {first: 0x6b, end: 0x80},
  ],
  acts: (seed, pages) => new Acts(seed, pages),
  settling: SETTLING,
  breach: (device, profile) => {
    assert(device instanceof Ne2000, 'the device is an NE2000');
    const {RBCR, ISR, IMR} = device.liveRegisters;
    if (RBCR < 0 || RBCR > 0xffff) return `RBCR ${RBCR}`;
    if (profile === 'datasheet' && ((ISR & IMR & CAUSES) !== 0 ? 1 : 0) !== device.irqLevel)
      return `the line is ${device.irqLevel} with ISR ${ISR} and IMR ${IMR}`;
    return null;
  },
};
