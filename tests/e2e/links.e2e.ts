// Links that carry the whole view: copied, shown as a QR code, opened again; random ones, old ones, damaged ones.
import {readFileSync} from 'node:fs';
import fc from 'fast-check';
import {marked} from 'marked';
import type {Page} from 'playwright-core';
import {afterAll, expect, test} from 'vitest';
import {formatAnyLink} from '../../src/scenarios/any-link.ts';
import {anyView} from '../scenarios/any-view.ts';
import {axeFaults} from './axe.ts';
import {leaveBrowser} from './browser.ts';
import {openLabPage, scenarioMenu, shownEvent, standsStill, takeLink} from './lab-page.ts';
import {isCalm} from './worker-watch.ts';

afterAll(leaveBrowser);

const VIEWS = 60;
/** So many of them are looked at, too. */
const LOOKED_AT = 3;
const HASHES = ['#lab', '#lab', '#lab', '#dma', '#frames', '#compare', '#hooks'] as const;

/** The link of a view, with its screen. */
const anyLink = fc.tuple(anyView, fc.constantFrom(...HASHES)).map(([view, hash]) => {
  const query = formatAnyLink(view);
  return query.ok ? query.value + hash : query.fault.message;
});

/**
 * Takes links one after the other; for each the address that the page then offers to copy, at the latest after a while. How far
 * a run is known is rounded up to a whole access by who opens it first, and may differ where `isKnownFree`.
 */
function offered(page: Page, links: readonly string[], isKnownFree: boolean): Promise<string[]> {
  return page.evaluate(
    async ([queries, isFree]) => {
      // Another one once a run with another device was opened: meanwhile there is none.
      const shown = (): string | undefined =>
        document.querySelector<HTMLInputElement>('input[aria-label="Link to this view"]')?.value;
      const all: string[] = [];
      for (const query of queries) {
        history.replaceState({run: `the run of ${query}`, event: null}, '', query);
        window.dispatchEvent(new PopStateEvent('popstate', {state: history.state}));
        const wanted = new URL(query, location.origin).href;
        const free = wanted.replace(/&known=\d+/, '');
        const end = performance.now() + 15_000;
        while (shown() !== wanted && performance.now() < end) {
          if (isFree && shown()?.replace(/&known=\d+/, '') === free) break;
          await new Promise((wake) => setTimeout(wake, 4));
        }
        all.push((shown() ?? 'no link').slice(location.origin.length + 1));
      }
      return all;
    },
    [links, isKnownFree] as const,
  );
}

/** All that the screen says once a comparison is done, but for the timeline, which keeps its stretch until the present leaves it. */
async function shown(page: Page): Promise<string> {
  await isCalm(page);
  await page.waitForFunction(() => document.querySelector('main [data-busy=true]') === null);
  await isCalm(page);
  return page.evaluate(() => {
    const screen = document.querySelector('main');
    const timeline = screen?.querySelector<HTMLElement>('.timeline')?.innerText ?? '';
    const theme = document.documentElement.dataset.theme ?? 'system';
    return `${theme}\n${screen?.innerText.replace(timeline, '')}`;
  });
}

test('60 random views: what a link leads to offers the same link, and looks the same when it is taken again', async () => {
  const {page, pageErrors, consoleErrors} = await openLabPage('?scenario=transmit&event=100', {
    // Little is drawn in a small window.
    viewport: {width: 700, height: 500},
  });
  await page.keyboard.press('y');
  await page.getByRole('dialog', {name: 'Share this view'}).waitFor();
  const links = fc.sample(anyLink, VIEWS);
  const isSame = (known: string): string => known.replace(/&known=\d+/, '');
  const first = await offered(page, links, true);
  expect(first.map(isSame)).toEqual(links.map(isSame));
  const ahead = first.filter((link) => link.includes('&known='));
  expect(ahead.length).toBeGreaterThan(10);
  const again = ahead.slice(0, 10);
  expect(await offered(page, again, false)).toEqual(again);
  await page.setViewportSize({width: 1366, height: 768});
  for (const link of first.slice(0, LOOKED_AT)) {
    await offered(page, [link], false);
    const before = await shown(page);
    await offered(page, [ahead[0] ?? ''], false);
    await offered(page, [link], false);
    expect(await shown(page)).toBe(before);
  }
  expect([pageErrors, consoleErrors]).toEqual([[], []]);
}, 240_000);

interface OldLink {
  readonly query: string;
  readonly run: {readonly scenario: string | null; readonly seed: number | null; readonly event: number | null};
}

test('a link of every version that the project ever wrote opens; a damaged one says what is wrong, and what was open stays', async () => {
  const {page, pageErrors} = await openLabPage('?scenario=ping&seed=5&event=60#lab');
  const old: readonly OldLink[] = JSON.parse(readFileSync('tests/scenarios/old/links.json', 'utf8'));
  for (const {query, run} of old) {
    if (query === '') continue; // the bare address is no link
    await takeLink(page, query);
    await page.waitForFunction(
      (name) => document.querySelector<HTMLSelectElement>('select.scenario')?.value === name,
      run.scenario,
    );
    const event = await standsStill(page);
    if (run.event !== null) expect(event).toBe(run.event);
    expect(await page.getByLabel('seed').inputValue()).toBe(String(run.seed));
  }
  await takeLink(
    page,
    '?v=2&scenario=ping&seed=5&profile=qemu&event=60&known=70&selected=40&side=costs&theme=dark#lab',
  );
  await page.locator('html[data-theme=dark]').waitFor();
  await standsStill(page);
  await page.keyboard.press('y');
  const field = page.getByLabel('Link to this view');
  const before = await field.inputValue();
  for (const [damaged, words] of [
    ['?v=3&scenario=rogue#hooks', 'link: v: version 3 is newer than this program, which reads versions 1 and 2'],
    ['?v=2&scenario=rogue&theme=pink', 'link: theme: "pink" is not one of system, light, dark, contrast'],
    ['?v=2&scenario=rogue&filter=reg+%3D%3D', 'link: filter: '],
    ['?v=2&scenario=rogue&frames=frame.dir+%3D%3D', 'link: frames: '],
    ['?v=2&own=eJwr', 'link: own: it is damaged or cut off: it does not unpack'],
    ['?v=2&own=q1YqUbKCAgA', 'link: own: '],
    ['?v=2&scenario=nonsense#compare', 'nonsense: no such scenario'],
    ['?seed=1.5', 'link: seed: a seed is a whole number'],
  ] as const) {
    await takeLink(page, damaged);
    await page.getByRole('alert').getByText(words).waitFor();
    await standsStill(page);
    await expect.poll(() => field.inputValue()).toBe(before);
    await page.locator('nav a[href="#lab"][aria-current=page]').waitFor({state: 'attached'});
    await page.evaluate(() => document.querySelector<HTMLElement>('[role=alert] button')?.click());
    await page.getByRole('alert').waitFor({state: 'detached'});
  }
  expect(pageErrors).toEqual([]);
});

/** The title of a scenario of one's own, with what Markdown would read as its own. */
const MINE = 'A ping of [mine] (2) & all';

test('the link is copied and opens the view at a fresh start, a scenario of one’s own in it; there is a QR code and a picture that leads back', async () => {
  const {page, origin} = await openLabPage('?scenario=two-guests&seed=3&event=80', {
    before: (context) => context.grantPermissions(['clipboard-read', 'clipboard-write']),
  });
  const scenario = JSON.parse(readFileSync('src/scenarios/library/ping.json', 'utf8'));
  const mine = JSON.stringify({...scenario, name: 'mine', title: MINE});
  await page
    .locator('input[type=file]')
    .setInputFiles({name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(mine)});
  await page.getByRole('option', {name: MINE}).waitFor({state: 'attached'});
  await standsStill(page);
  await page.getByRole('tab', {name: 'Registers'}).click();
  await page.getByRole('button', {name: 'Copy link: this view as an address'}).click();
  const dialog = page.getByRole('dialog', {name: 'Share this view'});
  await dialog.getByText('The link is copied.').waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(await dialog.getByLabel('Link to this view').inputValue());
  expect(link).toContain(`${origin}?v=2&own=`);
  await dialog.getByRole('img', {name: 'QR code of the link'}).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  const picture = page.waitForEvent('download');
  await dialog.getByRole('button', {name: 'Copy as Markdown with a picture'}).click();
  const file = (await picture).suggestedFilename();
  await dialog.getByText('the Markdown that shows it is copied').waitFor();
  const markdown = await page.evaluate(() => navigator.clipboard.readText());
  expect(markdown).toBe(
    `[![Machine of VPIO Lab: ${MINE.replace(/[[\]]/g, '\\$&')}, event ${await shownEvent(page)}](${file})](${link})`,
  );
  // What a reader of Markdown makes of it: the picture, which is one, and where a click on it leads.
  const read = /<a href="([^"]+)"><img src="([^"]+)"/.exec(await marked.parse(markdown)) ?? [];
  const [, leads = '', shows] = read.map((attribute) => attribute.replaceAll('&amp;', '&'));
  expect([leads, shows]).toEqual([link, file]);
  const png = readFileSync(await (await picture).path());
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const machine = await page.getByRole('region', {name: 'Machine', exact: true, includeHidden: true}).boundingBox();
  expect(png.readUInt32BE(16)).toBe(Math.round((machine?.width ?? 0) * 2));
  expect(png.readUInt32BE(20)).toBeGreaterThan((machine?.height ?? 0) * 2); // the run it is of stands below
  await dialog.getByRole('button', {name: 'Copy embed code'}).click();
  await dialog.getByText('The code that embeds this view is copied').waitFor();
  const code = await page.evaluate(() => navigator.clipboard.readText());
  const frame = await page.evaluate((html) => {
    const parsed = new DOMParser().parseFromString(html, 'text/html').querySelector('iframe');
    return [parsed?.getAttribute('src'), parsed?.title];
  }, code);
  const query = link.slice(origin.length).replace(/#.*$/, '');
  expect(frame).toEqual([`${origin}embed.html${query}&panels=machine,model`, `VPIO Lab: ${MINE}`]);

  const fresh = await page.context().newPage();
  await fresh.goto(leads);
  await standsStill(fresh);
  expect(await scenarioMenu(fresh).locator('option:checked').innerText()).toBe(MINE);
  await fresh.getByRole('tab', {name: 'Registers', selected: true}).waitFor();
  await fresh.keyboard.press('y');
  expect(await fresh.getByLabel('Link to this view').inputValue()).toBe(link);
});
