// Whole machines whose card is in the middle of a burst: back and forth in time, and what a reset loses there.
import {beforeAll, describe, expect, test} from 'vitest';
import {present} from '../../../src/base/assert.ts';
import {fetchKit} from '../../../src/kits/device-kits.ts';
import {Rtl8139} from '../../../src/kits/rtl8139/card/rtl8139.ts';
import {CR, PORT, RCR} from '../../../src/kits/rtl8139/sheet/registers.ts';
import type {Policies} from '../../../src/policies/policies.ts';
import {scenarioNamed} from '../../../src/scenarios/library.ts';
import type {Lab} from '../../../src/sim/lab/lab.ts';
import {openLab} from '../../../src/sim/lab/open-lab.ts';
import {macOf} from '../../../src/sim/lab/scenario-parts.ts';
import type {Instruction} from '../../../src/sim/machine/guest-program.ts';
import {CYCLES_PER_US} from '../../../src/trace/units.ts';
import {ofKind, opened, recordsOf, scenarioOf} from '../../sim/lab/runs.ts';
import {Listed} from './configuring-guest.ts';

beforeAll(() => fetchKit('rtl8139'));

function open(name: string): Lab {
  const scenario = scenarioNamed(name);
  const opened = scenario === undefined ? null : openLab(scenario, {profile: 'datasheet'});
  if (opened === null || !opened.ok) throw new Error(`${name} does not open`);
  return opened.value;
}

function cardOf({machine}: Lab): Rtl8139 {
  if (!(machine.card instanceof Rtl8139)) throw new Error('the card is an RTL8139');
  return machine.card;
}

const IN_THE_MIDDLE: readonly [string, (card: Rtl8139) => boolean][] = [
  ['fetched', ({liveLatches: {txFetched, txLength}}) => txFetched > 0 && txFetched < txLength],
  ['stored', ({liveLatches: {rxStored}}) => rxStored > 0],
];

describe.each(IN_THE_MIDDLE)('a frame that is being %s', (_, isSo) => {
  test('goes on after a jump there as it did', () => {
    const lab = open('rtl8139-bulk');
    for (let event = 100; !isSo(cardOf(lab)); event++) lab.runTo(event);
    const [position, digest] = [lab.position, lab.digest()];
    lab.runToEnd();
    const end = lab.digest();
    lab.seek(position);
    expect([lab.digest(), isSo(cardOf(lab))]).toEqual([digest, true]);
    lab.runToEnd();
    expect(lab.digest()).toBe(end);
  });
});

describe('a frame that its owner’s reset finds on its way to memory is lost with a record', () => {
  const OUT = (port: {readonly offset: number; readonly bytes?: number}, value: number): Instruction => ({
    op: 'out',
    offset: port.offset,
    size: port.bytes ?? 1,
    value,
  });

  /** The losses of a frame for a guest, stored for the first one, which resets the card meanwhile; and what both say they received. */
  function losses(guest: number, parkedFrames: Policies['parkedFrames']) {
    const own = scenarioOf('rtl8139-two-guests');
    const scenario = {...own, policies: {...own.policies, guestMemory: 'identity' as const, parkedFrames}};
    const list: Instruction[] = [];
    const programs = [new Listed(list), new Listed([])];
    const lab = opened(scenario, {
      profile: 'datasheet',
      programs: (id) => present(programs[id], 'each has one'),
      forwardsOnly: true,
    });
    const ring = present(lab.machine.windows[0], 'it has a window').start + 0x4000;
    list.push(OUT(PORT.CR, CR.TE), OUT(PORT.RBSTART, ring), OUT(PORT.RCR, RCR.AAP), OUT(PORT.CR, CR.TE | CR.RE));
    list.push(...new Array<Instruction>(1000).fill({op: 'compute', cycles: CYCLES_PER_US}));
    const frame = new Uint8Array(600);
    frame.set(macOf(lab.machine.guests[guest]?.mac));
    lab.machine.segment.offer(frame, 200 * CYCLES_PER_US);
    while (cardOf(lab).liveLatches.rxStored === 0 && lab.step());
    list.fill(OUT(PORT.CR, CR.RST));
    lab.runToEnd();
    const received = lab.report().guests.map(({rxFrames}) => rxFrames);
    return [ofKind(recordsOf(lab), 'lost').map((lost) => `${lost.guest} ${lost.why}`), received];
  }

  test.each([
    ['its owner’s', 0, 'kept', '0 dropped'],
    ['another’s, that was to be kept for it', 1, 'kept', '1 dropped'],
    ['another’s, that was lost when it came', 1, 'lost', '1 filter'],
  ] as const)('%s', (_, guest, parkedFrames, told) => {
    expect(losses(guest, parkedFrames)).toEqual([[told], [0, 0]]);
  });
});
