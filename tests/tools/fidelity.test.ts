import {spawnSync} from 'node:child_process';
import {expect, test} from 'vitest';
import {FIDELITY_ROWS} from '../kits/ne2000/card/fidelity-rows.ts';

test('docs/fidelity.md is the table that its tests make, and every test it names exists and passes', () => {
  const {status, stdout} = spawnSync(process.execPath, ['tools/fidelity.mjs', '--check'], {encoding: 'utf8'});
  expect([status, stdout.trimEnd().split('\n').at(-1)]).toEqual([
    0,
    `${FIDELITY_ROWS.length} behaviours, ${FIDELITY_ROWS.flatMap(({tests}) => tests).length} tests named, 0 faults`,
  ]);
}, 300_000);

test('at most five behaviours are not modelled, each with its reason', () => {
  const missing = FIDELITY_ROWS.filter(({ours}) => ours.datasheet.startsWith('not modelled'));
  expect(missing.length).toBeLessThanOrEqual(5);
  for (const {ours} of missing) expect(ours.datasheet).toMatch(/^not modelled: .{10,}/);
});

test('every rule of the quirk table is named in a row', async () => {
  const {QUIRK_NAMES} = await import('../../src/kits/ne2000/card/quirks.ts');
  const told = FIDELITY_ROWS.map(({qemu}) => qemu).join(' ');
  expect(QUIRK_NAMES.filter((name) => !told.includes(`\`${name}\``))).toEqual([]);
});
