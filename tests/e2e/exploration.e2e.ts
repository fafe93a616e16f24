// The exploration in the browser: a rule broken on purpose gives a counterexample at its last step, stepped by keys; a file does too.
import {execFileSync} from 'node:child_process';
import {afterAll, expect, test} from 'vitest';
import {leaveBrowser} from './browser.ts';
import {notedBars, openLabPage} from './lab-page.ts';
import {layoutFaults} from './layout-check.ts';

afterAll(leaveBrowser);

test('a broken rule is found, and its counterexample stepped back and on by keys', async () => {
  const app = await openLabPage('?scenario=two-guests#explore', {reducedMotion: 'reduce'});
  const {page} = app;
  await page.getByRole('combobox', {name: 'rule broken'}).selectOption('bitmap-open');
  await page.getByRole('combobox', {name: 'states a walk, at most'}).selectOption('1000');
  const bars = await notedBars(page);
  await page.getByRole('button', {name: 'Explore', exact: true}).click();
  const steps = page.getByRole('list', {name: 'Steps'});
  await steps.waitFor({timeout: 60_000});
  expect(await bars()).toEqual(['States walked']);
  expect(await page.getByRole('region', {name: 'Properties'}).innerText()).toMatch(
    /Broken\s+No access without the card\s+no-access-of-a-non-owner/,
  );
  expect(
    await page
      .getByRole('heading', {name: '≠ No access without the card, where a guest without the card reaches it'})
      .isVisible(),
  ).toBe(true);
  const all = await steps.getByRole('listitem').count();
  const status = page.getByRole('status').filter({hasText: /step/});
  expect(await status.innerText()).toBe(`after step ${all} of ${all}`);
  expect(await steps.locator('[aria-current="step"]').innerText()).toMatch(
    /≠ an access of guest [AB] reached the card/,
  );
  expect(await layoutFaults(page)).toEqual([]);
  await steps.focus();
  await page.keyboard.press('Home');
  await page.getByText('at the start', {exact: true}).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.getByText(`after step 1 of ${all}`).waitFor();
  await page.getByRole('button', {name: /^All \d+ variables/}).click();
  expect(await page.getByRole('row').count()).toBeGreaterThan(40);
  expect([...app.pageErrors, ...app.consoleErrors, ...app.foreignRequests()]).toEqual([]);
});

test('a property that holds is nowhere called broken: the run without forced abort is shown as what it is', async () => {
  const {page} = await openLabPage('?scenario=two-guests#explore', {reducedMotion: 'reduce'});
  const rules = page.getByRole('combobox', {name: 'rule broken'});
  const names = await rules.getByRole('option').allInnerTexts();
  for (const name of names) expect(name).toMatch(/^[a-z]+( [A-Za-z.]+)*$/);
  await page.getByRole('combobox', {name: 'states a walk, at most'}).selectOption('1000');
  await page.getByRole('button', {name: 'Explore', exact: true}).click();
  await page.getByRole('heading', {name: 'Without forced abort'}).waitFor({timeout: 60_000});
  const properties = page.getByRole('region', {name: 'Properties'});
  expect(await properties.getByText('Holds', {exact: true}).count()).toBe(6);
  expect(await page.getByRole('main').innerText()).not.toContain('≠');
  expect(await properties.getByRole('button', {name: 'Show'}).getAttribute('aria-pressed')).toBe('true');
});

test('what the command line printed opens at its last step', async () => {
  let printed = '';
  try {
    execFileSync(process.execPath, ['tools/vpio.mjs', 'explore', '--states', '300', '--fault', 'skip-check', '--json']);
  } catch (error) {
    // A broken property ends with 1.
    printed = error instanceof Error && 'stdout' in error ? String(error.stdout) : '';
  }
  const {page} = await openLabPage('?scenario=two-guests', {viewport: {width: 1366, height: 768}});
  const file = {name: 'exploration.json', mimeType: 'application/json', buffer: Buffer.from(printed)};
  await page.locator('input[type="file"]').first().setInputFiles(file);
  await page.getByRole('heading', {name: /No DMA outside the window, where the checks are not asked/}).waitFor();
  expect(await page.getByRole('status').filter({hasText: /step/}).innerText()).toMatch(/^after step (\d+) of \1$/);
  expect(await layoutFaults(page)).toEqual([]);

  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({
      ...file,
      buffer: Buffer.from(JSON.stringify({format: 'vpio-exploration', version: 9})),
    });
  await page.locator('.notice').waitFor();
  expect(await page.locator('.notice').innerText()).toContain('exploration.version');
});
