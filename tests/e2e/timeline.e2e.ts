// Hands on the timeline: dragging, the wheel, the brush on the map of the whole run, and a click that stands the machine there.
import type {Page} from 'playwright-core';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {leaveBrowser, type OpenApp, openApp} from './browser.ts';
import {openLabPage, runToEnd, shownEvent, standsStill} from './lab-page.ts';
import {isCalm} from './worker-watch.ts';

let app: OpenApp;
beforeAll(async () => {
  app = await openApp('?scenario=rogue&event=9000', {viewport: {width: 1366, height: 768}});
  await standsStill(app.page);
  await lanes(app.page).waitFor();
});
afterAll(async () => {
  await app.close();
  await leaveBrowser();
});

const lanes = (page: Page) => page.locator('.timeline-lanes');

/** Times in milliseconds: the ends of what is in view, and the present. */
interface Shown {
  readonly from: number;
  readonly to: number;
  readonly now: number;
}

async function shown(page: Page): Promise<Shown> {
  const label = (await lanes(page).getAttribute('aria-label')) ?? '';
  const [from = Number.NaN, to = Number.NaN, now = Number.NaN] =
    /from (\S+) to (\S+) milliseconds, now at (\S+)\. /
      .exec(label.replace(/(?<=\d)\s(?=\d)/g, ''))
      ?.slice(1)
      .map(Number) ?? [];
  return {from, to, now};
}

/** Waits until what is in view, or the present, is no longer what it was, and then stays. */
async function changed(page: Page, before: Shown): Promise<Shown> {
  await expect.poll(() => shown(page)).not.toEqual(before);
  await isCalm(page);
  return shown(page);
}

/** Milliseconds at which the event in the panel happened. */
async function eventTime(page: Page): Promise<number> {
  const head = await page
    .getByRole('region', {name: /^Event/})
    .locator('.panel-head')
    .innerText();
  return Number(/([\d\u2009]+\.[\d\u2009]+)\s*ms/.exec(head)?.[1]?.replaceAll('\u2009', ''));
}

async function boxOf(page: Page, selector: string) {
  const box = await page.locator(selector).boundingBox();
  if (box === null) throw new Error(`${selector} is not drawn`);
  return box;
}

async function drag(page: Page, x: number, y: number, by: number): Promise<void> {
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 5; step++) await page.mouse.move(x + (by * step) / 5, y);
  await page.mouse.up();
}

test('dragging the lanes takes the time under the pointer along, and moves no machine', async () => {
  const {page} = app;
  const before = await shown(page);
  const event = await shownEvent(page);
  const box = await boxOf(page, '.timeline-lanes');
  await drag(page, box.x + 200, box.y + 60, 100);
  const after = await changed(page, before);
  const pixel = (before.to - before.from) / box.width;
  expect(after.from).toBeCloseTo(before.from - 100 * pixel, 2);
  expect(after.to - after.from).toBeCloseTo(before.to - before.from, 2);
  expect([after.now, await shownEvent(page)]).toEqual([before.now, event]);
});

test('Ctrl and the wheel zoom around the pointer; Shift and the wheel pan', async () => {
  const {page} = app;
  const before = await shown(page);
  const box = await boxOf(page, '.timeline-lanes');
  const share = 150 / box.width;
  await page.mouse.move(box.x + 150, box.y + 60);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');
  const near = await changed(page, before);
  expect((near.to - near.from) / (before.to - before.from)).toBeCloseTo(0.66, 1);
  expect(near.from + share * (near.to - near.from)).toBeCloseTo(before.from + share * (before.to - before.from), 2);
  await page.keyboard.down('Shift');
  await page.mouse.wheel(0, -50);
  await page.keyboard.up('Shift');
  const panned = await changed(page, near);
  expect(panned.from).toBeCloseTo(near.from - (50 / box.width) * (near.to - near.from), 2);
  expect(panned.to - panned.from).toBeCloseTo(near.to - near.from, 2);
});

test('the brush moves where the map is pressed, is dragged, and is pulled by an edge', async () => {
  const {page} = app;
  const before = await shown(page);
  const map = await boxOf(page, '.timeline-brush .overlay');
  const y = map.y + map.height / 2;
  const pixel = before.now / map.width;
  await page.mouse.click(map.x + map.width / 4, y);
  const pressed = await changed(page, before);
  const middle = (pressed.from + pressed.to) / 2;
  expect(Math.abs(middle - before.now / 4)).toBeLessThan(2 * pixel);
  expect(pressed.to - pressed.from).toBeCloseTo(before.to - before.from, 2);

  await drag(page, map.x + map.width / 4, y, 60);
  const dragged = await changed(page, pressed);
  expect(Math.abs(dragged.from - (pressed.from + 60 * pixel))).toBeLessThan(2 * pixel);
  expect(dragged.to - dragged.from).toBeCloseTo(pressed.to - pressed.from, 2);

  const brush = await boxOf(page, '.timeline-brush .selection');
  await drag(page, brush.x + brush.width, y, 80);
  const pulled = await changed(page, dragged);
  expect(Math.abs(pulled.to - (dragged.to + 80 * pixel))).toBeLessThan(2 * pixel);
  expect(pulled.from).toBeCloseTo(dragged.from, 2);
});

test('Home shows the start of the run, and a drag goes on from there', async () => {
  const {page} = app;
  const before = await shown(page);
  await lanes(page).focus();
  await page.keyboard.press('Home');
  const home = await changed(page, before);
  expect(home.from).toBe(0);
  const box = await boxOf(page, '.timeline-lanes');
  await drag(page, box.x + 300, box.y + 60, -100);
  const after = await changed(page, home);
  expect(after.from).toBeCloseTo((100 / box.width) * (home.to - home.from), 2);
});

test('a click stands the machine after the last event at the time under the pointer', async () => {
  const {page} = app;
  const before = await shown(page);
  const box = await boxOf(page, '.timeline-lanes');
  await page.mouse.click(box.x + 250, box.y + 60);
  const after = await changed(page, before);
  await standsStill(page);
  const pixel = (before.to - before.from) / box.width;
  const wanted = before.from + 250 * pixel;
  // The present is where the machine waits for what comes next; the event is what it stands after.
  expect(after.now).toBeGreaterThan(wanted - pixel);
  expect(await eventTime(page)).toBeLessThan(wanted + pixel);
  expect([after.from, after.to]).toEqual([before.from, before.to]);
  expect(app.pageErrors).toEqual([]);
});

test('W and S zoom, A and D pan, F shows the whole run', async () => {
  const {page} = app;
  await lanes(page).focus();
  const press = async (key: string): Promise<Shown> => {
    const before = await shown(page);
    await page.keyboard.press(key);
    return changed(page, before);
  };
  const length = ({from, to}: Shown): number => to - from;
  const start = await shown(page);
  const near = await press('w');
  expect(length(near)).toBeCloseTo(length(start) * 0.75, 2);
  const right = await press('d');
  expect([right.from > near.from, length(right).toFixed(2)]).toEqual([true, length(near).toFixed(2)]);
  expect((await press('a')).from).toBeCloseTo(near.from, 2);
  expect(length(await press('s'))).toBeCloseTo(length(start), 2);
  await page.keyboard.press('f');
  await page.keyboard.press('f');
  await expect.poll(async () => (await shown(page)).from).toBe(0);
  await isCalm(page);
  expect(length(await shown(page))).toBeGreaterThan(length(start));
});

test('the scrubber goes over the whole run by arrow keys and by pointer', async () => {
  const {page, consoleErrors} = await openLabPage('?scenario=rogue', {viewport: {width: 1366, height: 768}});
  const end = await runToEnd(page);
  const scrubber = page.getByRole('slider', {name: 'Scrub through the run'});
  expect(await scrubber.inputValue()).toBe(await scrubber.getAttribute('max'));
  await scrubber.press('Home');
  expect(await standsStill(page)).toBe(-1);
  expect(await scrubber.getAttribute('aria-valuetext')).toBe('power-on');
  await scrubber.press('ArrowRight');
  expect(await standsStill(page)).toBeGreaterThanOrEqual(0);
  const box = await scrubber.boundingBox();
  if (box === null) throw new Error('the scrubber has a box');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  const half = await standsStill(page);
  expect(half).toBeGreaterThan(end * 0.3);
  expect(half).toBeLessThan(end * 0.7);
  await scrubber.press('End');
  expect(await standsStill(page)).toBe(end);
  expect(consoleErrors).toEqual([]);
});
