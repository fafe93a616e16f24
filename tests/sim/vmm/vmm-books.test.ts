// What the VMM touched the card for: the books of its own accesses, against the records they left.
import {describe, expect, test} from 'vitest';
import {changedScenario} from '../../../src/scenarios/changes.ts';
import {runUnder} from '../../../src/sim/lab/compare/technique-run.ts';
import {TECHNIQUES} from '../../../src/sim/techniques/technique.ts';
import {COSTS} from '../../../src/sim/vmm/costs.ts';
import {VMM_WORK} from '../../../src/sim/vmm/ledger.ts';
import {Kind, kindOf} from '../../../src/trace/record-layout.ts';
import {reportOf} from '../lab/compare/runs.ts';
import {ended, scenarioOf} from '../lab/runs.ts';

const sumOf = (books: Readonly<Record<string, number>>): number =>
  VMM_WORK.reduce((sum, work) => sum + (books[work] ?? 0), 0);

describe.each(['datasheet', 'qemu'] as const)('profile %s', (profile) => {
  test.each([
    'two-guests',
    'bulk',
    'rogue',
    'transmit',
  ])('%s: what the VMM’s work came to is its accesses, each at its price', (name) => {
    const {store, machine} = ended(name, {profile});
    const {ledger} = machine.vmm;
    let accesses = 0;
    for (let i = 0; i < store.next; i++) if (kindOf(store.word(i, 0)) === Kind.VMM_ACCESS) accesses++;
    expect(ledger.cycles.vmm).toBe(accesses * COSTS[machine.scenario.costs].access);
    expect(sumOf(ledger.vmmCycles)).toBe(ledger.cycles.vmm);
  });

  test.each(TECHNIQUES)('under %s the parts are the VMM’s cycles, to the cycle', (technique) => {
    const {vmmCycles, cyclesByCause} = reportOf('two-guests', technique, profile);
    expect(sumOf(vmmCycles)).toBe(cyclesByCause.handoff + cyclesByCause.backend);
    expect(vmmCycles.driver).toBe(cyclesByCause.backend);
  });
});

test('memory is carried only where a hand-off swaps it, and frames are kept only where they are not lost', () => {
  const scenario = scenarioOf('two-guests');
  const booksWith = (policies: Partial<typeof scenario.policies>) => {
    const changed = changedScenario(scenario, {policies});
    const run = changed.ok ? runUnder(changed.value, 'vpio') : changed;
    if (!run.ok) throw new Error(run.fault.message);
    return run.value.vmmCycles;
  };
  expect(booksWith({}).memory).toBe(0);
  expect(booksWith({packetMemory: 'swap-used'}).memory).toBeGreaterThan(0);
  expect(booksWith({parkedFrames: 'lost'}).frames).toBe(0);
});

test('a run taken up again from a keyframe has the same books', () => {
  const whole = ended('two-guests').machine.vmm.ledger.vmmCycles;
  const lab = ended('two-guests');
  const end = lab.position;
  lab.seek(end - 5000);
  lab.seek(end);
  expect(lab.machine.vmm.ledger.vmmCycles).toEqual(whole);
});
