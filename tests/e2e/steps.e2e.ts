// Every size of a step, both ways, and every ready-made breakpoint, met.
import {afterAll, expect, test} from 'vitest';
import {leaveBrowser} from './browser.ts';
import {fullSpeed, goTo, openLabPage, runToEnd, shownRun, standsStill} from './lab-page.ts';

afterAll(leaveBrowser);

test('a step of every size goes on, and back to the same view', async () => {
  const {page, consoleErrors} = await openLabPage('?scenario=rogue&event=9000', {reducedMotion: 'reduce'});
  const size = page.getByRole('combobox', {name: 'Size of a step'});
  const sizes = await size.getByRole('option').allInnerTexts();
  expect(sizes).toEqual([
    ...[
      'event',
      'access',
      'model event',
      'transition',
      'operation',
      'frame',
      'interrupt',
      'hand-off',
      'denial',
      'story',
    ],
  ]);
  for (const grain of sizes) {
    await goTo(page, 3000);
    await size.selectOption({label: grain});
    const on = page.getByRole('button', {name: `On by one ${grain}`});
    await on.click();
    const first = await standsStill(page);
    const view = await shownRun(page);
    await on.click();
    expect(await standsStill(page), grain).toBeGreaterThan(first);
    await page.getByRole('button', {name: `Back by one ${grain}`}).click();
    expect(await standsStill(page), grain).toBe(first);
    expect(await shownRun(page), grain).toBe(view);
  }
  expect(consoleErrors).toEqual([]);
});

/** Ready-made breakpoints that this run meets, and what the stop is by. */
const HAPPENINGS = [
  ...['a DMA or a frame is denied', 'a check allows a move', 'the card changes hands', 'a guest is suspended'],
  ...['the card raises its interrupt', 'an interrupt is injected', 'a frame is sent', 'a frame arrives'],
  'the model leaves its state',
];

test('a run stops at whatever was chosen, a state and a register’s bit and a port among it', async () => {
  const {page, consoleErrors} = await openLabPage('?scenario=rogue', {reducedMotion: 'reduce'});
  await fullSpeed(page);
  const dialog = page.getByRole('dialog', {name: 'Breakpoints'});
  const stopsBy = async (add: () => Promise<unknown>): Promise<void> => {
    await goTo(page, 500);
    await page.keyboard.press('b');
    await add();
    const remove = dialog.getByRole('button', {name: /^Remove /}).first();
    const filter = ((await remove.getAttribute('aria-label')) ?? '').replace('Remove ', '');
    await dialog.getByRole('button', {name: 'Run to the next'}).click();
    const reason = page.getByText(`Stopped by ${filter}`, {exact: false});
    await reason.waitFor();
    expect(await standsStill(page), filter).toBeGreaterThan(500);
    await page.keyboard.press('b');
    await remove.click();
    await page.keyboard.press('Escape');
    await dialog.waitFor({state: 'detached'});
  };
  for (const name of HAPPENINGS)
    await stopsBy(() => dialog.getByRole('combobox', {name: 'Stop when this happens'}).selectOption(name));
  for (const state of ['Idle', 'Trans', 'DmaRd', 'DmaWr'])
    await stopsBy(() => dialog.getByRole('combobox', {name: 'Stop when the model enters a state'}).selectOption(state));
  await stopsBy(() => dialog.getByRole('combobox', {name: 'Stop at a register’s bit'}).selectOption('CR.TXP'));
  await stopsBy(async () => {
    await dialog.getByRole('combobox', {name: 'Filter that stops the run'}).fill('io.offset == 0x10 && io.dir == in');
    await page.keyboard.press('Enter');
  });
  expect(consoleErrors).toEqual([]);
});

test('Next denial where there is none says so and stays', async () => {
  const {page, consoleErrors} = await openLabPage('?scenario=two-guests', {reducedMotion: 'reduce'});
  expect(await goTo(page, 1234)).toBe(1234);
  await page.keyboard.press('n');
  await page.getByText(/^No further denial up to the run’s end: the run stays at event 1\s234\.$/).waitFor();
  expect(await standsStill(page)).toBe(1234);
  // What is said at the foot never makes the page wider than its window.
  await page.setViewportSize({width: 1366, height: 768});
  expect(await page.locator('.status').evaluate((foot) => foot.clientWidth)).toBeLessThanOrEqual(1366);
  await page.getByRole('button', {name: 'Step to the next hand-off'}).click();
  await page.getByText(/^No further denial/).waitFor({state: 'detached'});
  const {event, head} = {
    event: await standsStill(page),
    head: page.getByRole('heading', {name: /^Hand-off . → ., \d+ port accesses$/}),
  };
  await head.waitFor();
  expect(event).toBeGreaterThan(1234);
  await page.getByRole('heading', {name: /^Saved for [AB]$/}).waitFor();
  await page.getByRole('heading', {name: /^Loaded for [AB]$/}).waitFor();
  await page.keyboard.press('x');
  const transition = await standsStill(page);
  expect(transition).toBeGreaterThan(event);
  expect(await goTo(page, transition)).toBe(transition);
  // F11 is the browser's full screen: the page neither takes it nor steps by it.
  const isLeft = await page.evaluate(() =>
    document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'F11', bubbles: true, cancelable: true})),
  );
  expect(isLeft).toBe(true);
  expect(await standsStill(page)).toBe(transition);
  expect(consoleErrors).toEqual([]);
});

const WINDOWS = [
  {width: 1920, height: 1080},
  {width: 1366, height: 768},
  {width: 820, height: 1180},
  {width: 390, height: 844},
] as const;

test('at the end Run and the steps say so in windows of any width and offer the start, to which the log goes too', async () => {
  const {page, consoleErrors} = await openLabPage('?scenario=transmit', {reducedMotion: 'reduce'});
  for (const viewport of WINDOWS) {
    await page.setViewportSize(viewport);
    const last = await runToEnd(page);
    await page.getByRole('button', {name: 'Ended: run again from the start (F8)'}).getByText('Ended').waitFor();
    // On a projector the keys have the room of the words, and the button says it alone.
    const words = await page.getByText('ended after', {exact: true}).first().boundingBox();
    expect((words?.width ?? 0) > 40, `${viewport.width} px`).toBe(viewport.width !== 1366);
    await page.getByRole('button', {name: 'Step to the next hand-off'}).click();
    await page.getByText(`Ended after event ${last}: no hand-off follows.`).waitFor();
    expect(await standsStill(page), `${viewport.width} px`).toBe(last);
    await page.getByRole('button', {name: 'Start', exact: true}).click();
    await page.getByText('at power-on').first().waitFor({state: 'attached'});
    expect(await standsStill(page)).toBe(-1);
    await page.locator('#log-record-0').waitFor({state: 'visible'});
    expect(await page.locator('.log-scroll').evaluate((list) => list.scrollTop)).toBe(0);
  }
  expect(consoleErrors).toEqual([]);
});
