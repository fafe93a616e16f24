// Every screen, tab, table twin and dialog in every theme before axe: no violation of WCAG A or AA, nor of its good practice; and nothing without a name or told twice.
import type {Page} from 'playwright-core';
import {afterAll, beforeAll, beforeEach, describe, expect, test} from 'vitest';
import {axeFaultsInThemes} from './axe.ts';
import {leaveBrowser, type OpenApp, openApp} from './browser.ts';
import {openLabPage, runToEnd, standsStill} from './lab-page.ts';
import {namingFaults} from './names.ts';

afterAll(leaveBrowser);

const DIALOGS = [
  ['?', /help|keys/i],
  ['p', /^Policies of/],
  ['b', /breakpoints/i],
  ['i', /./],
  ['w', /glossary|words/i],
  ['s', 'Edit the scenario'],
  ['Control+k', 'Commands'],
] as const;

describe('axe finds nothing, in any theme,', () => {
  let app: OpenApp;
  let page: Page;
  let faults: string[] = [];

  /** One page for all that is looked at: the rogue's first denial. */
  beforeAll(async () => {
    app = await openApp('?scenario=rogue');
    page = app.page;
    await standsStill(page);
    await page.keyboard.press('n');
    await standsStill(page);
  });
  afterAll(() => app.close());

  /** What is looked at is collected, so that one run tells all. */
  beforeEach(() => {
    faults = [];
  });
  async function look(name: string): Promise<void> {
    const found = [...(await axeFaultsInThemes(page)), ...(await namingFaults(page))];
    faults.push(...found.map((fault) => `${name}: ${fault}`));
  }

  test('on the dialogs', async () => {
    for (const [key, name] of DIALOGS) {
      await page.keyboard.press(key);
      await page.getByRole('dialog', {name}).waitFor();
      await standsStill(page);
      await look(key);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({state: 'detached'});
    }
    await page.getByRole('button', {name: /^About this run/}).click();
    await page.getByRole('dialog', {name: 'About this run'}).waitFor();
    await standsStill(page);
    await look('About this run');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({state: 'detached'});
    expect(faults).toEqual([]);
  });

  test('on the panels', async () => {
    for (const tab of ['Event', 'Registers', 'Costs']) {
      await page.getByRole('tab', {name: tab}).click();
      await standsStill(page);
      await look(tab);
    }
    for (const twin of ['Machine', 'Model', 'Timeline'])
      await page.getByRole('region', {name: twin, exact: true}).getByRole('button', {name: /table/i}).click();
    await standsStill(page);
    await look('table twins');
    // Drawings again, for the screens that have them too.
    for (const twin of ['Machine', 'Model', 'Timeline'])
      await page
        .getByRole('region', {name: twin, exact: true})
        .getByRole('button', {name: `${twin} as a table`})
        .click();
    expect(faults).toEqual([]);
  });

  test('on the screens', async () => {
    for (const screen of ['Card memory', 'Frames', 'Hooks', 'Explore', 'Compare']) {
      await page.getByRole('link', {name: screen, exact: true}).click();
      if (screen === 'Compare') {
        await page.getByRole('row', {name: /^VPIO/}).waitFor({timeout: 60_000});
        await page.getByRole('progressbar').waitFor({state: 'detached', timeout: 60_000});
      }
      await standsStill(page);
      await look(screen);
    }
    await page.keyboard.press('t');
    await page.getByRole('region', {name: 'Presenter'}).waitFor();
    await standsStill(page);
    await look('Presenter');
    expect(faults).toEqual([]);
  });
});

test('the denial is found and explained through the table twins alone', async () => {
  const {page, consoleErrors} = await openLabPage('?scenario=rogue', {reducedMotion: 'reduce'});
  await runToEnd(page);
  const twin = (of: string) => page.getByRole('region', {name: `${of} as a table`});
  for (const of of ['Machine', 'Model', 'Timeline']) {
    await page.getByRole('button', {name: `${of} as a table`}).press('Enter');
    await twin(of).waitFor();
  }
  await page.getByRole('button', {name: 'Show the whole run'}).press('Enter');
  const denied = twin('Timeline')
    .getByRole('row')
    .filter({hasText: 'denial: remote DMA would leave the guest’s window'});
  await denied.first().getByRole('button').press('Enter');
  await standsStill(page);
  await twin('Machine')
    .getByRole('row', {name: /^path hooked and denied/})
    .waitFor();
  await twin('Machine')
    .getByRole('row', {name: /^monitor: check DENIED 0x/})
    .waitFor();
  await twin('Model')
    .getByRole('row', {name: /now, denied$/})
    .waitFor();
  expect(consoleErrors).toEqual([]);
});
