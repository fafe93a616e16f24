// Acting in the past: the run forks and says so, the old course stays a tab, and the two are compared.
import {afterAll, expect, test} from 'vitest';
import {axeFaults} from './axe.ts';
import {leaveBrowser} from './browser.ts';
import {goTo, openLabPage, shownDigest, standsStill} from './lab-page.ts';

afterAll(leaveBrowser);

test('a policy changed in the past forks the run; the old course is a tab, and both are compared', async () => {
  const {page, consoleErrors} = await openLabPage('?scenario=rogue&event=9000', {
    viewport: {width: 1366, height: 768},
    reducedMotion: 'reduce',
  });
  const look = async (name: string): Promise<void> => {
    const folder = process.env.VPIO_LOOK;
    if (folder) await page.screenshot({path: `${folder}/${name}.png`});
  };
  const at = await goTo(page, 3000);
  const digest = await shownDigest(page);
  await page.keyboard.press('i');
  const act = page.getByRole('dialog', {name: 'Act here'});
  await act.getByLabel(/^choice/).selectOption('a machine check');
  await look('act');
  await act.getByRole('button', {name: 'Change it here'}).click();
  const tabs = page.getByRole('navigation', {name: 'Branches of the run'});
  await tabs.waitFor();
  expect(await standsStill(page)).toBeGreaterThan(at);
  expect(await tabs.locator('[aria-current]').innerText()).toMatch(/^denial machine-check/);
  expect(await axeFaults(page)).toEqual([]);
  await look('branches');
  // What is no longer the scenario's own is said at every width, from where it was changed on.
  const changedName = 'Changed: denied guest sees a machine check';
  const changed = page.getByRole('button', {name: changedName});
  for (const width of [390, 820, 1366]) {
    await page.setViewportSize({width, height: 768});
    await standsStill(page);
    const {x = -1, width: long = 0} = (await changed.boundingBox()) ?? {};
    const isWhole = await changed.evaluate(({scrollWidth, clientWidth}) => scrollWidth <= clientWidth);
    expect([x >= 0, x + long <= width, isWhole], String(width)).toEqual([true, true, true]);
  }
  await page.keyboard.press('p');
  const policies = page.getByRole('dialog', {name: /^Policies of/});
  await policies.getByText('Changed on its way: denied guest sees a machine check.', {exact: false}).waitFor();
  await page.keyboard.press('Escape');
  await policies.waitFor({state: 'detached'});
  await page.keyboard.press('t');
  await page.getByRole('region', {name: 'Presenter'}).getByRole('button', {name: changedName}).waitFor();
  await page.keyboard.press('Escape');
  const after = await standsStill(page);
  await goTo(page, at - 1);
  expect(await changed.count()).toBe(0);
  await goTo(page, after);
  await changed.waitFor();
  // A denial is told by the policy at its own instant, wherever the machine stands.
  await page.keyboard.press('n');
  const story = page.getByRole('region', {name: /^Event/});
  await story.getByText('A machine check: its kernel dies of it.', {exact: false}).waitFor();
  const filter = page.getByRole('combobox', {name: 'Filter', exact: true});
  await filter.fill('dma.verdict == deny');
  await filter.press('Enter');
  await page.locator('#log-record-2050').click();
  await story.getByText('Nothing else tells it', {exact: false}).waitFor();
  await filter.fill('');
  await filter.press('Enter');
  await filter.blur();
  await goTo(page, after);

  await page.keyboard.press('i');
  await act.getByRole('button', {name: 'Put it on the wire'}).press('Enter');
  await tabs.getByRole('button', {name: /^frame of 200 bytes to A/}).waitFor();
  await standsStill(page);
  await tabs.getByRole('button', {name: 'the run as it began'}).click();
  await page.waitForFunction(
    (wanted) => document.querySelector('#go-to-event')?.getAttribute('value')?.replace(/\D/g, '') === wanted,
    String(at),
  );
  expect(await standsStill(page)).toBe(at);
  expect(await shownDigest(page)).toBe(digest);

  await tabs.getByRole('button', {name: 'Compare two'}).click();
  const dialog = page.getByRole('dialog', {name: 'Two branches of the run'});
  await dialog.getByLabel('other').selectOption({index: 1});
  await dialog.getByText(/^The same up to event/).waitFor();
  expect(await dialog.getByRole('row', {name: /events: stopped/}).innerText()).toMatch(/0\s+1$/);
  expect(await axeFaults(page)).toEqual([]);
  await look('branches-compared');
  await dialog.getByRole('button', {name: 'Go there'}).click();
  expect(await standsStill(page)).toBeGreaterThan(at);
  expect(consoleErrors).toEqual([]);
});

test('branches and breakpoints outlast a reload', async () => {
  const {page, consoleErrors} = await openLabPage('?scenario=rogue&event=3000', {reducedMotion: 'reduce'});
  await page.keyboard.press('i');
  const act = page.getByRole('dialog', {name: 'Act here'});
  await act.getByLabel(/^choice/).selectOption('a machine check');
  await act.getByRole('button', {name: 'Change it here'}).click();
  const tabs = page.getByRole('navigation', {name: 'Branches of the run'});
  await tabs.waitFor();
  await page.keyboard.press('b');
  const breakpoints = page.getByRole('dialog', {name: 'Breakpoints'});
  await breakpoints.getByRole('combobox', {name: 'Filter that stops the run'}).fill('irq');
  await page.keyboard.press('Enter');
  await breakpoints.getByRole('listitem').waitFor();
  await breakpoints.getByRole('button', {name: 'Close'}).click();
  const at = await standsStill(page);
  const digest = await shownDigest(page);
  const isKept = `new Promise((done) => {
    const ask = indexedDB.open('vpio-lab', 1);
    ask.onsuccess = () => {
      const get = ask.result.transaction('work').objectStore('work').get('present');
      get.onsuccess = () => { ask.result.close(); done(/machine-check/.test(get.result) && /"text": "irq"/.test(get.result)); };
    };
  })`;
  await expect.poll(() => page.evaluate(isKept)).toBe(true);

  await page.goto(page.url().replace(/[?#].*/, '#lab'));
  await tabs.waitFor();
  expect(await standsStill(page)).toBe(at);
  expect(await shownDigest(page)).toBe(digest);
  expect(await tabs.locator('[aria-current]').innerText()).toMatch(/^denial machine-check/);
  await page.keyboard.press('b');
  await breakpoints.getByRole('listitem').waitFor();
  expect(await breakpoints.getByRole('listitem').allInnerTexts()).toEqual(['irq']);
  expect(consoleErrors).toEqual([]);
});
