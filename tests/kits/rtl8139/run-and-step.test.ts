// Running on is stepping: a frame for another guest that the VMM finds in the ring, before its owner's write takes that away, is acted on at once.
import {beforeAll, expect, test} from 'vitest';
import {present} from '../../../src/base/assert.ts';
import {fetchKit} from '../../../src/kits/device-kits.ts';
import {CR, ISR, PORT, RCR} from '../../../src/kits/rtl8139/sheet/registers.ts';
import type {Lab} from '../../../src/sim/lab/lab.ts';
import type {Instruction} from '../../../src/sim/machine/guest-program.ts';
import {CYCLES_PER_US} from '../../../src/trace/units.ts';
import {opened} from '../../sim/lab/runs.ts';
import {Listed} from './configuring-guest.ts';

beforeAll(() => fetchKit('rtl8139'));

const OUT = ({offset, bytes = 1}: {readonly offset: number; readonly bytes?: number}, value: number): Instruction => ({
  op: 'out',
  offset,
  size: bytes,
  value,
});
const WAIT = (us: number): Instruction => ({op: 'compute', cycles: us * CYCLES_PER_US});
const RING = 0x4000;

const setUp = (imr: number): Instruction[] => [
  OUT(PORT.RBSTART, RING),
  OUT(PORT.RCR, RCR.APM | RCR.AB),
  OUT(PORT.CR, CR.TE | CR.RE),
  OUT(PORT.IMR, imr),
];

/** The second guest has set the card up and halts; the first, which is told of nothing, has a frame for it in its ring as it resets. */
function open(profile: 'qemu' | 'datasheet'): Lab {
  const again = Array.from({length: 6}, () => OUT(PORT.IMR, 0));
  const programs = [
    new Listed([WAIT(1000), ...setUp(0), WAIT(1000), ...again, OUT(PORT.CR, CR.RST), ...again]),
    new Listed([...setUp(ISR.ROK), {op: 'hlt', until: 5000 * CYCLES_PER_US}]),
  ];
  const lab = opened('rtl8139-two-guests', {
    profile,
    programs: (guest) => present(programs[guest], 'each has one'),
    forwardsOnly: true,
  });
  const frame = new Uint8Array(64);
  frame.set([0x52, 0x54, 0, 0, 1, 2]);
  lab.machine.segment.offer(frame, 1800 * CYCLES_PER_US);
  return lab;
}

test.each(['qemu', 'datasheet'] as const)('running on is stepping (%s)', (profile) => {
  const [ran, stepped] = [open(profile), open(profile)];
  ran.runToEnd();
  while (stepped.step());
  expect(ran.machine.guests[1]?.counts.kept).toBe(1);
  expect([ran.position, ran.digest()]).toEqual([stepped.position, stepped.digest()]);
});
