// What a screen reader is told: the title, the live region, the way past the bars.
import type {Page} from 'playwright-core';
import {afterAll, expect, test} from 'vitest';
import {leaveBrowser} from './browser.ts';
import {openLabPage, standsStill} from './lab-page.ts';

afterAll(leaveBrowser);

/** What the live region says once it says what is awaited. */
async function heard(page: Page, wanted: RegExp): Promise<string> {
  const said = page.getByRole('status', {name: 'The present event'});
  await said.filter({hasText: wanted}).waitFor({timeout: 30_000});
  return (await said.textContent()) ?? '';
}

test('a denial is heard with its verdict and its reason', async () => {
  const {page} = await openLabPage('?scenario=rogue');
  await page.keyboard.press('n');
  await standsStill(page);
  expect(await heard(page, /Denied/)).toMatch(/guest C: Denied: remote DMA would leave the guest’s window\. /);
});

test('after Start the live region says the present, which is power-on', async () => {
  const {page} = await openLabPage('?scenario=transmit&event=150');
  await heard(page, /^Event 150\b/);
  await page.getByRole('button', {name: 'To the start'}).click();
  await standsStill(page);
  expect(await heard(page, /^Power-on/)).toBe('Power-on. Nothing has happened yet.');
});

test('the title names scenario and event and follows both', async () => {
  const {page} = await openLabPage('?scenario=transmit&event=150');
  await expect.poll(() => page.title()).toBe('One frame out, event 150 · VPIO Lab');
  await page.getByRole('button', {name: 'To the start'}).click();
  await expect.poll(() => page.title()).toBe('One frame out, power-on · VPIO Lab');
});

test('one guest is a machine of 1 guest, and one of anything else is one too', async () => {
  const {page} = await openLabPage('?scenario=transmit&event=150');
  await page.getByRole('img', {name: /^Machine of 1 guest, a VMM/}).waitFor();
  await page.getByRole('button', {name: 'To the start'}).click();
  await standsStill(page);
  const wrong = /(?<![\d\u2009.])1 [a-z-]*(?:guests|frames|hand-offs|interrupts|denials|pages|bytes|events)\b/;
  for (let n = 0; n < 8; n++) {
    const names = await page
      .locator('[aria-label]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
    expect([...names, await page.locator('body').innerText()].filter((text) => wrong.test(text))).toEqual([]);
    await page.keyboard.press('m');
    await standsStill(page);
  }
});

test('the first stop of Tab leads past the bars', async () => {
  const {page} = await openLabPage('?scenario=transmit&event=150#frames');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', {name: 'Skip to the panels'});
  expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
  expect((await skip.boundingBox())?.height).toBeGreaterThanOrEqual(24);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  expect(new URL(page.url()).hash).toBe('#frames');
});

/** What has the focus, as it is named. */
async function focused(page: Page): Promise<string> {
  return page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
  );
}

test('machine parts and model states are one stop of Tab each, and arrow keys go from one to the next', async () => {
  const {page} = await openLabPage('?scenario=rogue', {reducedMotion: 'reduce'});
  await page.keyboard.press('n');
  await standsStill(page);
  for (const name of ['Parts of the machine', 'States of the model'])
    await page.getByRole('listbox', {name}).waitFor({state: 'attached'});
  await page.getByRole('button', {name: 'Machine as a table'}).focus();
  await page.keyboard.press('Tab');
  expect(await focused(page)).toMatch(/^Guest A, linux-1: driver in Linux’s manner, /);
  await page.keyboard.press('ArrowRight');
  expect(await focused(page)).toMatch(/^Guest B, geekos-1/);
  await page.keyboard.press('End');
  expect(await focused(page)).toMatch(/^Packet memory: A 0x4000–0x57FF, B /);
  const parts = page.getByRole('listbox', {name: 'Parts of the machine'});
  expect(await parts.getByRole('option', {name: /^CR: 0x22, touched by the present event/}).count()).toBe(1);
  expect(await parts.getByRole('option', {name: /^Device Modeling Monitor: .*DENIED/}).count()).toBe(1);

  await page.getByRole('button', {name: 'Model as a table'}).focus();
  await page.keyboard.press('Tab');
  expect(await focused(page)).toMatch(/^(Initiation|Idle)/);
  await page.keyboard.press('Home');
  for (let n = 0; n < 6; n++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const states = page.getByRole('listbox', {name: 'States of the model'});
  expect(await states.getByRole('option').count()).toBe(7);
  await page.keyboard.press('Home');
  const first = await focused(page);
  await page.keyboard.press('Enter');
  await states.getByRole('option', {name: new RegExp(`^${first.split(',')[0]}, .*chosen$`), selected: true}).waitFor();
  await page.keyboard.press('Escape');
  await states.getByRole('option', {selected: true}).waitFor({state: 'detached'});
});

test('the parts lie where the drawing draws them', async () => {
  const {page} = await openLabPage('?scenario=two-guests&event=3000', {viewport: {width: 1366, height: 768}});
  const drawn = await page.locator('[data-state="DmaWr"] rect').last().boundingBox();
  const stop = await page.getByRole('option', {name: /^DmaWr/}).boundingBox();
  for (const side of ['x', 'y', 'width', 'height'] as const)
    expect(Math.abs((drawn?.[side] ?? 0) - (stop?.[side] ?? 99))).toBeLessThanOrEqual(3);
});

test('the registers are one stop of Tab, at the one that the step changed, and arrow keys tell one after the other', async () => {
  const {page} = await openLabPage('?scenario=two-guests&event=3000', {reducedMotion: 'reduce'});
  await page.getByRole('tab', {name: 'Registers'}).click();
  const table = page.getByRole('region', {name: 'Registers of the page'});
  const changed = table.locator('tr[data-now]');
  await expect.poll(() => changed.allInnerTexts()).toEqual([expect.stringMatching(/^07\s+ISR\b/)]);
  await table.focus();
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('ISR');
  await page.keyboard.press('Home');
  expect(await focused(page)).toBe('CR');
  await page.keyboard.press('ArrowDown');
  expect(await focused(page)).toBe('PSTART');
  await page.getByRole('region', {name: 'The register in words'}).getByText('PSTART', {exact: true}).waitFor();
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('The register in words');
});
