// One selection: an event chosen in the log takes every panel to its instant, says so, and Escape brings the present back.
import type {Page} from 'playwright-core';
import {afterAll, expect, test} from 'vitest';
import {axeFaults} from './axe.ts';
import {leaveBrowser} from './browser.ts';
import {goTo, openLabPage, runToEnd, scenarioMenu, shownEvent, standsStill} from './lab-page.ts';
import {layoutFaults} from './layout-check.ts';

afterAll(leaveBrowser);

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
    .filter({hasText: /frame \d+ has left/})
    .first();
  const frame = /frame (\d+) has left/.exec(await sent.innerText())?.[1];
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
  const box = region(page, 'Log').getByRole('combobox', {name: 'Filter', exact: true});
  await box.fill('dma.dir == write && dma.addr == 0x4000');
  await box.press('Enter');
  await standsStill(page);
  await check.click();
  await region(page, 'Machine')
    .getByText(/^after event .*, not now$/)
    .waitFor();
  await page.getByRole('link', {name: 'Card memory', exact: true}).click();
  await page.getByRole('region', {name: 'Bytes of page 40'}).waitFor();
  await page.locator('[data-page="96"]').click();
  await page.getByRole('region', {name: 'Bytes of page 60'}).waitFor();
  await standsStill(page);
  expect(await page.getByRole('region', {name: 'Bytes of page 60'}).isVisible()).toBe(true);
  expect(consoleErrors).toEqual([]);
});

test('a state of the model is chosen by a click, and every panel shows when it was last met', async () => {
  const {page, consoleErrors} = await openLabPage('?scenario=two-guests', {reducedMotion: 'reduce'});
  await runToEnd(page);
  const end = await shownEvent(page);
  const log = region(page, 'Log');
  const box = log.getByRole('combobox', {name: 'Filter', exact: true});
  await region(page, 'Model').locator('[data-state="TransDmaWr"]').click();
  await region(page, 'Model')
    .getByText(/^after event .*, not now$/)
    .waitFor();
  await standsStill(page);
  expect(await box.inputValue()).toBe('model.state == TransDmaWr');
  expect(await region(page, 'Model').locator('[data-chosen="true"]').getAttribute('data-state')).toBe('TransDmaWr');
  expect(await region(page, 'Model').locator('[data-current="true"]').getAttribute('data-state')).toBe('TransDmaWr');
  const mark = await region(page, 'Model')
    .getByText(/, not now$/)
    .innerText();
  await region(page, 'Machine').getByText(mark).waitFor();
  expect(await shownEvent(page)).toBe(end);
  await page.getByText('ticks above: passes the filter').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  expect(await layoutFaults(page)).toEqual([]);

  // By the table twin a second one joins it, and both are let go.
  await page.getByRole('button', {name: 'Model as a table'}).press('Enter');
  const states = region(page, 'Model as a table');
  await states.getByRole('button', {name: 'Trans', exact: true}).press('Enter');
  await standsStill(page);
  expect(await box.inputValue()).toBe('model.state in {TransDmaWr, Trans}');
  for (const name of ['Trans', 'TransDmaWr']) await states.getByRole('button', {name, exact: true}).press('Enter');
  await expect.poll(() => states.locator('[aria-pressed="true"]').count()).toBe(0);
  await standsStill(page);
  expect(await box.inputValue()).toBe('');
  await region(page, 'Machine')
    .getByText(/, not now$/)
    .waitFor({state: 'detached'});
  expect(consoleErrors).toEqual([]);
});

test('a state that is clicked is told: what it means and where its events lead; Escape takes its filter away again', async () => {
  const {page, consoleErrors} = await openLabPage('?scenario=two-guests&event=600', {reducedMotion: 'reduce'});
  const box = region(page, 'Log').getByRole('combobox', {name: 'Filter', exact: true});
  await region(page, 'Model').locator('[data-state="Trans"]').click();
  const sheet = page.getByRole('dialog', {name: 'State Trans'});
  await sheet.getByText(/A frame is leaving packet memory/).waitFor();
  await expect.poll(() => box.inputValue()).toBe('model.state == Trans');
  await standsStill(page);
  expect(await sheet.getByRole('term').first().innerText()).toBe('INT: PTX, TXE');
  expect(await sheet.getByRole('definition').first().innerText()).toBe('→ Idle');
  expect(await sheet.getByRole('button', {name: 'slide 26', exact: true}).count()).toBe(1);
  expect(await axeFaults(page)).toEqual([]);
  expect(await layoutFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await sheet.waitFor({state: 'detached'});
  await expect.poll(() => box.inputValue()).toBe('');

  // A click beside it closes the sheet alone; Escape then takes the state out of the filter and leaves the rest.
  await box.fill('guest.id == A');
  await box.press('Enter');
  await standsStill(page);
  await region(page, 'Model').locator('[data-state="Idle"]').click();
  const idle = page.getByRole('dialog', {name: 'State Idle'});
  await idle.waitFor();
  await expect.poll(() => box.inputValue()).toMatch(/model\.state == Idle/);
  await region(page, 'Machine').getByRole('heading', {name: 'Machine'}).click();
  await idle.waitFor({state: 'detached'});
  expect(await box.inputValue()).toMatch(/model\.state == Idle/);
  await page.keyboard.press('Escape');
  await expect.poll(() => box.inputValue()).toBe('guest.id == A');

  // From the table as well.
  await page.getByRole('button', {name: 'Model as a table'}).press('Enter');
  await region(page, 'Model as a table').getByRole('button', {name: 'DmaWr', exact: true}).press('Enter');
  await page
    .getByRole('dialog', {name: 'State DmaWr'})
    .getByText(/with|two|open/)
    .first()
    .waitFor();
  expect(consoleErrors).toEqual([]);
});

test('a span of the timeline is chosen by a drag, by keys and from the table, and narrows list and costs', async () => {
  const {page, consoleErrors} = await openLabPage('?scenario=rogue&event=9000', {
    reducedMotion: 'reduce',
    viewport: {width: 1366, height: 768},
  });
  await page.getByRole('tab', {name: 'Costs'}).click();
  const exits = region(page, 'Costs').getByRole('row', {name: /^exits/});
  const whole = await exits.innerText();
  const box = region(page, 'Log').getByRole('combobox', {name: 'Filter', exact: true});
  const lanes = page.getByRole('group', {name: /^Timeline/});
  const place = await lanes.boundingBox();
  if (place === null) throw new Error('the lanes are drawn');
  await page.keyboard.down('Shift');
  await page.mouse.move(place.x + 100, place.y + 60);
  await page.mouse.down();
  await page.mouse.move(place.x + 180, place.y + 60, {steps: 4});
  await page.mouse.up();
  await page.keyboard.up('Shift');
  const release = page.getByRole('button', {name: /chosen: let the span go$/});
  await release.waitFor();
  await standsStill(page);
  expect(await box.inputValue()).toMatch(/^cycles in \{\d+\.\.\d+\}$/);
  expect(await lanes.getAttribute('aria-label')).toMatch(/Chosen from [\d.\s]+ to [\d.\s]+ milliseconds/);
  expect(await shownEvent(page)).toBe(9000);
  await region(page, 'Costs')
    .getByText(/^the chosen .* prices$/)
    .waitFor();
  expect(await exits.innerText()).not.toBe(whole);
  await region(page, 'Machine')
    .getByText(/^after event .*, not now$/)
    .waitFor();
  expect(await axeFaults(page)).toEqual([]);
  expect(await layoutFaults(page)).toEqual([]);
  await release.press('Enter');
  await release.waitFor({state: 'detached'});
  await standsStill(page);
  expect([await box.inputValue(), await exits.innerText()]).toEqual(['', whole]);

  await lanes.focus();
  await page.keyboard.press('o');
  await release.waitFor();
  await page.keyboard.press('Delete');
  await release.waitFor({state: 'detached'});
  await page.getByRole('button', {name: 'Timeline as a table'}).press('Enter');
  const choose = region(page, 'Timeline as a table').getByRole('button', {name: /^Choose from/});
  await choose.first().press('Enter');
  await release.waitFor();
  await standsStill(page);
  expect(await choose.first().getAttribute('aria-pressed')).toBe('true');
  expect(consoleErrors).toEqual([]);
});
