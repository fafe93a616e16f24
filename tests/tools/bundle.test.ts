// The weight of a page's first load counts what runs before the page does, and nothing that comes later.
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {firstLoad, kitPieces} from '../../tools/bundle.mjs';
import {firstChunk} from '../../tools/first-chunk.mjs';

const dist = mkdtempSync(join(tmpdir(), 'vpio-dist-'));

afterAll(() => rmSync(dist, {recursive: true, force: true}));

test('the page’s script, what it imports and its worker are weighed; what is imported later is not, and a device’s piece is weighed by itself', () => {
  mkdirSync(join(dist, 'assets'));
  writeFileSync(
    join(dist, 'index.html'),
    '<link rel="modulepreload" href="./assets/kit-card-a1b2c3d4.js"><script type="module" src="./assets/index.js"></script>',
  );
  const scripts = {
    'index.js':
      'import{a}from"./shared.js";a(new Worker(new URL(`worker.js`,import.meta.url)));import(`./later.js`);import(`./kit-card-a1b2c3d4.js`)',
    'shared.js': 'export const a=console.log',
    'worker.js': 'import"./engine.js";import("./later.js")',
    'engine.js': 'postMessage(1)',
    'later.js': 'export const l=1',
    'kit-card-a1b2c3d4.js': 'export const k=1',
  };
  for (const [name, text] of Object.entries(scripts)) writeFileSync(join(dist, 'assets', name), text);
  const weighed = [...firstLoad(dist).keys()].map((file) => basename(file)).sort();
  expect([...kitPieces(dist).keys()]).toEqual(['card']);
  expect(weighed).toEqual(['engine.js', 'index.js', 'shared.js', 'worker.js']);
});

test.each([
  '/src/kits/card/screen/screen.ts',
  '/src/kits/card/screen.ts',
])('what only %s needs goes into its device’s piece', (screen) => {
  const importers: Readonly<Record<string, readonly string[]>> = {
    [screen]: [],
    '/src/kits/card/words.ts': [screen],
    '/src/kits/other/screen.ts': [],
    '/src/kits/words.ts': [screen, '/src/kits/other/screen.ts'],
  };
  const graph = {getModuleInfo: (id: string) => ({importers: importers[id] ?? []})};
  expect(firstChunk(screen, graph)).toBe('kit-card');
  expect(firstChunk('/src/kits/card/words.ts', graph)).toBe('kit-card');
  expect(firstChunk('/src/kits/words.ts', graph)).toBe(null);
});
