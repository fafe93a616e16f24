// The address: it names the open run and where that stands, also while it goes on; runs are entries of the history, and
// neither Back nor a damaged link loses one. The seed's field shows the run's seed.
import type {Page} from 'playwright-core';
import {afterAll, expect, test} from 'vitest';
import {leaveBrowser} from './browser.ts';
import {
  chooseScenario,
  goTo,
  openLabPage,
  openLongRun,
  scenarioMenu,
  shownEvent,
  standsBeyond,
  standsStill,
} from './lab-page.ts';

afterAll(leaveBrowser);

/** A field of the address's link. */
function inAddress(page: Page, field: string): string | null {
  return new URL(page.url()).searchParams.get(field);
}

/** The work that the browser keeps. */
function keptWork(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const open = indexedDB.open('vpio-lab');
        open.onsuccess = () => {
          const ask = open.result.transaction('work').objectStore('work').get('present');
          ask.onsuccess = () => {
            open.result.close();
            resolve(String(ask.result));
          };
        };
      }),
  );
}

/** Goes back or forward and waits until that run stands. */
async function travel(page: Page, way: 'back' | 'forward', scenario: string): Promise<number> {
  await page.evaluate(way === 'back' ? 'history.back()' : 'history.forward()');
  await expect.poll(() => scenarioMenu(page).inputValue(), {timeout: 30_000}).toBe(scenario);
  return standsStill(page);
}

test('another scenario, card, seed or policy at the same event is in the address', async () => {
  const {page} = await openLabPage('?scenario=transmit&event=120');
  await chooseScenario(page, 'ping');
  await goTo(page, 120);
  await chooseScenario(page, 'transmit');
  await goTo(page, 120);
  await page.evaluate(() => history.replaceState(null, '', '/'));
  await chooseScenario(page, 'ping');
  await goTo(page, 120);
  await expect.poll(() => inAddress(page, 'event')).toBe('120');
  expect(inAddress(page, 'scenario')).toBe('ping');
  await page.getByRole('combobox', {name: 'card'}).selectOption('qemu');
  await expect.poll(() => inAddress(page, 'profile')).toBe('qemu');
  await standsStill(page);
  await goTo(page, 120);
  await page.getByLabel('seed').fill('9');
  await page.getByLabel('seed').press('Enter');
  await expect.poll(() => inAddress(page, 'seed')).toBe('9');
  await standsStill(page);
  await goTo(page, 120);
  await page.keyboard.press('p');
  const policies = page.getByRole('dialog', {name: /^Policies of/});
  await policies.getByRole('radio', {name: /^an error status/}).check();
  await policies.getByRole('button', {name: 'Open a new run with these'}).click();
  await expect.poll(() => inAddress(page, 'policies')).toBe('denial:error');
  await standsStill(page);
  await goTo(page, 120);
  await expect.poll(() => inAddress(page, 'event')).toBe('120');
  expect(['scenario', 'profile', 'seed', 'policies'].map((field) => inAddress(page, field))).toEqual([
    'ping',
    'qemu',
    '9',
    'denial:error',
  ]);
});

test('scenario, seed and file are entries of the history: Back and Forward open them where they stood and never leave', async () => {
  const {page, pageErrors, origin} = await openLabPage('?scenario=transmit&event=100');
  await chooseScenario(page, 'ping');
  await goTo(page, 110);
  await page.getByLabel('seed').fill('9');
  await page.getByLabel('seed').press('Enter');
  await expect.poll(() => inAddress(page, 'seed')).toBe('9');
  await standsStill(page);
  await openLongRun(page, 50, 5_000_000);
  await goTo(page, 222);
  expect(new URL(page.url()).search).toBe('');
  await travel(page, 'back', 'ping');
  expect(await page.getByLabel('seed').inputValue()).toBe('9');
  expect(await travel(page, 'forward', 'long')).toBe(222);
  await travel(page, 'back', 'ping');
  await page.evaluate('history.back()');
  await expect.poll(() => page.getByLabel('seed').inputValue()).not.toBe('9');
  expect(await standsStill(page)).toBe(110);
  expect(await travel(page, 'back', 'transmit')).toBe(100);
  expect(page.url().startsWith(origin)).toBe(true);
  // A screen is an entry too, and the run stays.
  await page.getByRole('link', {name: 'Frames', exact: true}).click();
  await goTo(page, 105);
  await page.evaluate('history.back()');
  await page.getByRole('region', {name: 'Log', exact: true}).waitFor();
  expect(await standsStill(page)).toBe(105);
  expect(pageErrors).toEqual([]);
});

test.each(['a library’s scenario', 'a file'])('a reload while %s runs returns to where the run was', async (what) => {
  const {page} = await openLabPage('?scenario=bulk&event=0');
  if (what === 'a file') await openLongRun(page, 5000, 60_000_000);
  const start = (await shownEvent(page)) ?? 0;
  await page.keyboard.press('F8');
  await standsBeyond(page, start + 60);
  if (what === 'a file') await expect.poll(() => keptWork(page)).toContain('A run for minutes');
  const before = (await shownEvent(page)) ?? 0;
  // The address follows a moment later.
  await page.waitForFunction((event) => history.state.event >= event, before);
  await page.reload({waitUntil: 'load'});
  const after = await standsStill(page);
  expect(after).toBeGreaterThanOrEqual(before - 1);
  expect(await scenarioMenu(page).inputValue()).toBe(what === 'a file' ? 'long' : 'bulk');
});

test('card and policies are entries of the history too: Back takes the last change away, Forward brings it', async () => {
  const {page, origin, pageErrors} = await openLabPage('?scenario=transmit&event=100&profile=datasheet');
  const card = page.getByRole('combobox', {name: 'card'});
  await card.selectOption('qemu');
  await expect.poll(() => inAddress(page, 'profile')).toBe('qemu');
  await standsStill(page);
  await page.keyboard.press('p');
  const dialog = page.getByRole('dialog', {name: /^Policies of/});
  await dialog.getByRole('radio', {name: /^an error status/}).press('Space');
  await dialog.getByRole('button', {name: 'Open a new run with these'}).click();
  await expect.poll(() => inAddress(page, 'policies')).toBe('denial:error');
  await standsStill(page);
  const changed = page.getByRole('button', {name: /^Changed: denied guest sees an error status/});

  await page.goBack();
  await changed.waitFor({state: 'detached'});
  await standsStill(page);
  expect([inAddress(page, 'policies'), await card.inputValue()]).toEqual([null, 'qemu']);
  await page.goBack();
  await expect.poll(() => card.inputValue()).toBe('datasheet');
  expect(await standsStill(page)).toBe(100);
  await page.goForward();
  await page.goForward();
  await changed.waitFor();
  expect([inAddress(page, 'policies'), await card.inputValue()]).toEqual(['denial:error', 'qemu']);
  expect([page.url().startsWith(origin), pageErrors]).toEqual([true, []]);
});

test('a damaged link says so, and the work of the last visit is not lost to it', async () => {
  const {page, origin} = await openLabPage('?scenario=transmit');
  await openLongRun(page, 50, 5_000_000);
  await goTo(page, 222);
  await expect.poll(() => keptWork(page)).toContain('"event": 222');
  for (const damaged of [
    '?scenario=nonsense&event=5',
    '?seed=1.5',
    '?policies=denial',
    '?scenario=ping&policies=denial:x',
  ]) {
    await page.goto(`${origin}${damaged}`);
    await page.getByRole('alert').getByText('Refused').waitFor();
    expect(await standsStill(page)).toBe(222);
    expect(await scenarioMenu(page).inputValue()).toBe('long');
  }
});

test('a seed that is none is refused with a sentence, and the field shows the run’s seed', async () => {
  const {page} = await openLabPage('?scenario=transmit&seed=7');
  const seed = page.getByLabel('seed');
  for (const [typed, said] of [
    ['1.5', '1.5'],
    ['', 'nothing'],
    ['abc', 'abc'],
    ['1e3', '1e3'],
    ['4294967296', '4294967296'],
  ] as const) {
    await seed.fill(typed);
    await seed.press('Enter');
    await page.getByRole('alert').getByText(`seed: ${said} is no whole number from 0 to 4294967295`).waitFor();
    expect(await seed.inputValue()).toBe('7');
    await page.getByRole('button', {name: 'Dismiss'}).click();
  }
  await seed.fill('55');
  await page.keyboard.press('Tab');
  expect(await seed.inputValue()).toBe('7');
  await seed.fill('0');
  await seed.press('Enter');
  await expect.poll(() => inAddress(page, 'seed')).toBe('0');
});
