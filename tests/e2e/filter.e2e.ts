// The log's filter as hands use it: completed, wrong and told where, applied from a cell, by keyboard alone.
import type {Page} from 'playwright-core';
import {afterAll, expect, test} from 'vitest';
import {axeFaults} from './axe.ts';
import {leaveBrowser} from './browser.ts';
import {openLabPage, standsStill} from './lab-page.ts';

afterAll(leaveBrowser);

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.VPIO_LOOK;
  if (folder) await page.screenshot({path: `${folder}/${name}.png`});
}

test('a filter is typed with completion, corrected, and applied from a cell', async () => {
  const {page, consoleErrors} = await openLabPage('?scenario=rogue&event=9000', {
    colorScheme: 'dark',
    viewport: {width: 1366, height: 768},
    reducedMotion: 'reduce',
  });
  const log = page.getByRole('region', {name: 'Log'});
  const box = log.getByRole('combobox', {name: 'Filter', exact: true});
  const count = log.locator('.log-count');
  await box.click();
  await page.keyboard.type('reg == CU');
  await log.getByRole('option', {name: /^CURR/}).waitFor();
  await picture(page, 'filter-list');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  expect(await box.inputValue()).toBe('reg == CURR ');
  expect(await axeFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');

  await box.fill('reg == CR && value & CR.TXQ');
  await page.keyboard.press('Enter');
  const fault = page.getByRole('alert');
  await fault.waitFor();
  expect(await fault.innerText()).toContain('character 22: expected a number for value: perhaps CR.TXP');
  expect(await fault.locator('mark').innerText()).toBe('CR.TXQ');
  expect(await box.getAttribute('aria-invalid')).toBe('true');
  expect(await axeFaults(page)).toEqual([]);
  await picture(page, 'filter-fault');

  await box.fill('reg == CR && value & CR.TXP && io.dir == out');
  await page.keyboard.press('Enter');
  await standsStill(page);
  expect(await fault.count()).toBe(0);
  const few = Number((await count.innerText()).split(' of ')[0]?.replace(/\D/g, ''));
  expect(few).toBeGreaterThan(3);
  expect(few).toBeLessThan(200);

  await log.getByRole('button', {name: 'Only guest A'}).click();
  await standsStill(page);
  expect(await box.inputValue()).toBe('reg == CR && value & CR.TXP && io.dir == out && guest.id == A');

  await log.getByRole('grid').focus();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Shift+F10');
  const menu = page.getByRole('dialog', {name: 'Filter by choice'});
  await menu.waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await picture(page, 'filter-menu');
  await menu.getByRole('combobox', {name: 'Hooked'}).selectOption('hooked');
  expect(await box.inputValue()).toMatch(/ && hook == true$/);
  await menu.getByRole('button', {name: 'Only io.dir == out'}).press('Enter');
  expect(await menu.count()).toBe(0);
  await standsStill(page);
  expect(await box.inputValue()).toBe('io.dir == out');

  const cells = log.getByRole('row').nth(3).getByRole('gridcell');
  const columns = await cells.count();
  expect(columns).toBeGreaterThan(4);
  for (let column = 0; column < columns; column++) {
    await cells.nth(column).click({button: 'right'});
    await menu
      .getByText(/^(Only|only|This cell says nothing)/)
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await menu.waitFor({state: 'detached'});
  }
  await picture(page, 'filter-applied');
  expect(consoleErrors).toEqual([]);
});
