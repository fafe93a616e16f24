// Both screens in both themes before axe: no violation of WCAG A or AA, nor of its good practice.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {afterAll, expect, test} from 'vitest';
import {closeBrowser} from './browser.ts';
import {openLabPage, standsStill} from './lab-page.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResult {
  readonly violations: readonly {readonly id: string; readonly nodes: readonly {readonly html: string}[]}[];
}

afterAll(closeBrowser);

test.each([
  ['lab', 'light', '#lab'],
  ['lab', 'dark', '#lab'],
  ['card memory', 'light', '#dma'],
  ['card memory', 'dark', '#dma'],
] as const)('axe finds nothing on the %s screen in %s', async (_screen, colorScheme, hash) => {
  const {page} = await openLabPage(`?scenario=rogue${hash}`, {colorScheme, reducedMotion: 'reduce'});
  await page.keyboard.press('n');
  await standsStill(page);
  const check = async (): Promise<string[]> => {
    // `evaluate` is not held to the page's content policy, as a script element would be.
    await page.evaluate(AXE);
    const {violations}: AxeResult = await page.evaluate('axe.run()');
    return violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html.slice(0, 120)).join(' || ')}`);
  };
  expect(await check()).toEqual([]);
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  expect(await check()).toEqual([]);
  if (hash !== '#lab') return;
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({state: 'detached'});
  await page.keyboard.press('p');
  await page.getByRole('dialog', {name: /^Policies of/}).waitFor();
  expect(await check()).toEqual([]);
});
