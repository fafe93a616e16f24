// What is written down or carried out: the keys behind ?, a run as CSV, and as a recording that the page opens again.
import {readFileSync} from 'node:fs';
import type {Page} from 'playwright-core';
import {afterAll, expect, test} from 'vitest';
import {leaveBrowser} from './browser.ts';
import {openLabPage, runToEnd, scenarioMenu, standsStill} from './lab-page.ts';

afterAll(leaveBrowser);

async function saved(page: Page, label: RegExp): Promise<Buffer> {
  const menu = page.getByRole('combobox', {name: 'Save the run'});
  const name = (await menu.getByRole('option').allInnerTexts()).find((text) => label.test(text)) ?? '';
  const [download] = await Promise.all([page.waitForEvent('download'), menu.selectOption({label: name})]);
  return readFileSync(await download.path());
}

test('? lists every key, and each does what it says there', async () => {
  const {page} = await openLabPage('?scenario=transmit', {reducedMotion: 'reduce'});
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', {name: 'Keys'});
  await help.waitFor();
  const keys = await help.locator('kbd').allInnerTexts();
  for (const key of [
    'F8 or Space',
    '.',
    ',',
    'E',
    'X',
    'M',
    'O',
    'F',
    'H',
    'N',
    'G',
    '/',
    'B',
    'I',
    'C',
    'L',
    'W',
    '?',
  ])
    expect(keys).toContain(key);
  await page.keyboard.press('Escape');
  await help.waitFor({state: 'detached'});
  for (const [key, name] of [
    ['b', 'Breakpoints'],
    ['i', 'Act here'],
    ['c', 'Colours of the log'],
    ['l', 'Panels of the lab'],
    ['w', 'Words'],
  ] as const) {
    await page.keyboard.press(key);
    await page.getByRole('dialog', {name}).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', {name}).waitFor({state: 'detached'});
  }
});

test('a run leaves as CSV, and as a recording that opens here and is met again', async () => {
  const {page, consoleErrors} = await openLabPage('?scenario=transmit', {reducedMotion: 'reduce'});
  const events = await runToEnd(page);
  const [head = '', ...rows] = (await saved(page, /CSV/)).toString('utf8').trim().split(/\r?\n/);
  expect(rows).toHaveLength(events + 1);
  expect(head.split(',').length).toBeGreaterThan(5);
  for (const row of rows.slice(0, 20)) expect(row.split(',').length).toBeGreaterThanOrEqual(head.split(',').length);

  const recording = await saved(page, /vpio-trace/);
  await page.locator('input[type=file]').setInputFiles({name: 'ours.jsonl', mimeType: '', buffer: recording});
  await scenarioMenu(page).getByRole('option', {name: /ours/}).waitFor({state: 'attached'});
  await standsStill(page);
  expect(await runToEnd(page)).toBeGreaterThan(100);
  const log = page.getByRole('region', {name: 'Log', exact: true});
  const box = log.getByRole('combobox', {name: 'Filter', exact: true});
  for (const [filter, count] of [
    ['mismatch', /^0 of /],
    ['frame.dir == tx', /^1 of /],
  ] as const) {
    await box.fill(filter);
    await box.press('Enter');
    await log.getByRole('status').filter({hasText: count}).waitFor();
  }
  expect(consoleErrors).toEqual([]);
});

test('with reduced motion a step is drawn at once; without, amber runs', async () => {
  const moving = async (reducedMotion: 'reduce' | 'no-preference'): Promise<number> => {
    const {page} = await openLabPage('?scenario=transmit', {reducedMotion});
    await page.evaluate(() => {
      const seen = {moving: 0};
      Object.assign(window, {seen});
      const look = (): void => {
        seen.moving = Math.max(
          seen.moving,
          document.getAnimations().length + document.querySelectorAll('animate').length,
        );
        requestAnimationFrame(look);
      };
      look();
    });
    await page.keyboard.press('.');
    await standsStill(page);
    return page.evaluate(() => (window as unknown as {seen: {moving: number}}).seen.moving);
  };
  expect(await moving('reduce')).toBe(0);
  expect(await moving('no-preference')).toBeGreaterThan(0);
});
