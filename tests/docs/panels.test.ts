// A page for each panel, with its picture; the index names them all.
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join, normalize} from 'node:path';
import {describe, expect, test} from 'vitest';
import {SCREENS} from '../../src/ui/app/screens.ts';
import {SIDE_TABS} from '../../src/ui/app/side-tabs.ts';

const FOLDER = 'docs/panels';
const PAGES = readdirSync(FOLDER);
const titles = PAGES.map((page) => /^# (.+)$/m.exec(readFileSync(join(FOLDER, page), 'utf8'))?.[1] ?? '');

test('every screen and every panel of the lab has its page', () => {
  const screens = SCREENS.map(({name}) => name).filter((name) => name !== 'Lab');
  const panels = ['Machine', 'Model', 'Timeline', 'Log', 'Policies', 'Inspector', ...SIDE_TABS.map(({name}) => name)];
  expect(titles).toEqual(expect.arrayContaining([...screens, ...panels]));
});

test('the index leads to each page', () => {
  const index = readFileSync('docs/panels.md', 'utf8');
  for (const page of PAGES) expect(index).toContain(`(panels/${page})`);
});

describe.each(PAGES)('%s', (page) => {
  const text = readFileSync(join(FOLDER, page), 'utf8');

  test('shows a picture that is there, and says what it is of', () => {
    const pictures = [...text.matchAll(/!\[(.*?)\]\((.*?)\)/g)];
    expect(pictures.length).toBeGreaterThan(0);
    for (const [, words = '', path = ''] of pictures) {
      expect(words).not.toBe('');
      expect(existsSync(join(FOLDER, path)), path).toBe(true);
    }
  });

  test('links to nothing that is not there', () => {
    for (const [, path = ''] of text.matchAll(/\]\(([^)#]+)\)/g))
      expect(existsSync(normalize(join(FOLDER, path))), path).toBe(true);
  });
});
