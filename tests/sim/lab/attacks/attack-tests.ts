// Every attack on a device in every setting: it succeeds somewhere, it fails under VPIO with the sound hook set, and docs/attacks.md
// says what came out.
import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {present} from '../../../../src/base/assert.ts';
import type {AttackHoles} from '../../../../src/kits/contract/attack-holes.ts';
import type {DeviceFacts} from '../../../../src/kits/contract/device-facts.ts';
import type {HookVocabulary} from '../../../../src/kits/contract/hook-vocabulary.ts';
import {scenarioNamed} from '../../../../src/scenarios/library.ts';
import {attackFaults} from '../../../../src/sim/lab/attacks/attack-faults.ts';
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

    const others = (holes.others ?? []).filter(({isSound}) => isSound).map(({name}) => name);

    test.each(['sound', 'all', ...others])('achieves nothing under VPIO, %s', (setting) => {
      const row = under(setting);
      expect(row.outcome.rounds).toBeGreaterThan(0);
      expect(achievements(row)).toEqual([]);
      expect(row.outcome.unsafe).toBe(0);
      expect(row.outcome.made).toBe(row.control.made);
    });

    test('a verdict says why, unless the card itself does nothing of it', () => {
      const {denials, refusals} = under('sound').outcome;
      const said = Object.keys(denials).length + Object.keys(refusals).length;
      if (reason === undefined && holes.undenied?.[attack] === undefined) expect(said).toBeGreaterThan(0);
    });

    test('goes through its hole, if it has one', () => {
      const where = rows.filter((row) => achievements(row).length > 0).map(({setting}) => setting);
      if (rows.some(({setting}) => setting === 'hole')) expect(where).toContain('hole');
    });

    test('achieves nothing where each guest has a card or a ring of its own', () => {
      for (const setting of ['emulated', 'paravirtual', 'passthrough', 'selfVirtualizing'] as const)
        expect(achievements(under(setting)), setting).toEqual([]);
    });
  });

  test('each attack succeeds in some cell, in both profiles unless the kit says why not, and in none that is sound', () => {
    expect(attackFaults(holes, ROWS)).toEqual([]);
  });

  test('an attack that succeeds nowhere, or through what is sound, would be told', () => {
    const [attack = ''] = facts.attacks;
    const calm = ROWS.map((row) => (row.attack === attack ? {...row, outcome: row.control} : row));
    expect(attackFaults(holes, calm)).toContain(`${attack}: succeeds nowhere, in no profile`);
    const open = ROWS.map((row) => (row.setting === 'hole' ? {...row, setting: 'sound' as const} : row));
    expect(attackFaults(holes, open)).toContainEqual(expect.stringContaining('gets through under sound'));
  });

  test('docs/attacks.md holds what the runs came to', () => {
    const page = readFileSync('docs/attacks.md', 'utf8');
    const tables = attackTables(holes, ROWS);
    expect(page, 'node tools/attacks.mjs writes it anew').toContain(`\n${tables}\n`);
  });
}
