// One selection: an event chosen in the log takes every panel to its instant, says so, and Escape brings the present back.
import type {Page} from 'playwright-core';
import {afterAll, expect, test} from 'vitest';
import {axeFaults} from './axe.ts';
import {closeBrowser} from './browser.ts';
import {goTo, openLabPage, runToEnd, scenarioMenu, shownEvent, standsStill} from './lab-page.ts';
import {layoutFaults} from './layout-check.ts';

afterAll(closeBrowser);

const region = (page: Page, name: string) => page.getByRole('region', {name, exact: true});

/** What the two twins say, the machine's and the model's, and the card's registers. */
async function panelsSay(page: Page): Promise<string[]> {
  const names = ['Machine as a table', 'Model as a table', 'Registers of the page'];
  const texts = await Promise.all(names.map((name) => region(page, name).innerText()));
  // A step can write several records: which of them is lit may differ, the machine may not.
  return texts.map((text) => text.replace(/^.*, not now\s*/, '').replace(/^path\t.*$/m, ''));
}

async function openTwins(page: Page): Promise<void> {
  for (const of of ['Machine', 'Model']) await page.getByRole('button', {name: `${of} as a table`}).press('Enter');
  await page.getByRole('tab', {name: 'Registers'}).click();
}

test('an event chosen in the log is shown by every panel as the machine stood then', async () => {
  const {page, consoleErrors} = await openLabPage('?scenario=two-guests', {reducedMotion: 'reduce'});
  await openTwins(page);
  await runToEnd(page);
  const atEnd = await panelsSay(page);
  const end = await shownEvent(page);

  const log = region(page, 'Log').getByRole('grid');
  await log.focus();
  for (let n = 0; n < 12; n++) await page.keyboard.press('PageUp');
  await region(page, 'Machine')
    .getByText(/^after event .*, not now$/)
    .waitFor();
  await standsStill(page);
  const mark = await region(page, 'Machine')
    .getByText(/, not now$/)
    .innerText();
  for (const panel of ['Model', 'Registers']) expect(await region(page, panel).innerText()).toContain(mark);
  expect(await shownEvent(page)).toBe(end);
  expect(await page.getByRole('group', {name: /^Timeline/}).getAttribute('aria-label')).toContain(
    'The chosen event was',
  );
  const chosen = await panelsSay(page);
  expect(chosen).not.toEqual(atEnd);
  expect(await axeFaults(page)).toEqual([]);
  expect(await layoutFaults(page)).toEqual([]);

  await page.getByRole('link', {name: 'Card memory', exact: true}).click();
  await region(page, 'Card memory').getByText(mark).waitFor();
  await page.getByRole('link', {name: 'Lab', exact: true}).click();
  await openTwins(page);
  await page.keyboard.press('Escape');
  await region(page, 'Machine')
    .getByText(/, not now$/)
    .waitFor({state: 'detached'});
  await standsStill(page);

  // The present, taken to that event, says the same.
  await goTo(page, Number(mark.replace(/\D/g, '')));
  expect(await panelsSay(page)).toEqual(chosen);
  expect(consoleErrors).toEqual([]);
});

test('a frame’s record chosen in the log is the frame on the screen of frames, until another run is opened', async () => {
  const {page, consoleErrors} = await openLabPage('?scenario=two-guests', {reducedMotion: 'reduce'});
  await runToEnd(page);
  await goTo(page, 900);
  const sent = region(page, 'Log')
    .getByRole('row')
    .filter({hasText: /frame \d+ is on the wire/})
    .first();
  const frame = /frame (\d+) is on the wire/.exec(await sent.innerText())?.[1];
  await sent.click();
  await page.getByRole('link', {name: 'Frames', exact: true}).click();
  await region(page, `Frame ${frame}`).waitFor();
  const follow = page.getByRole('button', {name: 'Keep the last frame in sight'});
  expect(await follow.getAttribute('aria-pressed')).toBe('false');
  await scenarioMenu(page).selectOption('transmit');
  await page.waitForFunction(() => location.search.includes('transmit'));
  await standsStill(page);
  expect(await follow.getAttribute('aria-pressed')).toBe('true');
  expect(consoleErrors).toEqual([]);
});

test('a check’s record chooses the page it was about, once: another page chosen then stays', async () => {
  const {page, consoleErrors} = await openLabPage('?scenario=two-guests', {reducedMotion: 'reduce'});
  await runToEnd(page);
  const check = region(page, 'Log')
    .getByRole('row')
    .filter({hasText: /write, 0x4000.*allowed/})
    .first();
  await region(page, 'Log').getByRole('grid').focus();
  for (let n = 0; n < 40 && (await check.count()) === 0; n++) await page.keyboard.press('PageUp');
  await check.click();
  await page.getByRole('link', {name: 'Card memory', exact: true}).click();
  await page.getByRole('region', {name: 'Bytes of page 40'}).waitFor();
  await page.locator('[data-page="96"]').click();
  await page.getByRole('region', {name: 'Bytes of page 60'}).waitFor();
  await standsStill(page);
  expect(await page.getByRole('region', {name: 'Bytes of page 60'}).isVisible()).toBe(true);
  expect(consoleErrors).toEqual([]);
});
