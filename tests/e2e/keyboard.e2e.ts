// The lab without a pointer: open the rogue's scenario, run it, find the denial, read why.
import type {Page} from 'playwright-core';
import {afterAll, expect, test} from 'vitest';
import {leaveBrowser} from './browser.ts';
import {openLabPage, standsStill} from './lab-page.ts';

afterAll(leaveBrowser);

/** Presses Tab until what has the focus is named so. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let n = 0; n < 80; n++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const {activeElement: at} = document;
      const label =
        at instanceof HTMLElement
          ? (at.getAttribute('aria-label') ?? at.closest('label')?.innerText ?? at.innerText)
          : '';
      return label.trim();
    });
    if (name.test(focused)) return;
  }
  throw new Error(`no stop of Tab is named ${String(name)}`);
}

test('a scenario is chosen, run and understood by keyboard alone', async () => {
  const {page} = await openLabPage('#lab', {reducedMotion: 'reduce'});
  await tabTo(page, /^Scenario/);
  await page.keyboard.type('A guest');
  await page.waitForFunction(() => location.search.includes('scenario=rogue'));
  await standsStill(page);
  await tabTo(page, /^Step to the next denial/);
  await page.keyboard.press('F8');
  await page.getByText('ended after').first().waitFor({state: 'attached', timeout: 60_000});
  await standsStill(page);

  await page.keyboard.press('Shift+N');
  await standsStill(page);
  expect(await page.getByRole('region', {name: /^Event/}).innerText()).toMatch(/denied/i);

  await page.keyboard.press('Shift+Tab');
  await tabTo(page, /^Events of the run/);
  const before = await page.getByRole('region', {name: /^Event/}).innerText();
  for (let n = 0; n < 3; n++) await page.keyboard.press('ArrowUp');
  await standsStill(page);
  expect(await page.getByRole('region', {name: /^Event/}).innerText()).not.toBe(before);
  await page.keyboard.press('Escape');

  await tabTo(page, /^Card memory/);
  await page.keyboard.press('Enter');
  const proof = page.getByRole('region', {name: /^Why was/});
  await proof.waitFor();
  await standsStill(page);
  expect(await proof.innerText()).toMatch(/DENIED\./);
});

test('a splitter moves by arrow keys and keeps its place', async () => {
  const {page} = await openLabPage();
  const splitter = page.getByRole('separator', {name: 'Width of Event'});
  await splitter.focus();
  const before = await splitter.getAttribute('aria-valuenow');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  const after = await splitter.getAttribute('aria-valuenow');
  expect(Number(after)).toBeGreaterThan(Number(before));
  await page.reload();
  await standsStill(page);
  expect(await splitter.getAttribute('aria-valuenow')).toBe(after);
});
