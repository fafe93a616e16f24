// Reach: high contrast before axe, the present event read out, words explained, and a window zoomed to 200 %.
import {afterAll, expect, test} from 'vitest';
import {axeFaults} from './axe.ts';
import {leaveBrowser} from './browser.ts';
import {openLabPage, standsStill} from './lab-page.ts';

afterAll(leaveBrowser);

test('high contrast, narration and glossary', async () => {
  const app = await openLabPage('?scenario=rogue', {reducedMotion: 'reduce', viewport: {width: 1366, height: 768}});
  const {page} = app;
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', {name: 'Command', exact: true}).fill('high contrast');
  await page.keyboard.press('Enter');
  await page.locator('html[data-theme=contrast]').waitFor();
  expect(await page.evaluate('getComputedStyle(document.documentElement).getPropertyValue("--ink3").trim()')).toBe(
    '#16191d',
  );
  await page.keyboard.press('n');
  await standsStill(page);
  const told = page.getByRole('status', {name: 'The present event'});
  await told.filter({hasText: /^Event .*guest C/}).waitFor({state: 'attached'});
  expect(await axeFaults(page)).toEqual([]);

  const hooked = page.getByRole('button', {name: 'hooked', exact: true});
  await hooked.focus();
  await page.getByRole('tooltip').filter({hasText: 'asked to see'}).waitFor();
  await hooked.click();
  const words = page.getByRole('dialog', {name: 'Words'});
  await words.getByRole('heading', {name: 'Not modelled'}).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await words.getByRole('textbox', {name: 'Find'}).fill('belief');
  expect(await words.getByRole('term').allTextContents()).toContain('belief');
  await page.keyboard.press('Escape');

  const unmodelled = page.getByRole('dialog', {name: 'What the card does not model'});
  const opener = page.getByRole('button', {name: /^Not modelled/});
  await opener.press('Enter');
  await unmodelled.waitFor();
  expect(await unmodelled.getByRole('term').count()).toBeGreaterThan(2);
  await page.keyboard.press('Escape');
  await unmodelled.waitFor({state: 'detached'});
  expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);
  for (const elsewhere of [opener, page.getByRole('heading', {name: 'Model', exact: true})]) {
    await opener.click();
    await unmodelled.waitFor();
    await elsewhere.click();
    await unmodelled.waitFor({state: 'detached'});
  }

  await page.setViewportSize({width: 683, height: 384});
  await standsStill(page);
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  const log = page.getByRole('grid', {name: 'Events of the run'});
  await log.scrollIntoViewIfNeeded();
  expect((await page.locator('.log-scroll').boundingBox())?.height ?? 0).toBeGreaterThan(150);
  await page.getByRole('button', {name: 'Run (F8)'}).click({trial: true});
  expect(app.consoleErrors).toEqual([]);
});
