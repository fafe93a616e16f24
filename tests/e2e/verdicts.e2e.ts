// What the page says a run came to: nothing that was cut short passes for met or done.
import {readFileSync} from 'node:fs';
import type {Page} from 'playwright-core';
import {expect, test} from 'vitest';
import {BusRecorder} from '../../src/sim/lab/bus-recorder.ts';
import {machineOfOurs} from '../../src/trace/recorded-card.ts';
import {writeVpioTrace} from '../../src/trace/vpio-trace.ts';
import {ended} from '../sim/lab/runs.ts';
import {openLabPage, runToEnd, scenarioMenu, standsStill} from './lab-page.ts';

async function dropped(name: string, content: string | Buffer): Promise<Page> {
  const {page} = await openLabPage('?scenario=transmit', {reducedMotion: 'reduce'});
  await page
    .locator('input[type=file]')
    .setInputFiles({name, mimeType: '', buffer: Buffer.isBuffer(content) ? content : Buffer.from(content)});
  await scenarioMenu(page)
    .getByRole('option', {name: new RegExp(name.split('.')[0] ?? name)})
    .waitFor({state: 'attached'});
  await standsStill(page);
  return page;
}

const foot = (page: Page) => page.getByRole('contentinfo');

test('a recording with eleven minutes in it is played to its last read, which differs', async () => {
  const page = await dropped('eleven.jsonl', readFileSync('tests/cases/01-replay-cut-by-limit.jsonl'));
  await runToEnd(page);
  await foot(page).getByText('differs from the recording: 1 reads').waitFor();
  expect(await foot(page).getByText('as recorded').count()).toBe(0);
});

test('a driver’s recording says how far it is, and at its end that all was as recorded', async () => {
  const page = await dropped('ipxe.jsonl.gz', readFileSync('public/traces/ipxe.jsonl.gz'));
  await foot(page).getByText('of 3 124 events replayed, 0 differ').waitFor();
  expect(await foot(page).getByText('as recorded').count()).toBe(0);
  await runToEnd(page);
  await foot(page).getByText('as recorded: every read, interrupt and frame').waitFor();
});

test('a recording whose guest is stopped by a denial says so, and not that it was as recorded', async () => {
  // A frame from a page behind the card's memory is denied; what follows would have been as recorded.
  const events = [
    '[0,"w",0,1,34]',
    '[1000,"w",4,1,208]',
    '[2000,"w",5,1,64]',
    '[3000,"w",0,1,38]',
    '[4000,"r",0,1,34]',
  ];
  const header = '{"format":"vpio-trace","version":1,"machine":"QEMU 7.2.22, ne2k_isa"}';
  const page = await dropped('stopped.jsonl', [header, ...events, '[5000,"r",0,1,34]', ''].join('\n'));
  await page.keyboard.press('p');
  const policies = page.getByRole('dialog', {name: /^Policies of/});
  await policies
    .getByRole('group', {name: 'What a denied guest sees'})
    .getByRole('radio', {name: /The VMM stops it at the first denial/})
    .press('Space');
  await policies.getByRole('button', {name: 'Open a new run with these'}).click();
  await policies.waitFor({state: 'detached'});
  await standsStill(page);
  await runToEnd(page);
  await foot(page)
    .getByText(/the guest was stopped after [45] of the recording’s 6 events: the rest was not compared/)
    .waitFor();
  expect(await foot(page).getByText('as recorded').count()).toBe(0);
});

test('a run of three guests, saved as a recording, says that it is one stream of one card', async () => {
  const recorder = new BusRecorder();
  const lab = ended('rogue', {recorder});
  const recording = recorder.recording('linux and linux and rogue of VPIO Lab', machineOfOurs('datasheet'), 'rogue');
  expect(lab.hasEnded).toBe(true);
  const page = await dropped('three.jsonl', writeVpioTrace(recording));
  await foot(page)
    .getByText('one stream of one card, of 3 guests and their VMM, without a monitor’s verdicts')
    .waitFor();
});

test('a run that its scenario’s limit cuts says so, and one that is over does not', async () => {
  const scenario = JSON.parse(readFileSync('src/scenarios/library/ping.json', 'utf8'));
  const page = await dropped(
    'short.json',
    JSON.stringify({...scenario, name: 'short', title: 'short', limitUs: 20_000}),
  );
  await runToEnd(page);
  await foot(page).getByText('cut by the scenario’s limit: something was still to come').waitFor();
  const whole = (await openLabPage('?scenario=transmit', {reducedMotion: 'reduce'})).page;
  await runToEnd(whole);
  expect(await foot(whole).getByText('cut by').count()).toBe(0);
});
