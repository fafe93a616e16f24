// Every attack on a device in every setting: it succeeds somewhere, it fails under VPIO with the sound hook set, and docs/attacks.md
// says what came out.
import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {present} from '../../../../src/base/assert.ts';
import type {AttackHoles} from '../../../../src/kits/contract/attack-holes.ts';
import type {DeviceFacts} from '../../../../src/kits/contract/device-facts.ts';
import type {HookVocabulary} from '../../../../src/kits/contract/hook-vocabulary.ts';
import {scenarioNamed} from '../../../../src/scenarios/library.ts';
import {attackTables} from '../../../../src/sim/lab/attacks/attack-page.ts';
import {type AttackRow, achievements, attackTable} from '../../../../src/sim/lab/attacks/attack-table.ts';

/** The tests of one device's attacks. */
export function testAttacks(facts: DeviceFacts, hooks: HookVocabulary, holes: AttackHoles): void {
  const ROWS = attackTable({hooks, holes}, facts, scenarioNamed);
  const CELLS = (['datasheet', 'qemu'] as const).flatMap((profile) =>
    facts.attacks.map((attack) => ({profile, attack})),
  );

  describe.each(CELLS)('$attack on the card of profile $profile', ({profile, attack}) => {
    const rows = ROWS.filter((row) => row.profile === profile && row.attack === attack);
    const under = (setting: AttackRow['setting']): AttackRow =>
      present(
        rows.find((row) => row.setting === setting),
        `it ran under ${setting}`,
      );
    const reason = holes.holeless[attack]?.[profile];

    test.each(['sound', 'all'] as const)('achieves nothing under VPIO with the %s set', (setting) => {
      const row = under(setting);
      expect(row.outcome.rounds).toBeGreaterThan(0);
      expect(achievements(row)).toEqual([]);
      expect(row.outcome.unsafe).toBe(0);
      expect(row.outcome.made).toBe(row.control.made);
    });

    test('a verdict says why, unless the card itself does nothing of it', () => {
      const {denials, refusals} = under('sound').outcome;
      const said = Object.keys(denials).length + Object.keys(refusals).length;
      if (reason === undefined) expect(said).toBeGreaterThan(0);
    });

    test('succeeds somewhere, unless the kit says why not', () => {
      const where = rows.filter((row) => achievements(row).length > 0).map(({setting}) => setting);
      if (reason === undefined) expect(where).not.toEqual([]);
      if (rows.some(({setting}) => setting === 'hole')) expect(where).toContain('hole');
    });

    test('achieves nothing where each guest has a card or a ring of its own', () => {
      for (const setting of ['emulated', 'paravirtual', 'passthrough', 'selfVirtualizing'] as const)
        expect(achievements(under(setting)), setting).toEqual([]);
    });
  });

  test('docs/attacks.md holds what the runs came to', () => {
    const page = readFileSync('docs/attacks.md', 'utf8');
    const tables = attackTables(holes, ROWS);
    expect(page, 'node tools/attacks.mjs writes it anew').toContain(`\n${tables}\n`);
  });
}
