// Predict mode: any run asks before it shows, is told nothing beforehand, keeps score, and goes free again.
import type {Page} from 'playwright-core';
import {afterAll, expect, test} from 'vitest';
import {axeFaults} from './axe.ts';
import {leaveBrowser} from './browser.ts';
import {openLabPage, shownEvent, standsStill} from './lab-page.ts';

afterAll(leaveBrowser);

const onward = (page: Page) => page.getByRole('button', {name: 'To the next question'});

/** Goes on until a question of this sort is put, answering the others with their first choice; gives its heading. */
async function untilAsked(page: Page, wanted: RegExp): Promise<string> {
  for (;;) {
    await onward(page).click();
    const heading = page.getByRole('region', {name: 'Predict'}).getByRole('heading', {level: 2});
    await page.getByRole('radio').first().waitFor();
    const prompt = await heading.innerText();
    if (wanted.test(prompt)) return prompt;
    await answer(page, 0);
  }
}

async function answer(page: Page, choice: number): Promise<void> {
  await page.locator('label.choice').nth(choice).click();
  await page.getByRole('button', {name: /^Lock in/}).click();
  await page.getByRole('region', {name: 'Outcome'}).waitFor();
}

test('a run asks before each verdict, transition and hand-off, tells nothing of them beforehand, and keeps score', async () => {
  const {page} = await openLabPage('?scenario=transmit&seed=1&event=60');
  await page.keyboard.press('a');
  await onward(page).waitFor();
  const prompt = await untilAsked(page, /What does the monitor say/);
  expect(prompt).toContain('guest A');
  const stood = await standsStill(page);
  // Whatever the run is told, it stands still: the transport, the keys, a jump.
  await page.getByRole('button', {name: 'Step to the next transition'}).click();
  await page.keyboard.press('F8');
  expect(await standsStill(page)).toBe(stood);
  await answer(page, 1);
  await expect.poll(() => shownEvent(page)).toBe(stood + 1);
  await page.getByText('Not as predicted').waitFor();
  expect(await page.getByRole('region', {name: 'Outcome'}).innerText()).toMatch(/Allowed: 0x/);
  // Why: its causes, one by one.
  await page.getByRole('button', {name: /^Why\?/}).click();
  await page.getByText(/Cause 1 of/).waitFor();
  await page.getByRole('button', {name: 'Back to the outcome'}).click();
  expect(await axeFaults(page)).toEqual([]);
  const rows = page.getByRole('table').getByRole('row');
  expect(await rows.first().innerText()).toMatch(/Event\s+Question\s+You said\s+What happened/);
  expect(await page.getByText(/of \d+ as predicted/).innerText()).toMatch(/^\d+ of [1-9]\d* as predicted$/);
  // Let go, the run goes where it likes, and the lab shows what is ahead again.
  await page.getByRole('link', {name: 'Stop asking'}).click();
  await page.getByRole('region', {name: 'Log'}).waitFor();
  await page.keyboard.press('n');
  await page.keyboard.press('x');
  expect(await standsStill(page)).toBeGreaterThan(stood + 1);
});

test('by keyboard alone: from the lab to an answer, at 820 pixels', async () => {
  const {page} = await openLabPage('?scenario=two-guests&seed=1&event=400', {viewport: {width: 820, height: 1180}});
  await page.keyboard.press('a');
  await onward(page).waitFor();
  // The focus is at the heading; the button and then the choices come next.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('radio').first().waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await page.getByRole('region', {name: 'Outcome'}).waitFor();
  expect(await page.getByText(/^[01] of 1 as predicted$/).count()).toBe(1);
  expect(await axeFaults(page)).toEqual([]);
});
