// The hook designer in the browser: tick by keyboard, try, see the hole, search a sound set, open it; the open run stays.
import {afterAll, expect, test} from 'vitest';
import {leaveBrowser} from './browser.ts';
import {notedBars, openLabPage, standsStill, stopTrialUnlessOver} from './lab-page.ts';
import {layoutFaults} from './layout-check.ts';

afterAll(leaveBrowser);

test('a set with a hole shows what gets through it, and closing the hole is a new run', async () => {
  const app = await openLabPage('?scenario=attack-ring#hooks', {reducedMotion: 'reduce'});
  const {page} = app;
  const counter = await page.locator('.position').innerText();
  await page.getByRole('button', {name: 'Search a minimal sound set'}).click();
  await stopTrialUnlessOver(page);
  await page.getByRole('button', {name: 'deck', exact: true}).click();
  const bars = await notedBars(page);
  await page.getByRole('button', {name: 'Try these'}).click();
  const results = page.getByRole('region', {name: 'What it costs and hides'});
  await page.getByRole('button', {name: 'Try these'}).waitFor({timeout: 90_000});
  expect(await bars()).toEqual(['Runs done']);
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
  expect(await page.getByRole('button', {name: 'The open run has these'}).isDisabled()).toBe(true);
  expect([...app.pageErrors, ...app.consoleErrors, ...app.foreignRequests()]).toEqual([]);
});

test('the map that follows the model is a box of its own, by keyboard, and its price stands beside a map at rest', async () => {
  const app = await openLabPage('?scenario=two-guests#hooks', {viewport: {width: 1366, height: 768}});
  const {page} = app;
  await page.getByRole('button', {name: 'sharing', exact: true}).click();
  const dynamic = page.getByRole('checkbox', {name: 'dynamic: hooked only while it matters'});
  await dynamic.focus();
  await page.keyboard.press('Space');
  expect(await dynamic.isChecked()).toBe(true);
  await page.getByRole('button', {name: 'Try these'}).click();
  await page.getByRole('row', {name: /^The same, map at rest [1-9]/}).waitFor({timeout: 60_000});
  const [moving, still] = await page.evaluate(() => {
    const rows = [...document.querySelectorAll('.hook-price tbody tr')];
    return rows.map((row) => Number(row.querySelector('td.figure')?.textContent?.replace(/\D/g, '')));
  });
  expect(moving).toBeGreaterThan(0);
  expect(moving).toBeLessThan(still ?? 0);
  await stopTrialUnlessOver(page);
  await page.getByRole('button', {name: 'Open a new run with these'}).click();
  await page.waitForFunction(() => location.search.includes('dynamic'));
  await standsStill(page);
  expect(await dynamic.isChecked()).toBe(true);
  await page.getByRole('checkbox', {name: /^read reset port/}).uncheck();
  await page.getByText('Needs r:reset').waitFor();
  await page.getByRole('button', {name: 'Try these'}).click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').innerText()).toMatch(/needs w:CR and r:reset/);
  expect(await layoutFaults(page)).toEqual([]);
  expect([...app.pageErrors, ...app.consoleErrors, ...app.foreignRequests()]).toEqual([]);
});

test('within one run the progress moves, and a run can be stopped', async () => {
  const {page} = await openLabPage('?scenario=linux-ne-isa#hooks');
  await page.getByRole('button', {name: 'sharing', exact: true}).click();
  // Each place of the bar, as the page shows it; where it has moved within a run, that is stopped in the same instant.
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(window, {seen});
    new MutationObserver(() => {
      const bar = document.querySelector('.hooks-work progress');
      if (!(bar instanceof HTMLProgressElement)) return;
      seen.push(bar.value);
      if (bar.value % 1 !== 0) bar.closest('.hooks-work')?.querySelector('button')?.click();
    }).observe(document.body, {subtree: true, childList: true, attributes: true, attributeFilter: ['value']});
  });
  await page.getByRole('button', {name: 'Try these'}).click();
  await page
    .getByRole('status')
    .filter({hasText: /^Stopped after \d+ of \d+ runs/})
    .waitFor();
  const seen = await page.evaluate(() => (window as unknown as {seen: number[]}).seen);
  expect(seen.some((value) => value % 1 !== 0)).toBe(true);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
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

test('registers in memory are a page of 4 KiB, in place of the ports, and all its accesses exit', async () => {
  const {page} = await openLabPage('?scenario=linux-8139too-mmio#hooks', {viewport: {width: 1366, height: 768}});
  await page.getByText('Registers in 1 page of 4 KiB').waitFor();
  expect(await page.locator('.status').innerText()).toMatch(/1 page of 4 KiB hooked/);
  await page.getByRole('button', {name: 'Try these'}).click();
  const row = page.getByRole('row', {name: /^This choice 1 in \d/});
  await row.waitFor({timeout: 60_000});
  const words = (await row.innerText()).replace(/[\u2009\u202f\u00a0]/g, '');
  expect(words).toMatch(/\d+ of (\d+)\s+\1\s+1 in 1\.0/);
  await stopTrialUnlessOver(page);
  const price = await page.getByRole('region', {name: 'What the choice costs'}).innerText();
  expect(price).toMatch(/the whole page/i);
  expect(price).toMatch(/nested page fault/);
  expect(price).not.toMatch(/bitmap/);
  expect(await layoutFaults(page)).toEqual([]);
});
