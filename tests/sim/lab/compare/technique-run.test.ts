// The same guests under six techniques: what each lets through, what it costs, and that its books are right.
import {describe, expect, test} from 'vitest';
import type {TechniqueReport} from '../../../../src/sim/lab/compare/technique-report.ts';
import {runUnder, startUnder} from '../../../../src/sim/lab/compare/technique-run.ts';
import {TECHNIQUES, type Technique} from '../../../../src/sim/techniques/technique.ts';
import {reportOf, runAfresh, scenarioOn} from './runs.ts';

const PROFILES = ['datasheet', 'qemu'] as const;
const CELLS = PROFILES.flatMap((profile) => TECHNIQUES.map((technique) => ({profile, technique})));
/** Techniques that promise every guest a network card of its own or a fair share of one. */
const SHARING: readonly Technique[] = ['emulated', 'paravirtual', 'selfVirtualizing', 'vpio'];
const SHARED = PROFILES.flatMap((profile) => SHARING.map((technique) => ({profile, technique})));

const sumOf = (figures: object): number =>
  Object.values(figures).reduce((sum: number, figure: unknown) => sum + Number(figure), 0);
const reach = ({attack}: TechniqueReport): number => attack.bytesRead + attack.bytesWritten + attack.framesStolen;

describe.each(CELLS)('$technique on the card of profile $profile', ({technique, profile}) => {
  test.each(['bulk', 'rogue', 'two-guests'])('%s: cycles by cause add up to the clock, exits to all exits', (name) => {
    const {cycles, cyclesByCause, exits, exitsByCause, exitsByOperation} = reportOf(name, technique, profile);
    expect(sumOf(cyclesByCause)).toBe(cycles);
    expect(sumOf(exitsByCause)).toBe(exits);
    expect(exitsByOperation).toBeGreaterThanOrEqual(exits);
  });

  test('the same seed gives the same digest and figures, in one piece or in many', () => {
    const once = reportOf('rogue', technique, profile);
    expect(runAfresh('rogue', technique, profile)).toEqual(once);
    const pieces = startUnder(scenarioOn('rogue', profile), technique);
    if (!pieces.ok) throw new Error(pieces.fault.message);
    while (pieces.value.advance(100));
    expect(pieces.value.report()).toEqual(once);
  });

  test('a seed that moves the host’s answers moves the digest', () => {
    const other = runUnder({...scenarioOn('two-guests', profile), seed: 5}, technique);
    expect(other.ok && other.value.digest).not.toBe(reportOf('two-guests', technique, profile).digest);
  });

  test('no guest gets more frames than the wire brought or sends more than it was given', () => {
    for (const {handed, txFrames, offered, rxFrames} of reportOf('bulk', technique, profile).guests) {
      expect(txFrames).toBeLessThanOrEqual(handed);
      expect(rxFrames).toBeLessThanOrEqual(offered);
    }
  });
});

describe.each(SHARED)('$technique in profile $profile keeps its promise', ({technique, profile}) => {
  test('both guests of bulk send every frame whole and get every one back', () => {
    const {guests, damage} = reportOf('bulk', technique, profile);
    for (const guest of guests)
      expect(guest).toMatchObject({handed: 40, txFrames: 40, rxFrames: 40, lost: 0, unfinished: 0, hasCard: true});
    expect(damage).toEqual({garbled: 0, strayBytes: 0, strayFrames: 0, stuckGuests: 0});
  });

  test('the rogue reaches nobody, and the others’ pings are answered', () => {
    const report = reportOf('rogue', technique, profile);
    expect(reach(report)).toBe(0);
    expect(['held', 'notTried']).toContain(report.attack.result);
    expect(report.damage).toMatchObject({garbled: 0, stuckGuests: 0});
    expect(report.guests.slice(0, 2).map(({answered}) => answered)).toEqual([12, 12]);
  });
});

describe.each(PROFILES)('the rogue in profile %s', (profile) => {
  test('VPIO denies it before anything moves', () => {
    const {attack} = reportOf('rogue', 'vpio', profile);
    expect(attack).toMatchObject({result: 'held', rounds: 6, bytesRead: 0, bytesWritten: 0, framesStolen: 0});
    expect(attack.denied).toBeGreaterThan(0);
  });

  test('direct-mapped shows real damage: bytes read and written, good guests stuck, frames lost', () => {
    const {attack, damage, guests} = reportOf('rogue', 'directMapped', profile);
    expect(attack.result).toBe('leaked');
    expect(attack.bytesRead).toBeGreaterThan(0);
    expect(attack.bytesWritten).toBeGreaterThan(0);
    expect(attack.denied).toBe(0);
    expect(damage.stuckGuests).toBe(2);
    expect(guests[0]?.lost).toBeGreaterThan(0);
  });

  test('has no card to try it on under passthrough, and no port under a paravirtual driver', () => {
    expect(reportOf('rogue', 'passthrough', profile).attack).toMatchObject({result: 'notTried', rounds: 0});
    expect(reportOf('rogue', 'paravirtual', profile).attack).toMatchObject({result: 'notTried', rounds: 0});
  });
});

describe.each(PROFILES)('what each technique costs on bulk in profile %s', (profile) => {
  test('passthrough gives the second guest nothing', () => {
    const [first, second] = reportOf('bulk', 'passthrough', profile).guests;
    expect(first).toMatchObject({hasCard: true, txFrames: 40, rxFrames: 40});
    expect(second).toMatchObject({hasCard: false, handed: 0, txFrames: 0, rxFrames: 0, unfinished: 40});
  });

  test('under emulation every access exits: as many by operation as there are accesses, and no guest reaches the card', () => {
    const {accesses, exits, exitsByCause, exitsByOperation, cyclesByCause} = reportOf('bulk', 'emulated', profile);
    expect(exitsByOperation - (exits - exitsByCause.io)).toBe(accesses);
    expect(cyclesByCause.access).toBe(0);
    expect(cyclesByCause.backend).toBeGreaterThan(0);
  });

  test('a paravirtual guest pays one port exit a frame sent and touches no port', () => {
    const {accesses, exitsByCause} = reportOf('bulk', 'paravirtual', profile);
    expect({accesses, io: exitsByCause.io}).toEqual({accesses: 0, io: 80});
  });

  test('a card that virtualizes itself and direct mapping take no port exit at all', () => {
    expect(reportOf('bulk', 'selfVirtualizing', profile).exitsByCause.io).toBe(0);
    expect(reportOf('bulk', 'directMapped', profile).exitsByCause.io).toBe(0);
  });

  test('direct mapping leaves neither guest a frame that came back', () => {
    const {guests} = reportOf('bulk', 'directMapped', profile);
    expect(guests.map(({rxFrames}) => rxFrames)).toEqual([0, 0]);
    expect(guests[0]?.lost).toBe(40);
  });
});

test('on bulk and the data sheet’s card VPIO’s exits by operation are less than a fifth of emulation’s', () => {
  const {exitsByOperation} = reportOf('bulk', 'vpio');
  expect(exitsByOperation * 5).toBeLessThan(reportOf('bulk', 'emulated').exitsByOperation);
});

test('on QEMU’s card safety costs VPIO that advantage: its exits by operation come near emulation’s', () => {
  const {exitsByOperation} = reportOf('bulk', 'vpio', 'qemu');
  expect(exitsByOperation).toBeGreaterThan(reportOf('bulk', 'emulated', 'qemu').exitsByOperation * 0.9);
});

test('who owns a physical card is told: the VMM or nobody leaves every guest at 0', () => {
  for (const technique of ['emulated', 'paravirtual', 'directMapped'] as const)
    expect(reportOf('bulk', technique).guests.map(({ownedCycles}) => ownedCycles)).toEqual([0, 0]);
  const {cycles, guests} = reportOf('bulk', 'passthrough');
  expect(guests.map(({ownedCycles}) => ownedCycles)).toEqual([cycles, 0]);
});

test('a recording cannot be compared, and the fault names its field', () => {
  for (const technique of TECHNIQUES) {
    const run = runUnder(scenarioOn('linux-ne-isa', 'qemu'), technique);
    expect(run.ok ? '' : run.fault.place).toBe('guests[0].driver');
  }
});
