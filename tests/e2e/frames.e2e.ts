// The screen Frames: a frame chosen by keyboard, its fields and bytes pointing at each other and at card memory, and pcap.
import {readFileSync} from 'node:fs';
import {afterAll, expect, test} from 'vitest';
import {axeFaults} from './axe.ts';
import {closeBrowser} from './browser.ts';
import {openLabPage} from './lab-page.ts';
import {layoutFaults} from './layout-check.ts';

afterAll(closeBrowser);

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
