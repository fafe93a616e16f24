// The screen Frames: a frame chosen by keyboard, its fields and bytes pointing at each other and at card memory, and pcap.
import {readFileSync} from 'node:fs';
import type {Page} from 'playwright-core';
import {afterAll, expect, test} from 'vitest';
import {axeFaults} from './axe.ts';
import {leaveBrowser} from './browser.ts';
import {openLabPage, standsStill, takeLink} from './lab-page.ts';
import {layoutFaults} from './layout-check.ts';
import {isCalm} from './worker-watch.ts';

afterAll(leaveBrowser);

test('a frame is decoded, and its bytes are found in card memory', async () => {
  const app = await openLabPage('?scenario=two-guests&event=5000#frames', {
    reducedMotion: 'reduce',
    viewport: {width: 1366, height: 768},
  });
  const {page} = app;
  const list = page.getByRole('grid', {name: 'Frames of the run'});
  const frame = page.getByRole('region', {name: /^Frame /});
  await frame.getByText('ICMP echo reply').first().waitFor();
  expect(await axeFaults(page)).toEqual([]);
  expect(await layoutFaults(page)).toEqual([]);

  await frame
    .getByRole('region', {name: 'IPv4', exact: true})
    .getByRole('button', {name: /^destination/})
    .focus();
  await frame.getByText('These bytes lie in card memory at').waitFor();
  const pointed = frame.locator('td[data-pointed]');
  expect(await pointed.allTextContents()).toEqual(['0A', '00', '00', '0C']);

  await frame.getByRole('grid', {name: 'Bytes of the frame'}).focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight'])
    await page.keyboard.press(key);
  const source = frame.getByRole('region', {name: 'Ethernet', exact: true}).getByRole('button', {name: /^source/});
  expect(await source.getAttribute('aria-pressed')).toBe('true');

  await list.focus();
  await page.keyboard.press('Home');
  await frame.getByText('ARP who has').first().waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', {name: /^Save the frames as pcap/}).click(),
  ]);
  const pcap = readFileSync(await download.path());
  expect([download.suggestedFilename(), pcap.readUInt32LE(0)]).toEqual(['two-guests.pcap', 0xa1b23c4d]);

  await page.keyboard.press('Escape');
  await filtersFrames(page);
  await page.getByRole('button', {name: 'Keep the last frame in sight'}).click();
  await frame.getByRole('button', {name: '6D', exact: true}).click();
  await page.getByRole('region', {name: 'Card memory', exact: true}).waitFor();

  await page.getByRole('tab', {name: 'Bytes'}).click();
  await page.getByRole('button', {name: 'Watch packet memory'}).click();
  const held = page.getByRole('region', {name: 'Bytes of page 6D'}).getByRole('button', {name: /^frame \d+/});
  const name = await held.first().innerText();
  await held.first().press('Enter');
  await page.getByRole('region', {name: new RegExp(`^Frame ${name.replace('frame ', '')}$`)}).waitFor();
  expect(app.consoleErrors).toEqual([]);
});

/** The box over the list, by keyboard alone: completed, refused in place, kept by the link and over a change of screen, emptied again. */
async function filtersFrames(page: Page): Promise<void> {
  const box = page.getByRole('combobox', {name: 'Filter the frames'});
  const list = page.getByRole('grid', {name: 'Frames of the run'});
  const name = page.getByRole('heading', {name: /^Frame \d/});
  const passed = page.getByText(/^[\d\u2009]+ of [\d\u2009]+ pass$/);
  const fates = () => list.locator('tbody tr td:nth-child(4)').allInnerTexts();
  expect(new Set((await fates()).map((fate) => fate.split(/[ ,]/)[0])).size).toBeGreaterThan(1);
  await box.focus();
  await page.keyboard.type('frame.di');
  await page.keyboard.press('ArrowDown');
  // Typed on in the very instant in which the completion is taken.
  await Promise.all([page.keyboard.press('Enter'), page.keyboard.type('== tx')]);
  expect(await box.inputValue()).toBe('frame.dir == tx');
  await page.keyboard.press('Enter');
  await passed.waitFor();
  await isCalm(page);
  for (const fate of await fates()) expect(fate).toMatch(/^sent/);
  const counts = await passed.innerText();
  const [some = 0, all = 0] = counts.replaceAll('\u2009', '').match(/\d+/g)?.map(Number) ?? [];
  expect([some > 0, some < all]).toEqual([true, true]);

  await page.keyboard.type(' && frame.dirr');
  await page.keyboard.press('Enter');
  await page.locator('.filter-fault').waitFor();
  expect(await box.getAttribute('aria-invalid')).toBe('true');
  expect(await passed.innerText()).toBe(counts);
  await page.keyboard.press('Escape');
  expect(await box.inputValue()).toBe('frame.dir == tx');

  // The second of those that pass, and what shows it again.
  await list.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await isCalm(page);
  const frame = await name.innerText();
  await page.keyboard.press('y');
  const link = await page.getByLabel('Link to this view').inputValue();
  expect(new URL(link).searchParams.get('frames')).toBe('frame.dir == tx');
  await page.keyboard.press('Escape');
  await box.fill('');
  await page.keyboard.press('Enter');
  await passed.waitFor({state: 'detached'});
  await takeLink(page, link);
  await passed.waitFor();
  await standsStill(page);
  expect(await box.inputValue()).toBe('frame.dir == tx');
  expect(await name.innerText()).toBe(frame);
  await page.getByRole('link', {name: 'Lab', exact: true}).click();
  await page.getByRole('region', {name: 'Log', exact: true}).waitFor();
  await page.getByRole('link', {name: 'Frames', exact: true}).click();
  await passed.waitFor();
  await box.fill('');
  await page.keyboard.press('Enter');
  await passed.waitFor({state: 'detached'});
  await page.keyboard.press('Escape');
}
