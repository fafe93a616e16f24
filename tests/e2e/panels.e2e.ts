// Panels put away and brought back by keyboard: the others take their place, and it stays so over a reload.
import {afterAll, expect, test} from 'vitest';
import {axeFaults} from './axe.ts';
import {leaveBrowser} from './browser.ts';
import {openLabPage, standsStill} from './lab-page.ts';
import {layoutFaults} from './layout-check.ts';

afterAll(leaveBrowser);

test('a panel is put away, stays away over a reload, and comes back', async () => {
  const {page, consoleErrors} = await openLabPage('?scenario=rogue', {
    viewport: {width: 1366, height: 768},
    reducedMotion: 'reduce',
  });
  const region = (name: string) => page.getByRole('region', {name, exact: true});
  const width = async (name: string): Promise<number> => (await region(name).boundingBox())?.width ?? 0;
  const before = await width('Log');
  await page.keyboard.press('l');
  const dialog = page.getByRole('dialog', {name: 'Panels of the lab'});
  const box = (name: string) => dialog.getByRole('checkbox', {name});
  await box('Timeline').press('Space');
  await box('Model').press('Space');
  expect(await axeFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog.waitFor({state: 'detached'});
  await standsStill(page);
  expect(await region('Timeline').count()).toBe(0);
  expect(await region('Model').count()).toBe(0);
  expect(await width('Log')).toBeGreaterThan(before * 1.5);
  expect(await layoutFaults(page)).toEqual([]);

  await page.reload();
  await standsStill(page);
  expect(await region('Timeline').count()).toBe(0);
  await page.keyboard.press('l');
  for (const name of ['Machine', 'Event, Registers, Costs']) await box(name).press('Space');
  expect(await box('Log').isDisabled()).toBe(true);
  await dialog.getByRole('button', {name: 'All of them, in their usual sizes'}).press('Enter');
  await page.keyboard.press('Escape');
  await region('Timeline').waitFor();
  await standsStill(page);
  expect(await width('Log')).toBe(before);
  expect(consoleErrors).toEqual([]);
});
