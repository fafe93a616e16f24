// The start page: what the bare address opens, its picture, its doors, and that it takes nobody's work away; levels and named moments.
import {readFileSync} from 'node:fs';
import type {Page} from 'playwright-core';
import {afterAll, expect, onTestFinished, test} from 'vitest';
import {axeFaults, axeFaultsInThemes} from './axe.ts';
import {leaveBrowser, type OpenApp, type OpenOptions, openApp} from './browser.ts';
import {goTo, openLabPage, scenarioMenu, shownEvent, standsStill} from './lab-page.ts';
import {isCalm} from './worker-watch.ts';

afterAll(leaveBrowser);

const ONE_SCREEN = {viewport: {width: 1366, height: 768}, reducedMotion: 'reduce'} as const;

async function openStart(options: OpenOptions = ONE_SCREEN): Promise<OpenApp> {
  const app = await openApp('', options);
  onTestFinished(() => app.close());
  await app.page.locator('.start-caption b').waitFor();
  return app;
}

const caption = (page: Page): Promise<string> => page.locator('.start-caption').innerText();
const start = (page: Page) => page.getByRole('heading', {name: /^Several guests/});

test('the bare address opens words, a denied access from a real run that can be stepped, and three doors, all in one window', async () => {
  const {page, consoleErrors, foreignRequests} = await openStart();
  expect(await page.locator('.start-words > p').count()).toBe(4);
  expect(await caption(page)).toContain('Denied: remote DMA would leave the guest’s window.');
  await page.getByRole('button', {name: 'Back by one event of the story'}).click();
  await page.locator('.start-caption').filter({hasText: 'refused by the check'}).waitFor();
  await page.getByRole('button', {name: 'Next event of the story'}).click();
  await page.locator('.start-caption').filter({hasText: 'Denied: remote DMA'}).waitFor();
  for (const name of ['Learn', 'Explore', 'Bring your own']) {
    const box = await page.getByRole('heading', {name, exact: true}).boundingBox();
    expect((box?.y ?? 1e9) + (box?.height ?? 0), name).toBeLessThan(768);
  }
  expect(await page.locator('.start').evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true);
  expect(await page.getByRole('region', {name: 'Transport'}).count()).toBe(0);
  expect(await page.locator('footer.status').count()).toBe(0);
  expect(await axeFaultsInThemes(page)).toEqual([]);
  await isCalm(page);
  expect(new URL(page.url()).search).toBe('');
  expect(await page.title()).toBe('VPIO Lab');
  expect([consoleErrors, foreignRequests()]).toEqual([[], []]);
});

test('a moment’s link opens its scenario there; the page keeps the work, comes back to it, and leaves a stranger with the picture’s run', async () => {
  const {page, origin, pageErrors} = await openStart();
  // Nobody was here before: what is left behind is the picture's own run.
  expect(await page.getByRole('link', {name: /^Go on where you were/}).count()).toBe(0);
  await page.getByRole('link', {name: 'Lab', exact: true}).click();
  await standsStill(page);
  expect(await scenarioMenu(page).inputValue()).toBe('rogue');
  const denial = await shownEvent(page);
  await page.waitForFunction(
    (event) => location.search.includes(`scenario=rogue&`) && location.search.includes(`event=${event}`),
    denial,
  );

  await page.getByRole('link', {name: 'VPIO Lab'}).click();
  await start(page).waitFor();
  await page.locator('.start-caption b').waitFor();
  await page.getByRole('region', {name: 'Explore'}).getByRole('link', {name: 'First hand-off'}).first().click();
  await page.waitForFunction(() => location.search.includes('scenario=two-guests&') && location.hash === '#lab');
  await standsStill(page);
  const handoff = (await shownEvent(page)) ?? 0;
  expect(await page.locator(`#log-record-${handoff}`).innerText()).toContain('hand-off A → B');

  // Off to the start page and back by a plain link: the work is as it was.
  const at = await goTo(page, handoff + 40);
  await page.getByRole('link', {name: 'VPIO Lab'}).click();
  await start(page).waitFor();
  await page.getByRole('link', {name: 'Go on where you were: Two guests, one card'}).click();
  await page.waitForFunction(() => location.hash === '#lab');
  await page.waitForFunction(
    (event) => location.search.includes(`scenario=two-guests&`) && location.search.endsWith(`event=${event}`),
    at,
  );
  await standsStill(page);
  expect(await shownEvent(page)).toBe(at);

  // The bare address anew: the picture takes nothing away from what was kept.
  await page.goto(origin);
  await page.locator('.start-caption b').waitFor();
  await page.getByRole('link', {name: 'Go on where you were: Two guests, one card'}).waitFor();
  await isCalm(page);
  await page.goto(`${origin}#lab`);
  await page.waitForFunction((event) => location.search.endsWith(`event=${event}`), at);
  expect(await scenarioMenu(page).inputValue()).toBe('two-guests');

  // A link to a moment needs no start page.
  await page.goto(`${origin}?scenario=rogue&moment=First+denial`);
  await standsStill(page);
  expect([await scenarioMenu(page).inputValue(), await shownEvent(page)]).toEqual(['rogue', denial]);
  expect(pageErrors).toEqual([]);
});

test('a scenario of another device that is picked is what opens, whether the picture’s run or work of one’s own was there before', async () => {
  const {page, pageErrors} = await openStart();
  for (const name of ['rtl8139-transmit', 'copy-two-guests', 'two-guests', 'rtl8139-rogue']) {
    const group = page.locator('details.start-group', {has: page.locator(`a[href*="scenario=${name}#"]`)});
    if (!(await group.evaluate((one) => one instanceof HTMLDetailsElement && one.open)))
      await group.locator('summary').click();
    await group.locator(`a[href*="scenario=${name}#"]`).click();
    await standsStill(page);
    expect(await scenarioMenu(page).inputValue()).toBe(name);
    await page.waitForFunction((opened) => location.search.includes(`scenario=${opened}`), name);
    await page.getByRole('link', {name: 'VPIO Lab'}).click();
    await page.locator('.start-caption b').waitFor();
  }
  expect(pageErrors).toEqual([]);
});

test('a lesson that is left before its run came does not take the start page away', async () => {
  let letThrough = (): void => undefined;
  const held = new Promise<void>((done) => {
    letThrough = done;
  });
  let isAsked = false;
  const {page, pageErrors} = await openStart({
    ...ONE_SCREEN,
    async before(context) {
      await context.route('**/kit-rtl8139*', async (route) => {
        isAsked = true;
        await held;
        await route.continue();
      });
    },
  });
  await page
    .getByRole('region', {name: 'Learn'})
    .getByRole('link', {name: /DMA into host memory$/})
    .click();
  await page.getByText(/^step 1 of \d+$/).waitFor();
  await expect.poll(() => isAsked).toBe(true);
  await page.goBack();
  await start(page).waitFor();
  letThrough();
  // The lesson's run comes, and gives way to the picture's.
  await page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({name}) => name.includes('kit-rtl8139')),
  );
  await isCalm(page);
  await page.locator('.start-caption b').waitFor();
  expect([await start(page).count(), new URL(page.url()).hash]).toEqual([1, '']);
  expect(await caption(page)).toContain('Denied: remote DMA would leave the guest’s window.');
  await page.getByRole('link', {name: 'Lab', exact: true}).click();
  await standsStill(page);
  expect(pageErrors).toEqual([]);
});

test('a lesson opens within the page from the start page, at once; the header leads to the list of lessons from anywhere, and Back the way one came', async () => {
  const {page, requests, pageErrors} = await openStart();
  const fetched = (): number => requests.filter((url) => new URL(url).pathname === '/').length;
  const before = fetched();
  const lesson = page.getByText(/^step 1 of \d+$/);
  await page.getByRole('link', {name: 'Start lesson 1'}).click();
  await lesson.waitFor();
  await page.waitForFunction(() => /^[?]lesson=[\w-]+&step=1$/.test(location.search) && location.hash === '#lesson');

  const lessons = page.getByRole('link', {name: 'Lessons', exact: true});
  expect(await lessons.getAttribute('aria-current')).toBe('page');
  await lessons.click();
  await page.getByRole('region', {name: 'Lessons'}).waitFor();
  expect(new URL(page.url()).search).toBe('');
  await page.goBack();
  await lesson.waitFor();
  await page.goBack();
  await start(page).waitFor();

  // The other links of the first door, and the list from the lab, whose run comes back.
  await page.locator('.start-caption b').waitFor();
  await page.getByRole('region', {name: 'Learn'}).getByRole('listitem').nth(1).getByRole('link').click();
  await lesson.waitFor();
  await page.getByRole('link', {name: 'Lab', exact: true}).click();
  const event = await goTo(page, 40);
  await page.waitForFunction((at) => location.search.endsWith(`event=${at}`), event);
  const {search} = new URL(page.url());
  await lessons.click();
  await page.getByRole('region', {name: 'Lessons'}).waitFor();
  await page.getByRole('link', {name: 'Lab', exact: true}).click();
  await page.waitForFunction((was) => location.search === was, search);
  expect(await standsStill(page)).toBe(event);
  expect([fetched(), pageErrors]).toEqual([before, []]);
});

test('the third door leads to homework, where an assignment is opened from its file', async () => {
  const {page} = await openStart();
  await page.getByRole('region', {name: 'Bring your own'}).getByRole('link', {name: 'Do homework'}).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', {name: 'Open an assignment'}).click();
  await (await chooser).setFiles('docs/teaching/one-card.assignment.json');
  await page.getByLabel('Your name, as your teacher knows it').waitFor();
  expect(new URL(page.url()).hash).toBe('#homework');
});

test('by keyboard alone one comes from the bare address to a scenario’s moment, and a file of one’s own opens in the lab', async () => {
  const {page} = await openStart();
  const link = page.getByRole('region', {name: 'Explore'}).getByRole('link', {name: 'First frame allowed out'});
  await expect
    .poll(async () => {
      await page.keyboard.press('Tab');
      return link.evaluate((one) => one === document.activeElement);
    })
    .toBe(true);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.search.includes('scenario=transmit&'));
  await standsStill(page);
  expect(await page.locator(`#log-record-${await shownEvent(page)}`).innerText()).toContain('may go to Trans');

  await page.evaluate(() => {
    location.hash = '#start';
  });
  await start(page).waitFor();
  const own = {
    ...(JSON.parse(readFileSync('src/scenarios/library/ping.json', 'utf8')) as object),
    name: 'mine',
    title: 'My own',
  };
  await page.locator('.start-own input[type=file]').setInputFiles({
    name: 'mine.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(own)),
  });
  await page.getByRole('option', {name: 'My own'}).waitFor({state: 'attached'});
  await standsStill(page);
  expect(new URL(page.url()).hash).toBe('#lab');
});

test('J, a few letters in the palette, a flag of the timeline and a line of its table lead to the same event of a moment; the level is kept', async () => {
  const {page} = await openLabPage('?scenario=rogue&event=300', ONE_SCREEN);
  await page.keyboard.press('j');
  const moments = page.getByRole('dialog', {name: 'Moments'});
  await moments.getByRole('button', {name: /^First frame denied not reached yet/}).click();
  await moments.waitFor({state: 'detached'});
  await expect.poll(() => shownEvent(page)).toBeGreaterThan(2000);
  const denied = await standsStill(page);
  expect(await page.locator(`#log-record-${denied}`).innerText()).toContain('frame');
  const byPalette = async (letters: string, name: string): Promise<number> => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', {name: 'Command'}).fill(letters);
    await page.getByRole('option', {name, selected: true}).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', {name: 'Commands'}).waitFor({state: 'detached'});
    return standsStill(page);
  };
  const attack = await byPalette('fst attck', 'First attack');
  expect(attack).toBeLessThan(denied);
  expect(await page.locator(`#log-record-${attack}`).innerText()).toContain('attack');
  await page.keyboard.press('j');
  await moments.locator('[aria-current=step]').filter({hasText: 'First attack'}).waitFor();
  await page.keyboard.press('Escape');
  await moments.waitFor({state: 'detached'});
  expect(await byPalette('frm denied', 'First frame denied')).toBe(denied);

  await goTo(page, attack + 1);
  const flag = page.locator('.moment-flag[data-moment="First attack"]');
  expect((await flag.locator('title').textContent())?.replace(/\D/g, '')).toBe(String(attack));
  await flag.locator('rect').click();
  await expect.poll(() => shownEvent(page)).toBe(attack);
  await page.getByRole('button', {name: /^Timeline as a table/}).click();
  await page.getByRole('button', {name: `Go to First frame denied, event ${denied}`}).click();
  await expect.poll(() => shownEvent(page)).toBe(denied);

  await page.getByRole('combobox', {name: 'level'}).selectOption('intro');
  await page.locator('.intro-caption').waitFor();
  expect(await page.getByRole('region', {name: /^(Timeline|Log|Event)$/}).count()).toBe(0);
  await page.getByRole('contentinfo').getByText('Level intro').waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.reload();
  await page.locator('.intro-caption').waitFor();
  await page.getByRole('button', {name: 'Show the whole lab'}).click();
  await page.getByRole('region', {name: 'Log', exact: true}).waitFor();
});
