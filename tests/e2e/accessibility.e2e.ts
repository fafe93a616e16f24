// Both screens in both themes before axe: no violation of WCAG A or AA, nor of its good practice.
import {afterAll, expect, test} from 'vitest';
import {axeFaults} from './axe.ts';
import {closeBrowser} from './browser.ts';
import {openLabPage, standsStill} from './lab-page.ts';

afterAll(closeBrowser);

test.each([
  ['lab', 'light', '#lab'],
  ['lab', 'dark', '#lab'],
  ['card memory', 'light', '#dma'],
  ['card memory', 'dark', '#dma'],
  ['hooks', 'dark', '#hooks'],
  ['exploration', 'light', '#explore'],
] as const)('axe finds nothing on the %s screen in %s', async (_screen, colorScheme, hash) => {
  const {page} = await openLabPage(`?scenario=rogue${hash}`, {colorScheme, reducedMotion: 'reduce'});
  await page.keyboard.press('n');
  await standsStill(page);
  expect(await axeFaults(page)).toEqual([]);
  if (hash !== '#lab' && hash !== '#dma') return;
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  if (hash !== '#lab') return;
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({state: 'detached'});
  await page.keyboard.press('p');
  await page.getByRole('dialog', {name: /^Policies of/}).waitFor();
  expect(await axeFaults(page)).toEqual([]);
});
