// The command palette by keyboard alone: a screen, a step, a switch and a scenario found by a few letters.
import {afterAll, expect, test} from 'vitest';
import {leaveBrowser} from './browser.ts';
import {openLabPage, shownEvent, standsStill} from './lab-page.ts';

afterAll(leaveBrowser);

test('any command is found by a few letters and done with Enter', async () => {
  const app = await openLabPage('?scenario=rogue', {reducedMotion: 'reduce'});
  const {page} = app;
  const field = page.getByRole('combobox', {name: 'Command', exact: true});
  const marked = page.getByRole('option', {selected: true});
  const command = async (typed: string, name: RegExp): Promise<void> => {
    await page.keyboard.press('Control+k');
    await field.fill(typed);
    await marked.filter({hasText: name}).waitFor();
    await page.keyboard.press('Enter');
    await field.waitFor({state: 'detached'});
  };

  const before = await shownEvent(page);
  await command('nxt denial', /Step to the next denial/);
  await standsStill(page);
  expect(await page.getByRole('region', {name: /^Event/}).innerText()).toMatch(/denied/i);
  await command('to the start', /To the start of the run/);
  await standsStill(page);
  expect(await shownEvent(page)).not.toBe(before);

  await command('model table', /Model as a table/);
  await page.getByRole('region', {name: 'Model', exact: true}).getByRole('table').first().waitFor();
  await command('crd mem', /Card memory/);
  await page.getByRole('region', {name: 'Card memory', exact: true}).waitFor();

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const share = page.getByRole('dialog', {name: 'Share this view'});
  const copied = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
  await command('embed code', /Copy embed code/);
  await share.getByText('The code that embeds this view is copied').waitFor();
  expect(await copied()).toMatch(/^<iframe src="/);
  await page.keyboard.press('Escape');
  await share.waitFor({state: 'detached'});
  const picture = page.waitForEvent('download');
  await command('markdown', /Copy as Markdown with a picture/);
  const file = (await picture).suggestedFilename();
  await share.getByText('the Markdown that shows it is copied').waitFor();
  expect(await copied()).toContain(`](${file})](`);
  await page.keyboard.press('Escape');
  await share.waitFor({state: 'detached'});

  await page.keyboard.press('Control+k');
  await field.fill('zzzz');
  await page.getByText('No command fits').waitFor();
  await field.fill('two guests one card');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.search.includes('scenario=two-guests'));

  await page.keyboard.press('Control+k');
  await field.waitFor();
  await page.keyboard.press('Escape');
  await field.waitFor({state: 'detached'});
  expect(app.consoleErrors).toEqual([]);
});
