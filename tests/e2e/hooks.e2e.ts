// The hook designer in the browser: tick by keyboard, try, see the hole, search a sound set, open it; the open run stays.
import {afterAll, expect, test} from 'vitest';
import {closeBrowser} from './browser.ts';
import {openLabPage, standsStill} from './lab-page.ts';
import {layoutFaults} from './layout-check.ts';

afterAll(closeBrowser);

test('a set with a hole shows what gets through it, and closing the hole is a new run', async () => {
  const app = await openLabPage('?scenario=attack-ring#hooks', {reducedMotion: 'reduce'});
  const {page} = app;
  const counter = await page.locator('.position').innerText();
  await page.getByRole('button', {name: 'Search a minimal sound set'}).click();
  await page.getByRole('button', {name: 'Stop', exact: true}).click();
  await page.getByRole('button', {name: 'deck', exact: true}).click();
  await page.getByRole('button', {name: 'Try these'}).click();
  await page.getByRole('progressbar', {name: 'Runs done'}).waitFor();
  const results = page.getByRole('region', {name: 'What it costs and hides'});
  await page.getByRole('button', {name: 'Try these'}).waitFor({timeout: 90_000});
  const words = await results.innerText();
  expect(words).toMatch(/≠ Not sound/);
  expect(words).toMatch(/the attack wrote [\d\s]+B of others/);
  expect(words).toMatch(/w:0:PSTART\s+\d+\s+≠ attack succeeds/);
  expect(words).toMatch(/1 in \d+\.\d/);
  expect(await page.locator('.position').innerText()).toBe(counter);
  expect(await layoutFaults(page)).toEqual([]);

  const tpsr = page.getByRole('checkbox', {name: /^write TPSR, page 0/});
  await tpsr.focus();
  for (const key of ['ArrowUp', 'ArrowUp', 'ArrowUp', 'Space', 'ArrowDown', 'Space']) await page.keyboard.press(key);
  expect(await page.getByRole('checkbox', {name: /^write PSTOP, page 0/}).isChecked()).toBe(true);
  await page.getByRole('checkbox', {name: /^write CURR, page 1/}).check();
  await page.getByRole('button', {name: 'Open a new run with these'}).click();
  await page.waitForFunction(() => location.search.includes('hooks='));
  await standsStill(page);
  expect(new URL(page.url()).searchParams.get('hooks')).toContain('w:0:PSTART');
  expect(await page.getByRole('button', {name: 'The open run’s', exact: true}).isDisabled()).toBe(true);
  expect([...app.pageErrors, ...app.consoleErrors, ...app.foreignRequests()]).toEqual([]);
});

test('a search ends at a set that it ticks', async () => {
  const {page} = await openLabPage('?scenario=transmit#hooks', {viewport: {width: 1366, height: 768}});
  await page.getByRole('button', {name: 'Search a minimal sound set'}).click();
  const found = page.getByRole('region', {name: 'The set found by search'});
  await found.waitFor({timeout: 60_000});
  expect(await found.innerText()).toMatch(/Sound for this run, minimal/);
  const ticked = await page.locator('input:checked').count();
  expect(ticked).toBeGreaterThan(0);
  expect(ticked).toBeLessThan(12);
  expect(await layoutFaults(page)).toEqual([]);
});
