// What used to be cut, squeezed or covered at 1366 by 768, each as a fact of the page.
import type {Locator, Page} from 'playwright-core';
import {afterAll, expect, test} from 'vitest';
import {leaveBrowser} from './browser.ts';
import {goTo, openLabPage, runToEnd, standsStill} from './lab-page.ts';
import {layoutFaults} from './layout-check.ts';

afterAll(leaveBrowser);

const PROJECTOR = {viewport: {width: 1366, height: 768}, reducedMotion: 'reduce'} as const;
const region = (page: Page, name: string): Locator => page.getByRole('region', {name, exact: true});

async function boxOf(locator: Locator): Promise<{left: number; right: number; top: number; bottom: number}> {
  return locator.evaluate((element) => {
    const {left, right, top, bottom} = element.getBoundingClientRect();
    return {left, right, top, bottom};
  });
}

/** The stretch in view, in milliseconds, as the timeline tells it. */
async function stretch(page: Page): Promise<{from: number; to: number}> {
  const label = (await page.getByRole('group', {name: /^Timeline/}).getAttribute('aria-label')) ?? '';
  const [from = Number.NaN, to = Number.NaN] = [...label.replace(/\u2009/g, '').matchAll(/[\d.]+/g)].map(Number);
  return {from, to};
}

test('a denial at the timeline’s right edge is whole, over the playhead, and has its words; an interrupt there is whole', async () => {
  const {page} = await openLabPage('?scenario=rogue', PROJECTOR);
  await page.keyboard.press('n');
  const denial = await standsStill(page);
  await goTo(page, denial);
  const timeline = region(page, 'Timeline');
  const mark = await boxOf(timeline.locator('[data-mark="denial"]'));
  const canvas = await boxOf(timeline.locator('canvas'));
  const panel = await boxOf(timeline);
  expect(mark.right - mark.left).toBeGreaterThanOrEqual(13);
  expect(mark.right).toBeLessThanOrEqual(canvas.right + 0.5);
  expect(canvas.right).toBeLessThanOrEqual(panel.right + 0.5);
  const beside = timeline.locator('svg text').filter({hasText: /rogue-1|denials?$/});
  expect(await beside.allTextContents()).not.toEqual(['denials']);

  await page.keyboard.press('q');
  await goTo(page, await standsStill(page));
  const interrupt = await boxOf(timeline.locator('[data-mark="interrupt"]'));
  expect(interrupt.right - interrupt.left).toBeGreaterThanOrEqual(7);
  expect(interrupt.left).toBeGreaterThanOrEqual(canvas.left);
  expect(interrupt.right).toBeLessThanOrEqual(canvas.right + 0.5);
});

test('the timeline moves to a chosen event, and back with Escape', async () => {
  const {page} = await openLabPage('?scenario=two-guests', PROJECTOR);
  await runToEnd(page);
  const before = await stretch(page);
  const log = region(page, 'Log').getByRole('grid');
  await log.focus();
  await page.keyboard.press('Home');
  await standsStill(page);
  const chosen = await stretch(page);
  expect(chosen.to).toBeLessThan(before.from);
  await page.keyboard.press('Escape');
  await standsStill(page);
  const after = await stretch(page);
  expect(after.to).toBeGreaterThan(chosen.to);
  expect(after.to).toBeCloseTo(before.to, 0);
});

test('a banner leaves the edges of the model their words', async () => {
  const {page} = await openLabPage('?scenario=rogue&event=3000', PROJECTOR);
  const words = region(page, 'Model').locator('svg text').filter({hasText: 'Initiate'});
  await words.waitFor();
  await page.keyboard.press('i');
  await page.getByRole('button', {name: 'Put it on the wire'}).press('Enter');
  await page.getByRole('navigation', {name: 'Branches of the run'}).waitFor();
  await standsStill(page);
  await words.waitFor();
  expect(await region(page, 'Model').locator('svg text').filter({hasText: 'RDC'}).count()).toBe(4);
});

test('the docked inspector leaves machine and model whole, and gives timeline and log back', async () => {
  const {page} = await openLabPage('?scenario=two-guests&event=3000', PROJECTOR);
  await region(page, 'Log').waitFor();
  await page.getByRole('button', {name: /^Inspector/}).click();
  await region(page, 'Log').waitFor({state: 'detached'});
  await standsStill(page);
  const machine = region(page, 'Machine');
  const [drawing, panel] = [await boxOf(machine.getByRole('img')), await boxOf(machine)];
  expect(drawing.bottom).toBeLessThanOrEqual(panel.bottom + 0.5);
  await region(page, 'Model').locator('svg text').filter({hasText: 'Initiate'}).waitFor();
  await page.getByRole('button', {name: /^Inspector/}).click();
  await region(page, 'Log').waitFor();
  await region(page, 'Timeline').waitFor();
});

test('the menu of filters is as wide as its choices, wherever its button is', async () => {
  const {page} = await openLabPage('?scenario=rogue&event=3000', PROJECTOR);
  await page.getByRole('button', {name: /^Filter by choice/}).click();
  const menu = page.getByRole('dialog', {name: 'Filter by choice'});
  await menu.getByRole('row').first().waitFor();
  const box = await boxOf(menu);
  expect(box.right).toBeLessThanOrEqual(1366);
  const selects = await Promise.all((await menu.getByRole('combobox').all()).map(boxOf));
  expect(new Set(selects.map(({top}) => top)).size).toBe(1);
  for (const row of await menu.getByRole('row').all()) {
    const {top, bottom} = await boxOf(row);
    expect(bottom - top).toBeLessThan(40);
  }
});

test('no two buttons of different meaning carry one picture', async () => {
  const {page} = await openLabPage('?scenario=rogue&event=3000', PROJECTOR);
  const pictures = await page.locator('.app button:has(svg)').evaluateAll((buttons) =>
    buttons.map((button) => ({
      name: (button.getAttribute('aria-label') ?? button.textContent ?? '').replace(/^(Machine|Model|Timeline) /, ''),
      picture: button.querySelector('path')?.getAttribute('d') ?? '',
    })),
  );
  const picture = (name: RegExp): string => pictures.find((one) => name.test(one.name))?.picture ?? '';
  expect(pictures.filter((one) => one.picture === picture(/^About this run/))).toHaveLength(1);
  expect(pictures.filter((one) => one.picture === picture(/^Inspector/))).toHaveLength(1);
  await page.getByRole('button', {name: /^Not modelled/}).click();
  await page.getByRole('dialog', {name: 'What the card does not model'}).waitFor();
});

test.each([
  {width: 1366, height: 768},
  {width: 1920, height: 1080},
])('every level has the way to the lessons in its header at $width, keys have their caps, and at 1920 no icon wants its words', async (viewport) => {
  const {page} = await openLabPage('?scenario=rogue&event=3000', {viewport, reducedMotion: 'reduce'});
  const isWhole = (locator: Locator): Promise<boolean> =>
    locator.evaluate((one) => {
      const {left, right, width} = one.getBoundingClientRect();
      return width > 8 && left >= 0 && right <= innerWidth && getComputedStyle(one).clipPath === 'none';
    });
  for (const level of ['research', 'intro', 'lab']) {
    await page.getByRole('combobox', {name: 'level'}).selectOption(level);
    await standsStill(page);
    expect(await isWhole(page.getByRole('link', {name: 'Lessons', exact: true})), level).toBe(true);
    expect(await layoutFaults(page), level).toEqual([]);
  }
  const transport = region(page, 'Transport');
  const caps = await transport.locator('kbd').all();
  expect(await Promise.all(caps.map((cap) => cap.getAttribute('data-key')))).toEqual([',', 'F8', '.', 'X', 'H', 'N']);
  for (const cap of caps) expect(await isWhole(cap)).toBe(true);
  if (viewport.width < 1920) return;
  const header = page.getByRole('banner');
  for (const name of ['Open', 'Policies', 'About', 'Inspector', 'level', 'system'])
    expect(await isWhole(header.locator('span').getByText(name, {exact: true})), name).toBe(true);
  for (const name of ['Start', 'Back'])
    expect(await isWhole(transport.getByText(name, {exact: true})), name).toBe(true);
});

test.each([
  'transmit',
  'rtl8139-transmit',
])('every title of the library stands whole in the box of scenarios, beside the card of %s', async (scenario) => {
  const {page} = await openLabPage(`?scenario=${scenario}`, PROJECTOR);
  const cut = await page.locator('select.scenario').evaluate((element) => {
    const select = element as HTMLSelectElement;
    const ruler = document.createElement('canvas').getContext('2d');
    if (ruler === null) return ['no canvas'];
    const faults: string[] = [];
    const chosen = select.selectedIndex;
    for (const [i, {text}] of [...select.options].entries()) {
      select.selectedIndex = i;
      const style = getComputedStyle(select);
      ruler.font = style.font;
      const room = select.clientWidth - Number.parseFloat(style.paddingLeft) * 2 - 16;
      if (ruler.measureText(text).width > room + 1) faults.push(`${text}: ${select.clientWidth}`);
    }
    select.selectedIndex = chosen;
    return faults;
  });
  expect(cut).toEqual([]);
});
