// What the Event panel lists of a hand-off, against the registers that the guests had and have.
import {expect, test} from 'vitest';
import {present} from '../../../src/base/assert.ts';
import {handoffSight} from '../../../src/ui/layout/handoff-sight.ts';
import {ended, ofKind, recordsOf} from '../../sim/lab/runs.ts';

test('what a hand-off saved and loaded is what the card held right before it began and right behind it', () => {
  const lab = ended('two-guests');
  const records = recordsOf(lab);
  const handoff = present(ofKind(records, 'handoff')[3], 'a hand-off between two guests');
  const {saved, loaded, moved} = handoffSight(handoff, (index) => records[index]);
  expect(moved).toBe(0);
  lab.seek(handoff.index + 1);
  const after = lab.view(false).registers;
  for (const name of ['PSTART', 'PSTOP', 'BNRY', 'CURR', 'TPSR', 'IMR'])
    expect(loaded, name).toContain(
      `${name} 0x${present(after[name], name).toString(16).toUpperCase().padStart(2, '0')}`,
    );
  expect(saved.some((text) => text.startsWith('CURR 0x'))).toBe(true);
  expect(saved.some((text) => text.startsWith('BNRY 0x'))).toBe(true);
});
