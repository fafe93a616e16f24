// Machines whose card is taken by force: who is stopped for the sake of somebody who waits comes behind him and is not forgotten, and who
// gets the card gets something done with it.
import {beforeAll, expect, test} from 'vitest';
import {present} from '../../../src/base/assert.ts';
import {fetchKit} from '../../../src/kits/device-kits.ts';
import {PORT} from '../../../src/kits/rtl8139/sheet/registers.ts';
import type {Policies} from '../../../src/policies/policies.ts';
import type {Instruction} from '../../../src/sim/machine/guest-program.ts';
import {CYCLES_PER_US} from '../../../src/trace/units.ts';
import {opened, scenarioOf} from '../../sim/lab/runs.ts';
import {Listed} from './configuring-guest.ts';

beforeAll(() => fetchKit('rtl8139'));

/** Writes to a hooked register, one every so many microseconds. */
function writing(times: number, everyUs: number): Listed {
  const {offset, bytes = 1} = PORT.IMR;
  const write: Instruction = {op: 'out', offset, size: bytes, value: 0};
  return new Listed(
    Array.from({length: times}, (): Instruction[] => [write, {op: 'compute', cycles: everyUs * CYCLES_PER_US}]).flat(),
  );
}

/** As many guests as there are programs, in windows one behind the other, to their end; true of each that came to its own. */
function ends(programs: readonly Listed[], policies: Partial<Policies>): boolean[] {
  const own = scenarioOf('rtl8139-two-guests');
  const [like] = own.guests;
  const guests = programs.map((_, id) => ({
    ...present(like, 'it has guests'),
    name: `guest-${id}`,
    mac: `52:54:00:00:01:0${id + 1}`,
    window: {firstPage: 0x20 * (id + 1), endPage: 0x20 * (id + 2)},
  }));
  const scenario = {...own, guests, limitUs: 300_000, policies: {...own.policies, ...policies}} as typeof own;
  const lab = opened(scenario, {
    programs: (guest) => present(programs[guest], 'each has one'),
    forwardsOnly: true,
  });
  lab.runToEnd();
  return lab.machine.guests.map(({hasEnded}) => hasEnded);
}

test('the owner that is stopped for somebody who waits, and comes first by its number, has the card again', () => {
  const programs = [writing(40, 100), writing(4, 100)];
  expect(ends(programs, {handoffOn: 'priority', forcedAbortUs: 350})).toEqual([true, true]);
});

test('of three guests each gets on, though a hand-off takes longer than anybody is to wait', () => {
  const programs = [writing(12, 100), writing(12, 100), writing(12, 100)];
  expect(ends(programs, {forcedAbortUs: 20})).toEqual([true, true, true]);
});
