// docs/claims.md is made from runs: its figures are what the runs give, and no claim that it counts as shown fails.
import {spawnSync} from 'node:child_process';
import process from 'node:process';
import {expect, test} from 'vitest';
import {CLAIMS} from '../claims/claims-page.ts';

test('the checklist is whole and in order', () => {
  expect(CLAIMS.map(({id}) => id)).toEqual(Array.from({length: 42}, (_, i) => `C${i + 1}`));
});

test('docs/claims.md holds the figures of the runs, and the runs bear out what it says', () => {
  const {status, stdout} = spawnSync(process.execPath, ['tools/claims.mjs', '--check'], {encoding: 'utf8'});
  expect(stdout).toBe('42 claims, 0 faults\n');
  expect(status).toBe(0);
}, 240_000);
