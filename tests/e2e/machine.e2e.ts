// Machine and model as a reader of their tables meets them: which way each kind of event takes, counts, belief beside truth.
import type {Page} from 'playwright-core';
import {afterAll, expect, test} from 'vitest';
import {leaveBrowser} from './browser.ts';
import {openLabPage, runToEnd, standsStill} from './lab-page.ts';

afterAll(leaveBrowser);

const region = (page: Page, name: string) => page.getByRole('region', {name, exact: true});

/** A filter for one kind of event, and how its path is told. */
const PATHS: readonly (readonly [filter: string, path: RegExp])[] = [
  ['kind == access && hook == false && !vm.exit', /^path\s+unhooked: /],
  ['kind == access && hook == true && !io.denied', /^path\s+hooked: guest to VMM/],
  ['kind == access && hook == false && vm.exit', /^path\s+guest to VMM, VMM to card/],
  ['kind == suspend', /^path\s+suspended: .*until the guest owns the card/],
  ['io.denied', /^path\s+hooked and denied: .*no further/],
  ['kind == irq && irq == 1', /^path\s+card to VMM$/],
  ['kind == inject', /^path\s+card to VMM, VMM to guest$/],
  ['kind == frame-tx', /^path\s+.*wire/],
];

test('the way of every kind of event is told by the machine, and lit in its drawing', async () => {
  const {page, consoleErrors} = await openLabPage('?scenario=rogue', {reducedMotion: 'reduce'});
  await runToEnd(page);
  const log = region(page, 'Log');
  const box = log.getByRole('combobox', {name: 'Filter', exact: true});
  for (const [filter, path] of PATHS) {
    await box.fill(filter);
    await box.press('Enter');
    await standsStill(page);
    await log.getByRole('grid').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await standsStill(page);
    const drawing = region(page, 'Machine').getByRole('img').first();
    expect((await drawing.getAttribute('aria-label')) ?? '', filter).toMatch(/Machine of 3 guests/);
    await page.getByRole('button', {name: 'Machine as a table'}).press('Enter');
    const row = region(page, 'Machine as a table').getByRole('row', {name: /^path/});
    expect(await row.innerText(), filter).toMatch(path);
    await page.getByRole('button', {name: 'Machine as a table'}).press('Enter');
  }
  expect(consoleErrors).toEqual([]);
});

test('what the VMM holds back has a mark and words beside the card’s own value, until the command puts it on the card', async () => {
  const {page} = await openLabPage('?scenario=transmit', {reducedMotion: 'reduce'});
  await runToEnd(page);
  const log = region(page, 'Log');
  await log.getByRole('combobox', {name: 'Filter', exact: true}).fill('reg == RSAR1 && hook == true && value != 0');
  await page.keyboard.press('Enter');
  await standsStill(page);
  await log.getByRole('grid').focus();
  await page.keyboard.press('Home');
  await standsStill(page);
  const machine = region(page, 'Machine');
  const register = machine.locator('[data-register="RSAR"]');
  const digits = (await register.getAttribute('data-held')) ?? '';
  expect(digits).toMatch(/^[0-9A-F]{4}$/);
  const words = `held in the shadow: ${digits}, not yet on the card`;
  const onCard = await register.locator('text').last().textContent();
  expect(onCard).not.toBe(digits);
  expect(await register.locator('title').textContent()).toContain(words);
  expect(await machine.locator('svg text').allTextContents()).toContainEqual(
    expect.stringMatching(new RegExp(`^held in the shadow, not yet on the card: RSAR ${digits}`)),
  );
  expect(await machine.getByRole('img').first().getAttribute('aria-label')).toContain(`RSAR ${digits}`);
  expect(await machine.getByRole('option', {name: /^RSAR: /}).getAttribute('aria-label')).toContain(words);
  await page.getByRole('button', {name: 'Machine as a table'}).press('Enter');
  const table = region(page, 'Machine as a table');
  expect(await table.getByRole('row', {name: /^RSAR/}).innerText()).toContain(words);
  expect(await table.getByRole('row', {name: /^path/}).innerText()).toMatch(/which holds it in the shadow/);
  await page.getByRole('button', {name: 'Machine as a table'}).press('Enter');
  // Escape follows the present again: the end of the run, where nothing waits.
  await page.keyboard.press('Escape');
  await machine.locator('[data-register="RSAR"]:not([data-held])').waitFor();
});

test('a guest that does not own the card is suspended at its access, and the machine says at which', async () => {
  const {page} = await openLabPage('?scenario=two-guests', {reducedMotion: 'reduce'});
  await page.keyboard.press('b');
  const dialog = page.getByRole('dialog', {name: 'Breakpoints'});
  await dialog.getByRole('combobox', {name: 'Stop when this happens'}).selectOption('a guest is suspended');
  await dialog.getByRole('button', {name: 'Run to the next'}).click();
  await page.getByText(/^Stopped by/).waitFor();
  await standsStill(page);
  await page.getByRole('button', {name: 'Machine as a table'}).press('Enter');
  const machine = region(page, 'Machine as a table');
  await machine.getByRole('row', {name: /(IN|OUT) /}).waitFor();
  expect(await machine.getByRole('row', {name: /(IN|OUT) /}).innerText()).toMatch(/suspended/);
});

test('the model counts each transition, sets belief beside truth, and is the owner’s', async () => {
  const {page} = await openLabPage('?scenario=two-guests&event=3000', {reducedMotion: 'reduce'});
  await page.getByRole('button', {name: 'Model as a table'}).press('Enter');
  await region(page, 'Model as a table').waitFor();
  const taken = async (): Promise<number> => {
    const cells = await region(page, 'Model as a table').locator('table').nth(1).locator('td.mono').allInnerTexts();
    return cells.reduce((sum, text) => sum + Number(text.replace(/\D/g, '')), 0);
  };
  const before = await taken();
  await page.keyboard.press('X');
  await standsStill(page);
  expect(await taken()).toBe(before + 1);
  await page.keyboard.press('Shift+X');
  await standsStill(page);
  expect(await taken()).toBeLessThanOrEqual(before);
  expect(await region(page, 'Model as a table').innerText()).toMatch(/asked first/);
  const belief = page.getByRole('table', {name: 'Belief and truth'});
  expect(await belief.getByRole('row').allInnerTexts()).toEqual([
    expect.stringMatching(/transmit.*remote DMA.*receive ring/s),
    expect.stringMatching(/^belief/),
    expect.stringMatching(/^truth/),
  ]);
  const owner = region(page, 'Model').locator('header .guest-chip').first();
  const first = await owner.innerText();
  await page.keyboard.press('h');
  await standsStill(page);
  expect(await owner.innerText()).not.toBe(first);
});
