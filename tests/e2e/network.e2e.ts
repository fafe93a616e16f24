// The network or the server goes while the page is open: what was fetched ahead opens, what was not says so in its place, and
// the run is not touched. Retry brings it when the network is back, or, where the browser remembers the failure, the reload that
// is offered then. So it is with an error in a panel.
import {readdirSync, readFileSync} from 'node:fs';
import type {BrowserContext, Locator, Page} from 'playwright-core';
import {afterAll, expect, test} from 'vitest';
import {serve} from '../../tools/serve.mjs';
import {leaveBrowser} from './browser.ts';
import {openLabPage, openLongRun, shownEvent, standsBeyond, standsStill} from './lab-page.ts';

afterAll(leaveBrowser);

/** Cuts off the files whose names begin so until `lift` is called. */
function cutOff(...names: readonly string[]): {before(context: BrowserContext): Promise<void>; lift(): void} {
  let isCut = true;
  return {
    async before(context) {
      const isMeant = ({pathname}: URL): boolean =>
        names.some((name) => pathname.split('/').at(-1)?.startsWith(name) === true);
      await context.route(isMeant, (route) => (isCut ? route.abort() : route.continue()));
    },
    lift() {
      isCut = false;
    },
  };
}

/** Whether this browser asks again for code that it could not fetch: Chromium up to 150 remembers the failure until a reload. */
async function asksAgain(page: Page): Promise<boolean> {
  let asked = 0;
  const count = (request: {url(): string}): void => {
    if (request.url().endsWith('/not-there.js')) asked++;
  };
  page.on('request', count);
  for (let i = 0; i < 2; i++) await page.evaluate(`import(new URL('not-there.js', location.href)).catch(() => null)`);
  page.off('request', count);
  expect(asked).toBeGreaterThan(0);
  return asked === 2;
}

/**
 * Tries again with the network back: by *Retry*, and where the browser remembers the failure by the reload that is offered then.
 * @returns whether the page was opened anew
 */
async function tryAgain(page: Page, notice: Locator): Promise<boolean> {
  await notice.getByRole('button', {name: 'Retry'}).click();
  if (await asksAgain(page)) return false;
  await notice.getByText('this browser remembers the failure').waitFor();
  await notice.getByRole('button', {name: 'Reload the page'}).click();
  return true;
}

/** A screen by the header. */
async function visit(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', {name: 'Screen'}).getByRole('link', {name, exact: true}).click();
}

test('a screen that cannot be fetched says so in its place while the run goes on, and Retry, or the reload that it offers, brings it with its style', async () => {
  const network = cutOff('CardMemoryScreen');
  const {page, pageErrors} = await openLabPage('#lab', network);
  await openLongRun(page, 5000, 60_000_000);
  await page.keyboard.press('F8');
  await visit(page, 'Card memory');
  const notice = page.getByRole('main').getByRole('alert');
  await notice.filter({hasText: 'Card memory cannot be fetched'}).waitFor();
  const event = (await shownEvent(page)) ?? 0;
  await standsBeyond(page, event);
  await notice.getByRole('button', {name: 'Retry'}).click();
  await notice.getByRole('button', {name: 'Reload the page'}).waitFor();
  network.lift();
  await tryAgain(page, notice);
  await page
    .getByRole('heading', {name: /^Card memory/})
    .first()
    .waitFor();
  expect(await page.locator('.memory-screen').evaluate((screen) => getComputedStyle(screen).display)).toBe('grid');
  expect(await notice.count()).toBe(0);
  expect(pageErrors).toEqual([]);
});

test('a dialog, a part of a panel and the inspector that cannot be fetched say so where they would be; Retry, or the reload that it offers, brings them', async () => {
  const network = cutOff('EditorDialog', 'MachineTable', 'inspector.html');
  const {page, pageErrors} = await openLabPage('?scenario=transmit', network);
  await page.keyboard.press('s');
  const dialog = page.getByRole('dialog', {name: 'Edit the scenario'});
  await dialog.getByRole('alert').filter({hasText: 'cannot be fetched'}).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({state: 'detached'});
  await page.getByRole('button', {name: 'Machine as a table'}).click();
  const machine = page.getByRole('region', {name: 'Machine', exact: true});
  await machine.getByRole('alert').filter({hasText: 'The machine as a table cannot be fetched'}).waitFor();
  await page.getByRole('button', {name: /^Inspector/}).click();
  const inspector = page.getByRole('region', {name: 'Inspector'});
  await inspector.getByRole('alert').filter({hasText: 'The inspector cannot be fetched'}).waitFor();
  network.lift();
  await inspector.getByRole('button', {name: 'Retry'}).click();
  await inspector.frameLocator('iframe').getByRole('main').waitFor();
  // A page that is opened anew draws the machine.
  if (await tryAgain(page, machine)) await page.getByRole('button', {name: 'Machine as a table'}).click();
  await machine.getByRole('table').first().waitFor();
  await page.keyboard.press('s');
  await page.getByRole('dialog', {name: 'Edit the scenario'}).getByRole('textbox').first().waitFor();
  expect(pageErrors).toEqual([]);
});

test('where the worker cannot fetch what a question needs, that is refused and the run stays; another try, or the reload that the refusal names, brings it', async () => {
  const network = cutOff('record-search', 'export-answers');
  const {page, pageErrors} = await openLabPage('?scenario=transmit', network);
  const event = await shownEvent(page);
  await page.getByRole('combobox', {name: 'Save the run'}).selectOption('csv');
  const refusal = page.getByRole('alert').filter({hasText: 'cannot be fetched'});
  await refusal.filter({hasText: 'try again when it answers, and if that is in vain reload the page'}).waitFor();
  await page.getByRole('button', {name: 'Dismiss'}).click();
  expect(await shownEvent(page)).toBe(event);
  await page.keyboard.press('.');
  await standsStill(page);
  expect(await shownEvent(page)).toBeGreaterThan(event ?? 0);
  network.lift();
  if (!(await asksAgain(page))) await page.reload();
  const download = page.waitForEvent('download');
  await page.getByRole('combobox', {name: 'Save the run'}).selectOption('csv');
  expect((await download).suggestedFilename()).toMatch(/^transmit.*[.]csv$/);
  expect(pageErrors).toEqual([]);
});

test('screens, dialogs and what the worker needs are fetched ahead: they open with the server gone', async () => {
  const {url, close} = await serve({port: 0});
  const {page, requests, pageErrors} = await openLabPage('?scenario=rogue', {origin: url, fetchesAhead: true});
  // All but what the pages of the inspector and of what is embedded need alone, and the table that machines are read with.
  const later = readdirSync('dist/assets').filter((file) => /[.]js$/.test(file) && !/^(inspector|embed)/i.test(file));
  const missing = (): string[] => later.filter((file) => !requests.some((request) => request.endsWith(`/${file}`)));
  await expect.poll(missing, {timeout: 60_000}).toEqual([]);
  await close();
  for (const name of ['Card memory', 'Frames', 'Compare', 'Hooks', 'Explore', 'Lab']) {
    await visit(page, name);
    await page.getByRole('link', {name, exact: true}).and(page.locator('[aria-current=page]')).waitFor();
    await page.getByRole('main').getByRole('heading').first().waitFor();
  }
  for (const key of ['?', 'p', 'b', 's', 'i', 'j', 'y']) {
    await page.keyboard.press(key);
    await page.getByRole('dialog').getByRole('button', {name: 'Close'}).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({state: 'detached'});
  }
  await page.keyboard.press('t');
  await page.getByRole('region', {name: 'Presenter'}).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('a');
  await page.getByRole('region', {name: 'Predict'}).waitFor();
  await page.evaluate("location.hash = '#lesson'");
  await page.getByRole('button', {name: /Ports, exits, hooks/}).waitFor();
  expect(await page.getByText('cannot be fetched').count()).toBe(0);
  expect(pageErrors).toEqual([]);
});

test('an error in a panel stays in it, one in a screen in that screen; the others go on, and so does the run', async () => {
  const broken = (name: string): string =>
    `export default () => {throw Error('no ink')}; export const ${name} = () => {throw Error('no ink')};`;
  const {page} = await openLabPage('?scenario=transmit&event=100', {
    async before(context) {
      for (const name of ['RegistersPanel', 'FramesScreen']) {
        const isMeant = ({pathname}: URL): boolean => new RegExp(`/${name}-[^/]*[.]js$`).test(pathname);
        await context.route(isMeant, (route) => route.fulfill({contentType: 'text/javascript', body: broken(name)}));
      }
    },
  });
  await page.getByRole('tab', {name: 'Registers'}).click();
  const registers = page.getByRole('region', {name: 'Registers'});
  await registers.getByRole('alert').filter({hasText: 'Registers cannot be drawn: no ink'}).waitFor();
  await registers.getByRole('button', {name: 'Draw it again'}).click();
  await registers.getByRole('alert').waitFor();
  await page.keyboard.press('.');
  expect(await standsStill(page)).toBeGreaterThan(100);
  for (const name of ['Machine', 'Model', 'Timeline', 'Log'])
    await page.getByRole('region', {name, exact: true}).waitFor();
  await visit(page, 'Frames');
  await page.getByRole('main').getByRole('alert').filter({hasText: 'Frames cannot be drawn'}).waitFor();
  await page.getByRole('button', {name: 'Run (F8)'}).click();
  await page.getByText('ended after').first().waitFor({state: 'attached', timeout: 60_000});
  await visit(page, 'Lab');
  await page.getByRole('region', {name: 'Log', exact: true}).waitFor();
});

/** Breaks panels: where one writes its title, an error is thrown instead. */
async function breakPanels(context: BrowserContext, names: readonly string[]): Promise<void> {
  // The map's title is the memory's name, which the device has.
  const map = names.includes('Card memory') ? '|[\\w$]+\\(\\)' : '';
  const titles = new RegExp(`title:(?:["'\`](?:${names.join('|')})["'\`]${map})(?=,(?:subtitle|className):)`, 'g');
  for (const file of readdirSync('dist/assets')) {
    if (!file.endsWith('.js')) continue;
    const code = readFileSync(`dist/assets/${file}`, 'utf8');
    const body = code.replace(titles, 'title:(()=>{throw Error("no ink")})()');
    if (body !== code)
      await context.route(`**/assets/${file}`, (route) => route.fulfill({contentType: 'text/javascript', body}));
  }
}

/** Panels by where they stand. */
const LAB = ['Machine', 'Model', 'Timeline', 'Log'];
const TABS = ['Registers', 'Costs'];
const MEMORY = ['Card memory', 'Verdicts'];

test.each([
  [
    ['Machine', 'Log', 'Registers', 'Card memory'],
    ['Model', 'Timeline', 'Costs', 'Verdicts'],
  ],
  [
    ['Model', 'Timeline', 'Costs', 'Verdicts'],
    ['Machine', 'Log', 'Registers', 'Card memory'],
  ],
])('errors in %j stay there: %j go on, in the presenter too, and so does the run', async (broken) => {
  const {page} = await openLabPage('?scenario=rogue&event=2100', {
    before: (context) => breakPanels(context, broken),
  });
  const tellsIts = async (name: string): Promise<void> => {
    const title = name === 'Card memory' && broken.includes(name) ? 'The map of card memory' : name;
    const panel = page.getByRole('region', {name: title, exact: true});
    if (broken.includes(name))
      await panel
        .getByRole('alert')
        .filter({hasText: `${title} cannot be drawn: no ink`})
        .waitFor();
    else {
      await panel.waitFor();
      expect(await panel.getByRole('alert').count(), name).toBe(0);
    }
  };
  for (const name of LAB) await tellsIts(name);
  await page.keyboard.press('.');
  expect(await standsStill(page)).toBeGreaterThan(2100);
  for (const name of TABS) {
    await page.getByRole('tab', {name}).click();
    await tellsIts(name);
  }
  await page.keyboard.press('t');
  await page.getByRole('region', {name: 'Presenter'}).waitFor();
  for (const name of ['Machine', 'Model']) await tellsIts(name);
  await page.keyboard.press('Escape');
  await visit(page, 'Card memory');
  for (const name of MEMORY) await tellsIts(name);
  await page.keyboard.press('e');
  await standsStill(page);
  for (const name of MEMORY) await tellsIts(name);
});
