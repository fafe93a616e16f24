// The inspector: every statechart of the worker live on its own page, docked and in a second window, through reloads of
// either; and an event sent from it as an input of the run.
import type {Frame, Page} from 'playwright-core';
import {afterAll, describe, expect, test} from 'vitest';
import {leaveBrowser, type OpenApp} from './browser.ts';
import {goTo, openLabPage, openLongRun, runToEnd, shownDigest, shownEvent, standsStill} from './lab-page.ts';

afterAll(leaveBrowser);

const START = '?scenario=two-guests&seed=26&profile=datasheet&event=600';

/** Opens the docked inspector and waits until it shows both statecharts. */
async function dock({page}: OpenApp): Promise<Frame> {
  await page.getByRole('button', {name: /^Inspector/}).click();
  const frame = await (await page.waitForSelector('iframe[title="Inspector"]')).contentFrame();
  if (frame === null) throw new Error('the dock holds no page');
  await showsBoth(frame);
  return frame;
}

/** Opens the inspector in a window of its own, from its dock. */
async function secondWindow({page}: OpenApp): Promise<Page> {
  const [opened] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('button', {name: /second window/}).click(),
  ]);
  await showsBoth(opened);
  return opened;
}

async function showsBoth(screen: Page | Frame): Promise<void> {
  await screen
    .getByRole('region', {name: /^Machine of/})
    .nth(1)
    .waitFor();
}

/** State of both statecharts and how many events each has met. */
async function shown(screen: Page | Frame): Promise<string> {
  const states = await screen.locator('.now-mark').allInnerTexts();
  const counts = await screen.locator('.statechart-card header .mono').allInnerTexts();
  return [...states, ...counts].join(' ');
}

async function eventsOf(screen: Page | Frame, guest: number): Promise<number> {
  const text = await screen.locator('.statechart-card header .mono').nth(guest).innerText();
  return Number(text.replace(/\D/g, ''));
}

/** Waits until two screens show the same. */
async function agree(one: Page | Frame, other: Page | Frame): Promise<void> {
  await expect.poll(async () => (await shown(one)) === (await shown(other))).toBe(true);
}

describe('the inspector', () => {
  test('shows both statecharts live, docked and in a second window, and asks nobody else', async () => {
    const app = await openLabPage();
    // Still running when it is paused, however long it takes until both pages have shown that it does.
    await openLongRun(app.page, 5000, 60_000_000);
    await goTo(app.page, 600);
    const docked = await dock(app);
    const second = await secondWindow(app);
    await agree(docked, second);
    const before = await Promise.all([eventsOf(second, 0), eventsOf(second, 1)]);
    await app.page.bringToFront();
    await app.page.keyboard.press('F8');
    for (const guest of [0, 1]) {
      await expect.poll(() => eventsOf(docked, guest), {timeout: 30_000}).toBeGreaterThan(before[guest] ?? 0);
      await expect.poll(() => eventsOf(second, guest), {timeout: 30_000}).toBeGreaterThan(before[guest] ?? 0);
    }
    await app.page.keyboard.press('F8');
    await standsStill(app.page);
    await agree(docked, second);
    expect(await second.getByRole('row').count()).toBeGreaterThan(10);
    expect(await second.getByRole('cell', {name: /^stays in/}).count()).toBe(0);
    const counted = await shown(second);
    await second.getByRole('checkbox', {name: /^also those that changed nothing: [1-9]/}).check();
    await second
      .getByRole('cell', {name: /^stays in/})
      .first()
      .waitFor();
    expect(await shown(second)).toBe(counted);
    expect(app.foreignRequests()).toEqual([]);
    expect(app.consoleErrors).toEqual([]);
    expect(app.pageErrors).toEqual([]);
    await app.close();
  });

  test('speaks of the device of the run', async () => {
    const app = await openLabPage('?scenario=copy-two-guests');
    await runToEnd(app.page);
    const docked = await dock(app);
    expect(await docked.locator('.statechart-names').innerText()).toContain('one copy engine model a guest');
    await expect.poll(async () => docked.locator('.statechart-grid').innerHTML()).toContain('Copying');
    expect(app.consoleErrors).toEqual([]);
  });

  test('goes back with the run', async () => {
    const app = await openLabPage(START);
    const docked = await dock(app);
    const early = await shown(docked);
    await runToEnd(app.page);
    await expect.poll(() => shown(docked)).not.toBe(early);
    await goTo(app.page, 600);
    await expect.poll(() => shown(docked)).toBe(early);
    await app.close();
  });

  test('is live again after a reload of its own window, and after a reload of the lab', async () => {
    const app = await openLabPage(START);
    await dock(app);
    const second = await secondWindow(app);
    const before = await shown(second);
    const rows = await second.getByRole('row').count();
    await second.reload();
    await showsBoth(second);
    await expect.poll(() => shown(second)).toBe(before);
    await expect.poll(() => second.getByRole('row').count()).toBe(rows);

    await app.page.reload();
    await standsStill(app.page);
    await expect.poll(() => second.locator('.inspector').getAttribute('data-link')).toBe('connected');
    await showsBoth(second);
    const count = await eventsOf(second, 0);
    await app.page.bringToFront();
    await app.page.keyboard.press('F8');
    await expect.poll(() => eventsOf(second, 0), {timeout: 30_000}).toBeGreaterThan(count);
    expect(app.foreignRequests()).toEqual([]);
    expect(app.pageErrors).toEqual([]);
    await app.close();
  });

  test('an event sent from it is an input of the run: recorded, forked, and met again by a replay', async () => {
    const app = await openLabPage(START);
    const docked = await dock(app);
    await runToEnd(app.page);
    const end = await shownDigest(app.page);
    await goTo(app.page, 600);
    await docked.getByRole('combobox', {name: 'event', exact: true}).selectOption('Reset');
    await docked.getByRole('button', {name: 'Send'}).click();
    await docked.getByRole('row', {name: /Reset by hand/}).waitFor();
    const here = await standsStill(app.page);
    expect(here).toBeGreaterThan(600);
    await app.page.getByText('input 0').first().waitFor();
    const forked = await shownDigest(app.page);
    await runToEnd(app.page);
    expect(await shownDigest(app.page)).not.toBe(end);
    await goTo(app.page, here);
    expect(await shownEvent(app.page)).toBe(here);
    expect(await shownDigest(app.page)).toBe(forked);
    await docked.getByRole('row', {name: /Reset by hand/}).waitFor();
    await app.close();
  });

  test('a page of no lab says so', async () => {
    const app = await openLabPage(START);
    const alone = await app.page.context().newPage();
    await alone.goto(`${app.origin}inspector.html`);
    await alone.getByText('Open the inspector from the lab.').waitFor();
    await app.close();
  });
});
