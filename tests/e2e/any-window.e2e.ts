// Small windows, fingers and paper: nothing is lost where there is less room, or no screen at all.
import type {Locator, Page} from 'playwright-core';
import {afterAll, expect, test} from 'vitest';
import {axeFaultsInThemes} from './axe.ts';
import {leaveBrowser} from './browser.ts';
import {goTo, openLabPage, runToEnd, standsStill} from './lab-page.ts';
import {presenterFaults} from './presenter-check.ts';

afterAll(leaveBrowser);

test('a policy that is not the scenario’s own is in sight in windows of any width, in the presenter too', async () => {
  const {page} = await openLabPage('?scenario=rogue&policies=denial:error');
  const changed = page.getByRole('button', {name: /^Changed: denied guest sees/});
  for (const key of ['Escape', 't']) {
    await page.keyboard.press(key);
    for (const width of [390, 820, 1366, 1920]) {
      await page.setViewportSize({width, height: 800});
      await standsStill(page);
      await changed.waitFor();
      const box = await changed.boundingBox();
      expect(box?.x, `${width} px`).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
    }
  }
});

const STACKED = [
  {width: 390, height: 844, isWhole: true},
  {width: 820, height: 1180, isWhole: true},
  {width: 683, height: 384, isWhole: false}, // 1366 by 768 at 200 %
  {width: 960, height: 540, isWhole: false}, // 1920 by 1080 at 200 %
] as const;

test('in narrow and low windows the presenter stands stacked, nothing cropped, its way out and its caption on screen', async () => {
  const {page} = await openLabPage('?scenario=rogue');
  await page.keyboard.press('n');
  await page.keyboard.press('t');
  for (const {isWhole, ...viewport} of STACKED) {
    await page.setViewportSize(viewport);
    await standsStacked(page, viewport, isWhole);
  }
});

async function standsStacked(page: Page, viewport: {width: number; height: number}, isWhole: boolean): Promise<void> {
  const presenter = page.getByRole('region', {name: 'Presenter'});
  await presenter.getByRole('img', {name: /^Model/}).waitFor();
  await standsStill(page);
  const where = `${viewport.width} by ${viewport.height}`;
  const seen = async (part: Locator): Promise<{top: number; bottom: number}> => {
    const box = await part.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(viewport.width);
    return {top: box?.y ?? -1, bottom: (box?.y ?? 0) + (box?.height ?? 0)};
  };
  const caption = presenter.getByText(/not carried out: start remote read/);
  for (const part of [page.getByRole('button', {name: /^Back to the lab/}), caption]) {
    const {top, bottom} = await seen(part);
    expect(top, where).toBeGreaterThanOrEqual(0);
    expect(bottom, where).toBeLessThanOrEqual(viewport.height);
  }
  const [machine, model, said] = [
    await seen(presenter.locator('.presenter-machine')),
    await seen(presenter.locator('.presenter-model')),
    await seen(caption),
  ];
  expect(model.top).toBeGreaterThanOrEqual(machine.bottom);
  // Before anything is scrolled the machine is whole above the caption, and where there is room the model too.
  expect(said.top).toBeGreaterThanOrEqual((isWhole ? model : machine).bottom - 1);
  expect(await presenterFaults(page), where).toEqual([]);
  if (viewport.width === 820) expect(await axeFaultsInThemes(page)).toEqual([]);
  // A clicker's keys, there too.
  const counter = presenter.locator('.presenter-counter');
  const stood = await counter.innerText();
  await page.keyboard.press('PageDown');
  await expect.poll(() => counter.innerText(), {message: where}).not.toBe(stood);
  await page.keyboard.press('PageUp');
  await expect.poll(() => counter.innerText(), {message: where}).toBe(stood);
}

const SCREENS = ['lab', 'dma', 'frames', 'compare', 'hooks', 'explore', 'present'];

/** What can be pressed and is smaller than so many pixels each way; words in a sentence may be, and a box counts with its label. */
function tooSmall(least: number): string[] {
  const wrong: string[] = [];
  const pressed = 'button, a[href], select, input, summary, [role=tab], :not(.drawing-stops) > [role=option]';
  for (const element of document.querySelectorAll(pressed)) {
    const target = element.closest('label') ?? element;
    const {width, height} = target.getBoundingClientRect();
    const {display, visibility} = getComputedStyle(element);
    const isHidden = width === 0 || visibility === 'hidden' || element.closest('.visually-hidden, .skip-link') !== null;
    if (isHidden || (element.tagName === 'A' && display === 'inline')) continue;
    // Half a pixel of rounding.
    if (width < least - 0.5 || height < least - 0.5)
      wrong.push(`${element.outerHTML.slice(0, 120)}: ${Math.round(width)} by ${Math.round(height)}`);
  }
  return wrong;
}

test.each([
  {width: 1366, height: 768, hasTouch: false, least: 24},
  {width: 820, height: 1180, hasTouch: true, least: 44},
  {width: 390, height: 844, hasTouch: true, least: 44},
])('what can be pressed on any screen and in any dialog is $least px at least ($width px wide)', async ({
  least,
  hasTouch,
  ...viewport
}) => {
  const {page} = await openLabPage('?scenario=rogue&event=2003', {viewport, hasTouch});
  for (const screen of SCREENS) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, screen);
    await standsStill(page);
    expect(await page.evaluate(tooSmall, least), screen).toEqual([]);
  }
  await page.keyboard.press('Escape');
  const filter = page.getByRole('combobox', {name: 'Filter', exact: true});
  await filter.fill('mod');
  await page.getByRole('listbox', {name: 'Completions'}).waitFor();
  expect(await page.evaluate(tooSmall, least), 'what a filter is completed with').toEqual([]);
  await filter.fill('');
  await filter.blur();
  const dialog = page.getByRole('dialog');
  for (const key of ['p', 'b', 's', 'i', 'c', 'l', 'w', '?', 'Control+k']) {
    await page.keyboard.press(key);
    await dialog.waitFor();
    await standsStill(page);
    expect(await page.evaluate(tooSmall, least), key).toEqual([]);
    await dialog.getByRole('button', {name: 'Close'}).or(dialog.getByRole('combobox')).first().press('Escape');
    await dialog.waitFor({state: 'detached'});
  }
  await page.getByRole('button', {name: /^About this run/}).click();
  await dialog.waitFor();
  await standsStill(page);
  expect(await page.evaluate(tooSmall, least), 'About this run').toEqual([]);
  await dialog.press('Escape');
  await dialog.waitFor({state: 'detached'});
  // What comes and goes: the menu of filters, the tabs of branches, the inspector on its own page.
  await page.getByRole('button', {name: /^Filter by choice/}).click();
  await dialog.getByRole('row').first().waitFor();
  expect(await page.evaluate(tooSmall, least), 'the menu of filters').toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('i');
  await page.getByRole('button', {name: 'Put it on the wire'}).press('Enter');
  await page.getByRole('navigation', {name: 'Branches of the run'}).waitFor();
  await page.getByRole('button', {name: /^Inspector/}).click();
  const inspector = await (await page.waitForSelector('iframe[title="Inspector"]')).contentFrame();
  await inspector
    ?.getByRole('region', {name: /^Machine of/})
    .nth(1)
    .waitFor();
  expect(await inspector?.evaluate(tooSmall, least), 'the inspector').toEqual([]);
  expect(await page.evaluate(tooSmall, least), 'the tabs of branches').toEqual([]);
});

test('card memory and Compare scroll inside their panels in windows of any size: the page itself stays', async () => {
  const {page} = await openLabPage('?scenario=rogue&event=2003');
  for (const [hash, name] of [
    ['dma', /^Card memory/],
    ['compare', /^The same work under six techniques/],
  ] as const) {
    await page.evaluate((word) => {
      location.hash = word;
    }, hash);
    await page.getByRole('region', {name}).first().waitFor();
    for (const viewport of [
      {width: 390, height: 844},
      {width: 820, height: 1180},
      {width: 1366, height: 768},
    ]) {
      await page.setViewportSize(viewport);
      await standsStill(page);
      const where = `${hash}, ${viewport.width} px`;
      const [across, down] = await page.evaluate(() => {
        const {scrollWidth, scrollHeight} = document.documentElement;
        return [scrollWidth - innerWidth, scrollHeight - innerHeight];
      });
      expect({where, across, down}).toEqual({where, across: 0, down: 0});
      // Whatever is below can be reached: nothing that holds it hides what it cannot show.
      expect(await page.evaluate(lost), where).toEqual([]);
    }
  }
});

/** Panels of the screen that cut what they hold and cannot be scrolled. */
function lost(): string[] {
  return [...document.querySelectorAll('main section, main .panel, main .panel-body')].flatMap((element) => {
    const {overflowX, overflowY} = getComputedStyle(element);
    const isCut =
      (overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1) ||
      (overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1);
    return isCut ? [element.className] : [];
  });
}

/** A sheet of A4 lying on its side within its margins, in CSS pixels, and 8 pt. */
const SHEET = {width: 1046, height: 718};
const READABLE = (8 * 96) / 72;

/** What is printed too small to be read, or beside the sheet. */
function unreadable({width, least}: {readonly width: number; readonly least: number}): string[] {
  const wrong: string[] = [];
  for (const element of document.querySelectorAll('.print-head *, .stage *')) {
    const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
    const box = element.getBoundingClientRect();
    const isSeen = element.checkVisibility({visibilityProperty: true}) && box.width > 2 && box.height > 2;
    if (!own || !isSeen || element.closest('.visually-hidden') !== null) continue;
    const svg = element.closest('svg');
    const zoom = (element as {readonly currentCSSZoom?: number}).currentCSSZoom ?? 1;
    const drawn =
      svg === null ? zoom : svg.getBoundingClientRect().width / (svg.viewBox.baseVal.width || svg.clientWidth);
    const size = Number.parseFloat(getComputedStyle(element).fontSize) * drawn;
    if (size < least) wrong.push(`${size.toFixed(1)} px: ${element.textContent}`);
    if (box.left < -1 || box.right > width + 1) wrong.push(`beside the sheet: ${element.textContent}`);
  }
  return wrong;
}

/** The screens beside the lab, and words that each shows once it is there. */
const OTHER_SHEETS = [
  ['dma', /^64 pages of 256 bytes/],
  ['frames', /^Frames$/],
  ['compare', /^VPIO costs/],
  ['hooks', /^On every page/],
  ['explore', /^Every run of the monitor/],
  ['present', /^TransDmaRd$/],
] as const;

test.each([
  {width: 1920, height: 1080, panels: [/^Machine/, /^Model/, /^Event/, /^Timeline/, /^Log/]},
  {width: 1366, height: 768, panels: [/^Machine/, /^Model/, /^Event/, /^Timeline/, /^Log/]},
  {width: 820, height: 1180, panels: [/^Machine/, /^Log/]},
])('a page of $width px prints as one readable sheet: scenario, seed, event, digest and the panels, without what can only be pressed', async ({
  panels,
  ...viewport
}) => {
  const {page} = await openLabPage('?scenario=transmit&seed=7&event=150', {viewport, colorScheme: 'dark'});
  const head = page.locator('.print-head');
  await head.getByText(/^digest [0-9a-f]{16}$/).waitFor({state: 'attached'});
  const list = page.locator('.log-scroll');
  const stood = await list.evaluate(({scrollTop}) => scrollTop);
  expect(
    (await page.pdf({preferCSSPageSize: true, printBackground: true})).toString('latin1').match(/[/]Type [/]Page\b/g),
  ).toHaveLength(1);
  // As the browser does it, at the size of the sheet.
  await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
  await page.emulateMedia({media: 'print'});
  await page.setViewportSize(SHEET);
  await standsStill(page);
  expect(await head.isVisible()).toBe(true);
  expect(await head.innerText()).toMatch(/scenario transmit\s+seed 7\s[\s\S]*event 150,/);
  for (const bar of ['.bar', '.status']) expect(await page.locator(bar).filter({visible: true}).count()).toBe(0);
  expect(await page.locator('header button').filter({visible: true}).count()).toBe(0);
  expect(await page.evaluate(unreadable, {width: SHEET.width, least: READABLE})).toEqual([]);
  const row = await page.locator('#log-record-150').boundingBox();
  expect(row?.y).toBeGreaterThan((await list.boundingBox())?.y ?? SHEET.height);
  expect(row?.y).toBeLessThan(SHEET.height - 24);
  // The panels stand on it, each with room of its own.
  const sheet: {readonly x: number; readonly y: number; readonly width: number; readonly height: number}[] = [];
  for (const name of panels) {
    const box = await page.getByRole('region', {name}).first().boundingBox();
    expect(box?.width, String(name)).toBeGreaterThan(100);
    expect(box?.height, String(name)).toBeGreaterThan(60);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(SHEET.height);
    if (box !== null) sheet.push(box);
  }
  for (const [i, one] of sheet.entries())
    for (const other of sheet.slice(i + 1)) {
      const isClear =
        one.x + one.width <= other.x + 1 ||
        other.x + other.width <= one.x + 1 ||
        one.y + one.height <= other.y + 1 ||
        other.y + other.height <= one.y + 1;
      expect(isClear, `${JSON.stringify(one)} and ${JSON.stringify(other)}`).toBe(true);
    }
  if (viewport.width === 1920) {
    for (const [hash, there] of OTHER_SHEETS) {
      await page.evaluate((word) => {
        location.hash = word;
      }, hash);
      await page.getByRole('main').getByText(there).first().waitFor();
      await standsStill(page);
      expect(await page.evaluate(unreadable, {width: SHEET.width, least: READABLE}), hash).toEqual([]);
    }
    return;
  }
  // Afterwards the page is as it was.
  await page.setViewportSize(viewport);
  await page.emulateMedia({media: 'screen'});
  await page.evaluate("window.dispatchEvent(new Event('afterprint'))");
  await standsStill(page);
  expect(await list.evaluate(({scrollTop}) => scrollTop)).toBe(stood);
});

test('on paper the list of verdicts begins where the present stands, and is at its place again afterwards', async () => {
  const viewport = {width: 1366, height: 768};
  const {page} = await openLabPage('?scenario=rogue#dma', {viewport});
  // Verdicts that lie ahead stand above those that were asked: the run has been there.
  await runToEnd(page);
  await goTo(page, 2001);
  // Paper has the tab that is open.
  await page.getByRole('tab', {name: 'Verdicts and proof'}).click();
  const list = page.getByRole('region', {name: 'The verdicts'});
  const present = list.locator('tr[aria-current=true]');
  await present.waitFor();
  await standsStill(page);
  const rows = (): Promise<(string | null)[]> =>
    list.evaluate((element) =>
      [...element.querySelectorAll('tbody tr')]
        .filter((row) => row.getBoundingClientRect().bottom > element.getBoundingClientRect().top + 25)
        .map((row) => row.getAttribute('aria-rowindex')),
    );
  const stood = await list.evaluate(({scrollTop}) => scrollTop);
  expect(stood).toBeGreaterThan(24);
  const index = await present.getAttribute('aria-rowindex');
  await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
  await page.emulateMedia({media: 'print'});
  await page.setViewportSize(SHEET);
  await standsStill(page);
  expect((await rows()).slice(0, 2)).toEqual([String(Number(index) - 1), index]);
  await page.setViewportSize(viewport);
  await page.emulateMedia({media: 'screen'});
  await page.evaluate("window.dispatchEvent(new Event('afterprint'))");
  await standsStill(page);
  expect(await list.evaluate(({scrollTop}) => scrollTop)).toBe(stood);
});

test.each([
  false,
  true,
])('on a telephone the lab is as tall as its drawings, and the page scrolls to each (touch: %s)', async (hasTouch) => {
  const {page} = await openLabPage('?scenario=rogue&event=2003', {viewport: {width: 390, height: 844}, hasTouch});
  for (const name of ['Machine', 'Model']) {
    await page.getByRole('tab', {name}).click();
    await standsStill(page);
    const panel = await page.getByRole('region', {name, exact: true}).boundingBox();
    const drawing = await page.getByRole('img', {name: new RegExp(`^${name}`)}).boundingBox();
    const below = await page.getByRole('tablist', {name: 'Lower panel'}).boundingBox();
    const bottom = (box: typeof panel): number => (box?.y ?? Number.NaN) + (box?.height ?? Number.NaN);
    expect(bottom(drawing), name).toBeLessThanOrEqual(bottom(panel) + 1);
    expect(bottom(panel), name).toBeLessThanOrEqual((below?.y ?? Number.NaN) + 1);
  }
  await page.locator('[data-state="TransDmaWr"]').first().click();
  await page.getByRole('dialog', {name: 'State TransDmaWr'}).waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
});

test('in a low narrow window what stands beside the model scrolls in its place and reaches under nothing', async () => {
  const {page} = await openLabPage('?scenario=rogue&event=2003', {viewport: {width: 820, height: 700}});
  await page.getByRole('tab', {name: 'Event'}).click();
  for (const name of ['Event', 'Costs']) {
    await page.getByRole('tablist', {name: 'Beside the model'}).getByRole('tab', {name}).click();
    const panel = page.locator('.costs, .event');
    await panel.waitFor();
    const box = await panel.boundingBox();
    const below = await page.getByRole('tablist', {name: 'Lower panel'}).boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? Number.NaN), name).toBeLessThanOrEqual((below?.y ?? Number.NaN) + 1);
  }
});
