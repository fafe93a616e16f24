// Records found by a filter from the keyboard, and rows coloured by rules that outlast a reload.
import {afterAll, expect, test} from 'vitest';
import {thousands} from '../../src/base/figures.ts';
import {stepsOutcome} from '../../src/cli/commands/steps.ts';
import {axeFaults} from './axe.ts';
import {leaveBrowser} from './browser.ts';
import {chooseScenario, openLabPage, runToEnd, standsStill} from './lab-page.ts';
import {layoutFaults} from './layout-check.ts';

afterAll(leaveBrowser);

test('a record is found forwards, backwards and round the end', async () => {
  const {page, consoleErrors} = await openLabPage('?scenario=rogue', {viewport: {width: 1366, height: 768}});
  await runToEnd(page);
  await page.keyboard.press('/');
  const finder = page.getByRole('search', {name: 'Find events'});
  await finder.getByRole('combobox', {name: 'Find'}).waitFor();
  await page.keyboard.type('dma.verdict == deny');
  await page.keyboard.press('Enter');
  const told = finder.getByRole('status');
  // As many as steps stop at, and at the same events.
  const denials: {index: number}[] = JSON.parse(
    (await stepsOutcome(['rogue', '--target', 'denial', '--json'])).stdout,
  ).records;
  await told.filter({hasText: `1 of ${denials.length}, from the start`}).waitFor();
  await page.getByRole('region', {name: `Event ${thousands(denials[0]?.index ?? -1)}`}).waitFor();
  const chosen = page.getByRole('grid', {name: 'Events of the run'}).locator('[aria-selected="true"].chosen');
  await chosen.waitFor();
  const first = await chosen.getAttribute('id');
  await finder.getByRole('button', {name: 'The next one'}).press('Enter');
  await told.filter({hasText: /^2 of \d+$/}).waitFor();
  expect(await chosen.getAttribute('id')).not.toBe(first);
  await finder.getByRole('button', {name: 'The one before'}).press('Enter');
  await told.filter({hasText: /^1 of \d+$/}).waitFor();
  expect(await chosen.getAttribute('id')).toBe(first);
  expect(await layoutFaults(page)).toEqual([]);
  expect(await axeFaults(page)).toEqual([]);

  // What is found need not pass the list's own filter: the list stays as it is, and the others speak of it.
  const list = page
    .getByRole('region', {name: 'Log', exact: true})
    .getByRole('combobox', {name: /filter/i})
    .last();
  await list.fill('irq');
  await list.press('Enter');
  await standsStill(page);
  await finder.getByRole('button', {name: 'The next one'}).press('Enter');
  await told.filter({hasText: /^2 of \d+$/}).waitFor();
  await page
    .getByRole('region', {name: /^Event /})
    .getByText('DENIED')
    .first()
    .waitFor();
  await finder.getByRole('combobox', {name: 'Find'}).fill('dma.verdict == mabye');
  await page.keyboard.press('Enter');
  await finder.getByText('mabye').first().waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await finder.waitFor({state: 'detached'});
  expect(consoleErrors).toEqual([]);
});

test('rows take the colour and the shape of the first rule that passes, after a reload too', async () => {
  const {page, consoleErrors} = await openLabPage('?scenario=transmit', {reducedMotion: 'reduce'});
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog', {name: 'Colours of the log'});
  const add = dialog.getByRole('combobox', {name: 'Filter that colours rows'});
  await add.fill('hook');
  await add.press('Enter');
  await dialog.getByRole('listitem').first().waitFor();
  await add.fill('io.dir == out && hook');
  await add.press('Enter');
  await dialog.getByRole('listitem').nth(1).waitFor();
  await dialog.getByRole('button', {name: /^Try io.dir == out.* earlier$/}).press('Enter');
  await dialog.getByRole('combobox', {name: /^Colour of io.dir == out/}).selectOption('green');
  await add.fill('hook');
  await add.press('Enter');
  await dialog.getByRole('status').filter({hasText: 'There is a rule for hook already.'}).waitFor();
  expect(await dialog.getByRole('listitem').count()).toBe(2);
  await dialog.getByRole('combobox', {name: 'Filter of rule 2'}).fill('irq');
  await dialog.getByRole('combobox', {name: 'Filter of rule 2'}).press('Enter');
  await dialog.getByRole('button', {name: 'Try irq earlier'}).press('Enter');
  await dialog.getByRole('button', {name: 'Try irq later'}).press('Enter');
  expect(await layoutFaults(page)).toEqual([]);
  expect(await axeFaults(page)).toEqual([]);
  await dialog.getByRole('button', {name: 'Close'}).click();
  const green = page.getByRole('grid', {name: 'Events of the run'}).locator('[role=row][data-colour="green"]');
  await green.first().waitFor();
  expect(await green.first().innerText()).toMatch(/\bW\b/);
  expect(await axeFaults(page)).toEqual([]);
  await page.reload();
  await standsStill(page);
  await green.first().waitFor();
  expect(consoleErrors).toEqual([]);
});

test('a rule that a run cannot read is marked, colours nothing there, and comes back with its run', async () => {
  const {page, consoleErrors} = await openLabPage('?scenario=two-guests', {reducedMotion: 'reduce'});
  const dialog = page.getByRole('dialog', {name: 'Colours of the log'});
  const mark = dialog.getByText('not of this run');
  const close = async (): Promise<void> => {
    await dialog.getByRole('button', {name: 'Close'}).click();
    await dialog.waitFor({state: 'detached'});
  };
  await page.keyboard.press('c');
  const add = dialog.getByRole('combobox', {name: 'Filter that colours rows'});
  await add.fill('guest.name == geekos-1');
  await add.press('Enter');
  await dialog.getByRole('listitem').waitFor();
  expect(await mark.count()).toBe(0);
  await close();

  await chooseScenario(page, 'transmit');
  await page.keyboard.press('c');
  await mark.waitFor();
  await close();
  const rows = page.getByRole('grid', {name: 'Events of the run'}).locator('[role=row][data-colour]');
  expect(await rows.count()).toBe(0);

  await chooseScenario(page, 'two-guests');
  await page.keyboard.press('c');
  await dialog.getByRole('listitem').waitFor();
  expect(await mark.count()).toBe(0);
  expect(consoleErrors).toEqual([]);
});
