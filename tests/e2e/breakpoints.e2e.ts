// Breakpoints by hand: set by choice and by filter, met forwards and backwards, and the line that says why the run stands.
import {afterAll, expect, test} from 'vitest';
import {axeFaults} from './axe.ts';
import {leaveBrowser} from './browser.ts';
import {fullSpeed, openLabPage, standsStill} from './lab-page.ts';

afterAll(leaveBrowser);

test('a run stops where it was told to, forwards and backwards, and says why', async () => {
  const {page, consoleErrors} = await openLabPage('?scenario=rogue&event=60', {
    viewport: {width: 1366, height: 768},
    reducedMotion: 'reduce',
  });
  const look = async (name: string): Promise<void> => {
    const folder = process.env.VPIO_LOOK;
    if (folder) await page.screenshot({path: `${folder}/${name}.png`});
  };
  const reason = page.getByText(/^Stopped|^No breakpoint/);
  await fullSpeed(page);
  await page.keyboard.press('b');
  const dialog = page.getByRole('dialog', {name: 'Breakpoints'});
  await dialog.getByRole('combobox', {name: 'Stop when this happens'}).selectOption('a DMA or a frame is denied');
  await dialog.getByRole('combobox', {name: 'Filter that stops the run'}).fill('kind == handoff && guest.id == B');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => dialog.getByRole('listitem').allInnerTexts())
    .toEqual(['kind == denial', 'kind == handoff && guest.id == B']);
  expect(await axeFaults(page)).toEqual([]);
  await look('breakpoints-dialog');

  await dialog.getByRole('button', {name: 'Run to the next'}).click();
  await reason.waitFor();
  const first = await standsStill(page);
  const why = await reason.innerText();
  expect(why).toMatch(/^Stopped by (dma|kind)/);
  await look('breakpoints-stopped');
  await page.keyboard.press('F8');
  await page.waitForFunction((before) => document.querySelector('.stop-reason')?.textContent !== before, why);
  const second = await standsStill(page);
  expect(second).toBeGreaterThan(first);
  await page.keyboard.press('Shift+F8');
  await page.getByText('on the way back').waitFor();
  expect(await standsStill(page)).toBe(first);
  await page.keyboard.press('Shift+F8');
  await page.getByText('No breakpoint was met on the way back').waitFor();
  expect(await standsStill(page)).toBe(-1);

  await page.getByRole('combobox', {name: 'Size of a step'}).selectOption('frame');
  await page.getByRole('button', {name: 'On by one frame'}).click();
  const frame = await standsStill(page);
  expect(frame).toBeGreaterThan(100);
  await page.getByRole('button', {name: 'Back by one frame'}).click();
  expect(await standsStill(page)).toBe(frame);
  expect(consoleErrors).toEqual([]);
});
