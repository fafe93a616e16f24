// Every attack in every setting: it succeeds somewhere, it fails under VPIO with the sound hook set, and docs/attacks.md
// says what came out.
import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {present} from '../../../../src/base/assert.ts';
import {NE2000_BASICS} from '../../../../src/kits/ne2000/basics.ts';
import {ATTACK_NAMES} from '../../../../src/kits/ne2000/facts.ts';
import {NE2000_HOLES} from '../../../../src/kits/ne2000/holes.ts';
import {scenarioNamed} from '../../../../src/scenarios/library.ts';
import type {Scenario} from '../../../../src/scenarios/scenario.ts';
import {attackTables} from '../../../../src/sim/lab/attacks/attack-page.ts';
import {type AttackRow, achievements, attackTable} from '../../../../src/sim/lab/attacks/attack-table.ts';

const scenarioOf = (attack: string): Scenario =>
  present(scenarioNamed(attack === 'reach' ? 'rogue' : `attack-${attack}`), `${attack} has a scenario`);
const ROWS = attackTable({hooks: NE2000_BASICS, holes: NE2000_HOLES}, ATTACK_NAMES, scenarioOf);
const CELLS = (['datasheet', 'qemu'] as const).flatMap((profile) => ATTACK_NAMES.map((attack) => ({profile, attack})));

describe.each(CELLS)('$attack on the card of profile $profile', ({profile, attack}) => {
  const rows = ROWS.filter((row) => row.profile === profile && row.attack === attack);
  const under = (setting: AttackRow['setting']): AttackRow =>
    present(
      rows.find((row) => row.setting === setting),
      `it ran under ${setting}`,
    );
  const reason = NE2000_HOLES.holeless[attack]?.[profile];

  test.each(['sound', 'all'] as const)('achieves nothing under VPIO with the %s set', (setting) => {
    const row = under(setting);
    expect(row.outcome.rounds).toBeGreaterThan(0);
    expect(achievements(row)).toEqual([]);
    expect(row.outcome.unsafe).toBe(0);
    expect(row.outcome.made).toBe(row.outcome.wanted);
  });

  test('a verdict says why, unless the card itself does nothing of it', () => {
    const {denials, refusals} = under('sound').outcome;
    const said = Object.keys(denials).length + Object.keys(refusals).length;
    if (reason === undefined) expect(said).toBeGreaterThan(0);
  });

  test('succeeds somewhere', () => {
    const where = rows.filter((row) => achievements(row).length > 0).map(({setting}) => setting);
    expect(where).not.toEqual([]);
    if (rows.some(({setting}) => setting === 'hole')) expect(where).toContain('hole');
  });

  test('achieves nothing where each guest has a card or a ring of its own', () => {
    for (const setting of ['emulated', 'paravirtual', 'passthrough', 'selfVirtualizing'] as const)
      expect(achievements(under(setting)), setting).toEqual([]);
  });
});

test('docs/attacks.md holds what the runs came to', () => {
  const page = readFileSync('docs/attacks.md', 'utf8');
  const tables = attackTables(NE2000_HOLES, ROWS, (attack) => scenarioOf(attack).title);
  expect(page, 'node tools/attacks.mjs writes it anew').toContain(`\n${tables}\n`);
});
