// What the deck left open, switched: each policy's consequence on the same guests.

import {describe, expect, test} from 'vitest';
import {present} from '../../../src/base/assert.ts';
import {scenarioNamed} from '../../../src/scenarios/library.ts';
import type {Policies, Scenario} from '../../../src/scenarios/scenario.ts';
import {REACH_WATCH} from '../../../src/sim/lab/compare/reach-watch.ts';
import type {Lab} from '../../../src/sim/lab/lab.ts';
import {openLab} from '../../../src/sim/lab/open-lab.ts';
import {Kind, kindOf} from '../../../src/trace/record-layout.ts';
import {ofKind} from '../lab/runs.ts';
import {setUp} from './listed-guest.ts';
import {VmmTestbench} from './vmm-testbench.ts';

const WHOLE = {firstPage: 0x40, endPage: 0x80};

function runWith(name: string, policies: Partial<Policies>, profile: Scenario['profile'] = 'datasheet'): Lab {
  const scenario = present(scenarioNamed(name), `${name} is in the library`);
  const isPartition = (policies.packetMemory ?? 'partition') === 'partition';
  const guests = scenario.guests.map((guest) =>
    isPartition || guest.driver === 'recorded' ? guest : {...guest, window: WHOLE},
  );
  const opened = openLab(
    {...scenario, profile, guests, policies: {...scenario.policies, ...policies}},
    {watchReach: REACH_WATCH},
  );
  if (!opened.ok) throw new Error(opened.fault.message);
  opened.value.runToEnd();
  return opened.value;
}

const count = (lab: Lab, kind: number): number => {
  let found = 0;
  for (let index = 0; index < lab.position; index++) if (kindOf(lab.store.word(index, 0)) === kind) found++;
  return found;
};

describe.each(['datasheet', 'qemu'] as const)('frames for a guest without the card, profile %s', (profile) => {
  test('lost: some of the bulk that comes back is gone, each with a record', () => {
    const lab = runWith('bulk', {parkedFrames: 'lost'}, profile);
    const {guests} = lab.report();
    const lost = guests.reduce((sum, guest) => sum + guest.lost, 0);
    expect(lost).toBeGreaterThan(0);
    expect(count(lab, Kind.LOST)).toBe(lost);
    expect(count(lab, Kind.KEPT)).toBe(0);
  });

  test('kept: every frame comes to its guest', () => {
    const {guests} = runWith('bulk', {parkedFrames: 'kept'}, profile).report();
    expect(guests.map(({rxFrames, lost}) => [rxFrames, lost])).toEqual([
      [40, 0],
      [40, 0],
    ]);
  });
});

test('handing over at once for a kept frame changes owner more often than waiting for the quantum', () => {
  const waiting = runWith('bulk', {parkedFrames: 'kept'}).report();
  const atOnce = runWith('bulk', {parkedFrames: 'handoff'}).report();
  expect(atOnce.handoffs).toBeGreaterThan(waiting.handoffs);
  expect(atOnce.guests.map(({rxFrames}) => rxFrames)).toEqual([40, 40]);
});

describe('what a denied guest sees', () => {
  test('nothing: its driver polls until it gives up', () => {
    const lab = runWith('rogue', {denial: 'nothing'});
    expect(lab.report().denials).toBe(24);
    expect(count(lab, Kind.STOPPED)).toBe(0);
  });

  test('an error status: the same denials, and it polls far less', () => {
    const silent = runWith('rogue', {denial: 'nothing'}).report();
    const told = runWith('rogue', {denial: 'error'}).report();
    expect(told.denials).toBe(silent.denials);
    expect(told.accesses).toBeLessThan(silent.accesses);
  });

  test.each(['machine-check', 'stop'] as const)('%s: the first denial is its last', (denial) => {
    const lab = runWith('rogue', {denial});
    const {denials, guests} = lab.report();
    expect(denials).toBe(1);
    expect(count(lab, Kind.STOPPED)).toBe(1);
    expect(lab.view(false).guests[2]?.state).toBe('finished');
    expect(guests.slice(0, 2).map(({pings}) => pings.answered)).toEqual([12, 12]);
  });
});

describe('packet memory', () => {
  test('swapping all of it costs some 14 000 port accesses a hand-off, pages in use a seventh, a partition under 63', () => {
    const price = (policies: Partial<Policies>): number => {
      const {handoffAccesses, handoffs} = runWith('two-guests', policies).report();
      return handoffAccesses / handoffs;
    };
    expect(price({packetMemory: 'partition'})).toBeLessThan(63);
    expect(price({packetMemory: 'swap-used'})).toBeLessThan(3000);
    expect(price({packetMemory: 'swap-used'})).toBeGreaterThan(1000);
    expect(price({packetMemory: 'swap-all'})).toBeGreaterThan(13_000);
  });

  test.each([
    'swap-used',
    'swap-all',
  ] as const)('%s: both guests use the same pages and every ping is answered', (packetMemory) => {
    const {guests, belief} = runWith('two-guests', {packetMemory}).report();
    expect(guests.map(({pings}) => pings.answered)).toEqual([24, 24]);
    expect(belief.unsafe).toBe(0);
  });
});

test('with the same pages and nothing carried, guests send and overwrite what is the other’s; swapped, they do not', () => {
  const kept = runWith('bulk', {packetMemory: 'swap-used'}).machine;
  const shared = runWith('bulk', {packetMemory: 'none'}).machine;
  const received = ({scripted}: Lab['machine']): number =>
    scripted.reduce((sum, guest) => sum + guest.memory.app.received, 0);
  expect(kept.traffic?.garbled).toBe(0);
  expect(shared.traffic?.garbled).toBeGreaterThan(0);
  expect(received(shared)).toBeLessThan(received(kept));
});

test('a strict reusable waits for the ring to be drained and loses nothing', () => {
  const {guests, handoffs} = runWith('bulk', {reusable: 'drained'}).report();
  expect(handoffs).toBeGreaterThan(0);
  expect(guests.map(({rxFrames}) => rxFrames)).toEqual([40, 40]);
});

test('hand-offs after a quantum only are fewer than on demand', () => {
  const byQuantum = runWith('two-guests', {handoffOn: 'quantum'}).report().handoffs;
  const onDemand = runWith('two-guests', {handoffOn: 'demand'}).report().handoffs;
  expect(byQuantum).toBeLessThan(onDemand);
});

test('by priority the first guest waits least', () => {
  const demand = runWith('rogue', {handoffOn: 'demand'}, 'qemu').report();
  const priority = runWith('rogue', {handoffOn: 'priority'}, 'qemu').report();
  expect(priority.guests[0]?.suspendedCycles).toBeLessThanOrEqual(demand.guests[0]?.suspendedCycles ?? 0);
});

test('a card taken by force after a deadline changes hands more often, and belief stays safe', () => {
  const patient = runWith('bulk', {}).report();
  const forced = runWith('bulk', {forcedAbortUs: 100}).report();
  expect(forced.handoffs).toBeGreaterThan(patient.handoffs);
  expect(forced.belief.unsafe).toBe(0);
});

describe('where the model runs', () => {
  test('overlapped with the device: the same updates, none of their cycles on the clock', () => {
    const inline = runWith('transmit', {});
    const overlapped = runWith('transmit', {modelPlacement: 'overlapped'});
    expect(overlapped.report().cyclesByCause['model']).toBe(inline.report().cyclesByCause['model']);
    expect(overlapped.now).toBeLessThan(inline.now);
  });

  test('in honest guests: exits for port accesses all but vanish', () => {
    const inline = runWith('two-guests', {}).report();
    const inGuest = runWith('two-guests', {modelPlacement: 'guest'}).report();
    expect(inGuest.exits['io']).toBeLessThan((inline.exits['io'] ?? 0) / 10);
    expect(inGuest.guests.map(({pings}) => pings.answered)).toEqual([24, 24]);
  });

  test('in a guest that lies: nothing is denied and bytes of others move', () => {
    const lab = runWith('rogue', {modelPlacement: 'guest'});
    expect(lab.report().denials).toBe(0);
    expect(lab.report().belief.unsafe).toBeGreaterThan(0);
    const reached = lab.machine.reach?.figures[2];
    expect(reached?.bytesRead).toBeGreaterThan(0);
    expect(reached?.bytesWritten).toBeGreaterThan(0);
  });
});

describe('a status bit that the driver masks, and unmasks after the card was wanted by another', () => {
  /** Guest 0 sent a frame with IMR 0 and acknowledged nothing; then it waits for the interrupt that says so. */
  function unmasking(isrQuiet: Policies['isrQuiet'], hooks: string) {
    const {policies} = present(scenarioNamed('two-guests'), 'two-guests is in the library');
    const send = 'out TBCR0 40; out TBCR1 0; out TPSR 40; out CR 26; wait 40000; wait 8000; wait 8000';
    const bench = new VmmTestbench(
      [
        `${setUp(0x40, 0x60)}; ${send}; out IMR 2; sti; halt; in ISR; out ISR 2; in ISR`,
        `wait 8000; ${setUp(0x60, 0x80, 0, '525400000102')}; wait 8000`,
      ],
      {profile: 'datasheet', hooks},
      {quantum: 20_000, policies: {...policies, isrQuiet}},
    ).run();
    const records = bench.records();
    const written = (at: number, what: number): number =>
      ofKind(records, 'access').findLast(({guest, offset, value}) => guest === 0 && offset === at && value === what)
        ?.index ?? 0;
    const [sends, unmasks] = [written(0, 0x26), written(0x0f, 2)];
    const owners = ofKind(records, 'handoff').filter(({index}) => sends < index && index < unmasks);
    const [waiting, other] = bench.guests;
    return {
      ownersMeanwhile: owners.map(({guest}) => guest),
      interrupts: waiting?.interrupts,
      read: waiting?.answers.map((value) => Number(value) & 2),
      isOtherDone: other?.isDone,
    };
  }

  test('masked, where the VMM sees IMR written: the card is given at once, the bit is owed and interrupts it later', () => {
    expect(unmasking('masked', 'sharing')).toEqual({
      ownersMeanwhile: [1, 0],
      interrupts: 1,
      read: [2, 0],
      isOtherDone: true,
    });
  });

  test('masked, where it does not: the card’s ISR is clear by then and the interrupt is lost for good', () => {
    expect(unmasking('masked', 'minimal')).toEqual({
      ownersMeanwhile: [1, 0],
      interrupts: 0,
      read: [],
      isOtherDone: true,
    });
  });

  test.each([
    'sharing',
    'minimal',
  ])('all: the other guest waits until the bit was unmasked, seen and cleared (%s)', (hooks) => {
    expect(unmasking('all', hooks)).toEqual({ownersMeanwhile: [], interrupts: 1, read: [2, 0], isOtherDone: true});
  });
});
