// A worker that fails: the page says what happened and what repeats it, and starts again.
import {afterAll, expect, test} from 'vitest';
import {leaveBrowser} from './browser.ts';
import {openLabPage, standsStill} from './lab-page.ts';

afterAll(leaveBrowser);

test('a crashed worker leaves a page that names seed and event, and Restart opens the scenario again', async () => {
  const app = await openLabPage('?scenario=two-guests&seed=7&event=1500');
  const {page} = app;
  await page.keyboard.press('?');
  await page.getByRole('button', {name: /Make the worker fail/}).click();
  const alert = page.getByRole('alert');
  await alert.waitFor();
  const words = await alert.innerText();
  expect(words).toMatch(/Scenario\s+two-guests/);
  expect(words).toMatch(/Seed\s+7/);
  expect(words).toMatch(/Event\s+1\s?5\d\d/);

  await page.getByRole('button', {name: 'Restart'}).click();
  await page.getByRole('region', {name: 'Machine', exact: true}).waitFor();
  const opened = await standsStill(page);
  expect(await page.getByLabel('seed').inputValue()).toBe('7');
  await page.keyboard.press('.');
  expect(await standsStill(page)).toBeGreaterThan(opened);
  expect(app.foreignRequests()).toEqual([]);
});
