// The check of citations sees those that lead nowhere, and takes no other brackets for citations.
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {listedIn, referenceFaults, unresolved} from '../../tools/references.mjs';

const PAGE = `# References
## Documents
| head | document |
| --- | --- |
| CHIP1 | a data sheet |
| deck | slides |
| facts | the last chapter |
## CHIP1
| place | fact |
| OTHER | no document |
## facts
**3.2. Edges.** Fifteen.
`;
const LISTED = listedIn(PAGE);
/** A citation, written so that the check of this very file does not take it for one. */
const at = (place: string): string => `[${place}]`;

test.each([
  [`// A register. ${at('CHIP1, ISR')}`, 1],
  [`/** Two places: ${at('CHIP1, CR.STP, note; Overflow')}, and ${at('deck, slide 26')}. */`, 2],
  [`const a = 1; // because ${at('facts, 3.2')}`, 1],
  ['const pair = [first, 2];\n// the range [from, to] of [number, string]\nconst url = "http://a.b";', 0],
])('%s leads somewhere', (text, seen) => {
  expect(unresolved(text, LISTED)).toEqual({faults: [], seen});
});

test.each([
  [`// ${at('CHIP2, ISR')}`, 'no document CHIP2'],
  [`// ${at('CHIP1, ISR; OTHER, 2.1')}`, 'no document OTHER'],
  [`// ${at('dek, slide 3')}`, 'no document dek'],
  [`/** ${at('facts, 3.2 and 3.3')} */`, 'no paragraph 3.3'],
])('%s leads nowhere', (text, words) => {
  const {faults} = unresolved(`\n${text}`, LISTED);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(words);
  expect(faults[0]).toMatch(/^2: /);
});

test('a tree without the page, or without a citation, is a fault', () => {
  const root = mkdtempSync(join(tmpdir(), 'vpio-references-'));
  try {
    expect(referenceFaults(root).faults).toEqual(['docs/references.md is missing: no citation resolves']);
    mkdirSync(join(root, 'docs'));
    mkdirSync(join(root, 'src'));
    writeFileSync(join(root, 'docs/references.md'), PAGE);
    writeFileSync(join(root, 'src/a.ts'), 'export const a = 1;\n');
    expect(referenceFaults(root).faults).toEqual(['no comment cites anything: nothing was checked']);
    writeFileSync(join(root, 'src/a.ts'), `// ${at('CHIP1, CR')}\n// ${at('CHIP9, CR')}\n`);
    expect(referenceFaults(root)).toEqual({
      faults: [`src/a.ts:2: ${at('CHIP9, CR')}: no document CHIP9 in docs/references.md`],
      seen: 2,
    });
  } finally {
    rmSync(root, {recursive: true, force: true});
  }
});
