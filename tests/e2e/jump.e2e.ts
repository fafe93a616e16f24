// A jump far beyond what is computed: it shows how far it has come, and stops where it is by keyboard.
import {afterAll, expect, test} from 'vitest';
import {leaveBrowser} from './browser.ts';
import {openLabPage, openLongRun, pressWhenShown, shownEvent, standsStill} from './lab-page.ts';

afterAll(leaveBrowser);

/** So far that even a machine whose page is slow and whose worker is fast is stopped before. */
const FAR = 20_000_000;

test('a long jump shows its way and can be stopped', async () => {
  const {page, consoleErrors} = await openLabPage();
  const opened = await openLongRun(page, 50_000, 600_000_000);
  const stop = pressWhenShown(page, 'Stop here');
  await page.keyboard.press('g');
  await page.keyboard.type(String(FAR));
  await page.keyboard.press('Enter');
  expect(await stop).toEqual([`On the way to event ${FAR}`]);
  await page.getByRole('progressbar').waitFor({state: 'detached'});
  await standsStill(page);
  const stopped = (await shownEvent(page)) ?? 0;
  expect(stopped).toBeGreaterThan(opened);
  expect(stopped).toBeLessThan(FAR);
  await page.keyboard.press('g');
  await page.keyboard.type(String(stopped + 300_000));
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    (wanted) => Number(document.querySelector<HTMLInputElement>('#go-to-event')?.value.replace(/\D/g, '')) >= wanted,
    stopped + 300_000,
    {timeout: 110_000},
  );
  const stopWriting = pressWhenShown(page, 'Stop');
  await page.getByRole('combobox', {name: 'Save the run'}).selectOption({label: 'recording, vpio-trace'});
  expect(await stopWriting).toEqual(['Writing the recording']);
  await page.getByRole('alert').filter({hasText: 'stopped, nothing was saved'}).waitFor();
  await page.getByRole('progressbar').waitFor({state: 'detached'});
  expect(consoleErrors).toEqual([]);
}, 300_000);
