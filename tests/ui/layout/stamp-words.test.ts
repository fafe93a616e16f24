// What a figure says of its run, at its foot and in its file's name; tables as text.
import {expect, test} from 'vitest';
import {csvText} from '../../../src/ui/layout/csv.ts';
import {citation, stampedName, stampLines, stampParts} from '../../../src/ui/layout/stamp-words.ts';
import type {RunStamp} from '../../../src/ui/store/run-stamp.ts';

const STAMP: RunStamp = {
  scenario: 'two-guests',
  seed: 7,
  profile: 'datasheet',
  policies: ['packet memory: partition', 'denied guest sees: an error'],
  changed: ['denial:error', 'quantum:5000'],
  event: 120,
  digest: '0123456789abcdef',
  version: '1.2.3',
};

test('a file’s name has panel, scenario, seed, profile, policies, event, digest and version, and nothing a file system minds', () => {
  expect(stampedName('Card memory', STAMP)).toBe(
    'card-memory_two-guests_seed-7_datasheet_denial-error-quantum-5000_event-120_0123456789abcdef_v1.2.3',
  );
  expect(stampedName('x', {...STAMP, scenario: '../é:x', changed: []})).toMatch(
    /^x_..-x_seed-7_datasheet_own-policies_/,
  );
  expect(stampedName('x', {...STAMP, seed: null, event: null})).toContain('_no-seed_');
});

test('policies too many for a name are cut, everything else stays', () => {
  const name = stampedName('model', {...STAMP, changed: Array.from({length: 40}, (_, i) => `policy${i}:choice`)});
  expect(name.length).toBeLessThanOrEqual(180);
  expect(name).toMatch(/^model_two-guests_seed-7_datasheet_policy0.*_event-120_0123456789abcdef_v1\.2\.3$/);
});

test('the lines at a picture’s foot say every part, none longer than there is room for', () => {
  const lines = stampLines(STAMP, 60);
  expect(lines.join(' · ').split(' · ')).toEqual(stampParts(STAMP));
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(60);
});

test('a citation leads back to the run', () => {
  expect(citation(STAMP, 2026)).toBe(
    'The VPIO Lab authors. VPIO Lab, version 1.2.3 [computer software]. 2026. Run: scenario two-guests, seed 7, card datasheet, ' +
      'denial:error, quantum:5000, up to event 120, digest 0123456789abcdef.',
  );
});

test('cells with commas, quotes and line ends are quoted, and none is a formula', () => {
  const table = {
    heads: ['a', 'b'],
    rows: [
      ['x,y', 'say "no"'],
      [null, '=1+1'],
      [-3, true],
    ] as const,
  };
  expect(csvText(table)).toBe('a,b\r\n"x,y","say ""no"""\r\n,\'=1+1\r\n-3,true\r\n');
});
