// The VMM without a model: its ledger against the records it leaves.
import {describe, expect, test} from 'vitest';
import {plainMachine} from '../../../src/sim/lab/compare/plain-machine.ts';
import {TECHNIQUES} from '../../../src/sim/techniques/technique.ts';
import {ExitReason, Flag, flagsOf, Kind, kindOf} from '../../../src/trace/record-layout.ts';
import {CYCLES_PER_US} from '../../../src/trace/units.ts';
import {scenarioOn} from '../lab/compare/runs.ts';

const PLAIN = TECHNIQUES.filter((technique) => technique !== 'vpio');
const CELLS = PLAIN.flatMap((technique) =>
  (['datasheet', 'qemu'] as const).flatMap((profile) =>
    ['two-guests', 'rogue'].map((name) => ({technique, profile, name})),
  ),
);

describe.each(CELLS)('$name under $technique in profile $profile', ({technique, profile, name}) => {
  const scenario = scenarioOn(name, profile);
  const {vmm, ledger, store, clock, guests} = plainMachine(scenario, technique);
  const limit = scenario.limitUs * CYCLES_PER_US;
  while (clock.now < limit && vmm.step());
  const records = Array.from({length: store.next}, (_, i) => ({w0: store.word(i, 0), value: store.word(i, 1)}));
  const count = (kind: number): number => records.filter(({w0}) => kindOf(w0) === kind).length;

  test('the ledger counts as many exits of each reason as there are records of it', () => {
    const exits = (reason: number): number =>
      records.filter(({w0, value}) => kindOf(w0) === Kind.EXIT && value === reason).length;
    expect(ledger.exits).toEqual({
      io: exits(ExitReason.IO),
      interrupt: exits(ExitReason.INTERRUPT),
      hlt: exits(ExitReason.HLT),
      quantum: exits(ExitReason.QUANTUM),
    });
  });

  test('accesses counted are the elements of the access records', () => {
    let elements = 0;
    for (const {w0, value} of records)
      if (kindOf(w0) === Kind.ACCESS) elements += (flagsOf(w0) & Flag.BURST) === 0 ? 1 : value;
    expect(guests.reduce((sum, {counts}) => sum + counts.accesses, 0)).toBe(elements);
  });

  test('frames sent by guests are the records of frames', () => {
    expect(guests.reduce((sum, {counts}) => sum + counts.txFrames, 0)).toBeLessThanOrEqual(count(Kind.FRAME_TX));
  });

  test('an interrupt is injected only after a line rose', () => {
    if (technique !== 'paravirtual') expect(count(Kind.INJECT) === 0 || count(Kind.IRQ) > 0).toBe(true);
  });
});
