// A device that is no network card, in the page: its panels draw it in its own words, without an error.
import {afterAll, expect, test} from 'vitest';
import {leaveBrowser} from './browser.ts';
import {openLabPage, runToEnd, standsStill} from './lab-page.ts';

afterAll(leaveBrowser);

const WORDS_OF_ANOTHER = /NE2000|\bISR\b|undefined|NaN/;

test('the copy engine is drawn, told, stepped through and denied', async () => {
  const {page, consoleErrors} = await openLabPage('?scenario=copy-rogue', {
    reducedMotion: 'reduce',
    viewport: {width: 1600, height: 1000},
  });
  await runToEnd(page);
  const log = page.getByRole('region', {name: 'Log', exact: true});
  await log.getByRole('combobox', {name: 'Filter', exact: true}).fill('kind == denial');
  await page.keyboard.press('Enter');
  await standsStill(page);
  await log.getByRole('grid').focus();
  await page.keyboard.press('Home');
  await standsStill(page);
  expect(await log.innerText()).toContain('the copy would read outside the guest’s window');
  expect(await page.getByRole('region', {name: 'Model', exact: true}).innerHTML()).toContain('Copying');
  expect(await page.getByRole('region', {name: 'Machine', exact: true}).innerHTML()).toContain('copy engine');
  const tabs = page.getByRole('tab');
  for (let i = 0; i < (await tabs.count()); i++) {
    const tab = tabs.nth(i);
    const name = (await tab.innerText()).trim();
    await tab.click();
    await standsStill(page);
    expect(await page.locator('body').innerText(), name).not.toMatch(WORDS_OF_ANOTHER);
  }
  for (const screen of ['Card memory', 'Hooks', 'Explore', 'Compare']) {
    await page.getByRole('link', {name: screen, exact: true}).click();
    await standsStill(page);
    expect(await page.locator('body').innerText(), screen).not.toMatch(WORDS_OF_ANOTHER);
  }
  expect(consoleErrors).toEqual([]);
});

test('a rule of its hand-off that is broken is found, in its own registers', async () => {
  const {page, consoleErrors} = await openLabPage('?scenario=copy-two-guests#explore', {reducedMotion: 'reduce'});
  await page.getByRole('combobox', {name: 'rule broken'}).selectOption('no-restore');
  await page.getByRole('combobox', {name: 'states a walk, at most'}).selectOption('1000');
  await page.getByRole('button', {name: 'Explore', exact: true}).click();
  const steps = page.getByRole('list', {name: 'Steps'});
  await steps.waitFor({timeout: 60_000});
  expect(await page.getByRole('region', {name: 'Properties'}).innerText()).toMatch(
    /Broken\s+No DMA outside the window/,
  );
  expect(await steps.innerText()).toContain('start a copy');
  expect(consoleErrors).toEqual([]);
});
