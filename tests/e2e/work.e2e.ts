// The present work outlasts a reload, leaves as a file and comes back from it; a bad file is refused with its fault.
import {readFileSync} from 'node:fs';
import {afterAll, expect, test} from 'vitest';
import {leaveBrowser} from './browser.ts';
import {goTo, openLabPage, shownDigest, shownEvent, standsStill} from './lab-page.ts';

afterAll(leaveBrowser);

test('a scenario from a file survives a reload and a journey through a file', async () => {
  const app = await openLabPage('#lab', {reducedMotion: 'reduce'});
  const {page} = app;
  const open = page.locator('input[type=file]');
  const own = JSON.parse(readFileSync('src/scenarios/library/rogue.json', 'utf8')) as object;
  const mine = Buffer.from(JSON.stringify({...own, name: 'mine', title: 'A scenario of my own'}));
  await open.setInputFiles({name: 'mine.json', mimeType: 'application/json', buffer: mine});
  await page.getByRole('option', {name: 'A scenario of my own'}).waitFor({state: 'attached'});
  await standsStill(page);
  const event = await goTo(page, 700);
  await page.getByRole('tab', {name: 'Registers'}).click();
  const digest = await shownDigest(page);
  const isKept = `new Promise((done) => {
    const ask = indexedDB.open('vpio-lab', 1);
    ask.onsuccess = () => {
      const get = ask.result.transaction('work').objectStore('work').get('present');
      get.onsuccess = () => { ask.result.close(); done(String(get.result).includes('"event": ${event},') && String(get.result).includes('"side": "registers"')); };
    };
  })`;
  await expect.poll(() => page.evaluate(isKept)).toBe(true);

  await page.reload();
  await page.getByRole('option', {name: 'A scenario of my own'}).waitFor({state: 'attached'});
  await standsStill(page);
  expect([await shownEvent(page), await shownDigest(page)]).toEqual([event, digest]);
  await page.getByRole('region', {name: 'Registers', exact: true}).waitFor();

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('combobox', {name: 'Save the run'}).selectOption('work'),
  ]);
  expect(download.suggestedFilename()).toBe('mine.vpio.json');
  const saved = readFileSync(await download.path(), 'utf8');
  await page.locator('select.scenario').selectOption('transmit');
  await page.waitForFunction(() => location.search.includes('scenario=transmit'));
  await standsStill(page);
  await open.setInputFiles({name: 'mine.vpio.json', mimeType: 'application/json', buffer: Buffer.from(saved)});
  await page.getByRole('option', {name: 'A scenario of my own'}).waitFor({state: 'attached'});
  await standsStill(page);
  expect([await shownEvent(page), await shownDigest(page)]).toEqual([event, digest]);

  const bad = Buffer.from(saved.replace('"theme": "system"', '"theme": "pink"'));
  await open.setInputFiles({name: 'bad.vpio.json', mimeType: 'application/json', buffer: bad});
  await page.getByRole('alert').filter({hasText: 'bad.vpio.json: theme: wanted one of system, light'}).waitFor();
  expect(await shownEvent(page)).toBe(event);
  expect(app.consoleErrors).toEqual([]);
});
