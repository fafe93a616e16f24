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
