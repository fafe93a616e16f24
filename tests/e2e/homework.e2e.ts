// Homework on the page: an assignment is opened, answered and saved, and what was saved is what `vpio grade` gives points for.
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Page} from 'playwright-core';
import {afterAll, expect, test} from 'vitest';
import {gradeOutcome} from '../../src/cli/commands/grade.ts';
import {axeFaults, axeFaultsInThemes, putOn} from './axe.ts';
import {leaveBrowser} from './browser.ts';
import {openLabPage} from './lab-page.ts';

const FOLDER = mkdtempSync(join(tmpdir(), 'vpio-homework-'));
const PICTURES = process.env['VPIO_HOMEWORK_PICTURES'];

afterAll(leaveBrowser);
afterAll(() => rmSync(FOLDER, {recursive: true}));

const assignment = (name: string): string =>
  name === 'driver' ? join(FOLDER, 'driver.assignment.json') : `docs/teaching/${name}.assignment.json`;
const item = (page: Page, name: RegExp) => page.getByRole('navigation', {name: 'Tasks'}).getByRole('button', {name});

async function openAssignment(page: Page, name: string): Promise<void> {
  const buffer = readFileSync(assignment(name));
  const file = {name: `${name}.assignment.json`, mimeType: 'application/json', buffer};
  await page.locator('input[type="file"]').first().setInputFiles(file);
}

/** Writes an assignment with questions about a recorded driver, as it is or with a recording that nobody has, and one about another device. */
function writeDriver(recording: string): void {
  const recorded = JSON.parse(readFileSync('src/scenarios/library/linux-ne2k-pci.json', 'utf8'));
  const [guest] = recorded.guests;
  const run = {scenario: {...recorded, name: 'real', guests: [{...guest, recording}]}};
  const ask = {kind: 'count', of: 'vm.exit == io', until: 'kind == frame-tx', unit: 'exits'};
  const questions = [
    {id: 'state', run, before: 'kind == transition', ask: {kind: 'next-state'}},
    {id: 'exits', run: {scenario: recorded.name}, ask},
    {id: 'other', run: {scenario: 'rtl8139-transmit'}, ask},
  ];
  const task = {id: 'driver', kind: 'questions', title: 'A real driver', questions};
  const head = {
    format: 'vpio-assignment',
    version: 1,
    name: 'driver',
    title: 'A driver that was recorded',
    seeds: 'own',
  };
  writeFileSync(assignment('driver'), JSON.stringify({...head, tasks: [task]}));
}

/** Saves, grades what was saved, and gives the points by task. */
async function graded(page: Page, name: string): Promise<{student: string; tasks: Record<string, number>}> {
  const saved = page.waitForEvent('download');
  await page.getByRole('button', {name: 'Save submission'}).click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe(`${name}.Grace-Hopper.submission.json`);
  const path = join(FOLDER, download.suggestedFilename());
  await download.saveAs(path);
  const {status, stdout, stderr} = gradeOutcome([assignment(name), path, '--json']);
  expect({status, stderr}).toEqual({status: 0, stderr: ''});
  const [{student, tasks}] = JSON.parse(stdout).results;
  return {
    student,
    tasks: Object.fromEntries(tasks.map(({task, score}: {task: string; score: number}) => [task, score])),
  };
}

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES !== undefined) await page.screenshot({path: join(PICTURES, `${name}.png`)});
}

test('two assignments are opened, answered, kept over a reload, saved and graded', async () => {
  const app = await openLabPage('?scenario=transmit', {
    viewport: {width: 1366, height: 768},
    reducedMotion: 'reduce',
  });
  const {page} = app;
  await openAssignment(page, 'one-card');
  await page.getByRole('textbox', {name: /^Your name/}).fill('Grace Hopper');
  await page.getByRole('button', {name: 'Begin'}).click();

  await item(page, /^1/).click();
  await page
    .locator('.choice')
    .filter({hasText: /: Trans$/})
    .click();
  await page.getByText('1 of 8 answered.').waitFor();
  await picture(page, 'choice');
  await item(page, /all-hooked/).click();
  await page
    .getByRole('textbox', {name: /How many exits would/})
    .or(page.getByRole('spinbutton'))
    .fill('218');
  await item(page, /order/).click();
  await page.getByRole('button', {name: 'It is this order'}).click();
  await page.getByText('3 of 8 answered.').waitFor();
  await picture(page, 'order');
  expect(await axeFaultsInThemes(page)).toEqual([]);
  for (const theme of ['light', 'dark', 'contrast'] as const) {
    await putOn(page, theme);
    await picture(page, theme);
  }
  await page.reload();
  await page.getByText('3 of 8 answered.').waitFor();
  expect((await graded(page, 'one-card')).tasks).toMatchObject({transmit: 3, rogue: 0});

  await openAssignment(page, 'keep-them-apart');
  await page.getByRole('textbox', {name: /^Your name/}).fill('Grace Hopper ');
  await page.getByRole('button', {name: 'Begin'}).click();
  await item(page, /Find a hook set/).click();
  await page.getByRole('textbox', {name: 'The hook set'}).fill('minimal');
  await item(page, /Choose policies/).click();
  const limits = page.getByRole('table', {name: /^The limits/});
  const tryThese = page.getByRole('button', {name: 'Try these'});
  await tryThese.click();
  await limits.getByText('too much').waitFor();
  expect(await limits.getByRole('row', {name: /^Cycles until/}).innerText()).toMatch(/too much/);
  expect(await limits.getByText('= kept').count()).toBe(3);
  expect(await page.getByRole('group', {name: 'Packet memory'}).count()).toBe(0);
  await page
    .getByRole('group', {name: 'What a denied guest sees'})
    .getByRole('radio', {name: /^its end/})
    .check();
  expect(await limits.getByText('not tried').count()).toBe(4);
  await page.getByText('it is not tried yet').waitFor();
  await tryThese.click();
  await limits.getByText('= kept').nth(3).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await picture(page, 'policies');
  await item(page, /Write a scenario/).click();
  await page.getByRole('textbox', {name: 'The scenario, as JSON'}).fill('{"format":');
  expect(await page.getByRole('alert').innerText()).toMatch(/^Not kept: not JSON/);
  await page.getByRole('button', {name: 'Take the scenario of the open run'}).click();
  await picture(page, 'scenario');
  await item(page, /Explain a denial/).click();
  for (const box of [/access to CR/, /^The check of/, /to TPSR/, /to TBCR/])
    await page.getByRole('checkbox', {name: box}).check();
  await picture(page, 'explain');
  expect(await graded(page, 'keep-them-apart')).toEqual({
    student: 'Grace Hopper',
    tasks: {hooks: 10, policies: 8, denied: 0, why: 4},
  });

  writeDriver('mine.jsonl.gz');
  await openAssignment(page, 'driver');
  await page.getByText(/driver\.assignment\.json: tasks\.0: .*mine\.jsonl\.gz does not come with the lab/).waitFor();
  writeDriver('linux-ne2k-pci.jsonl.gz');
  await openAssignment(page, 'driver');
  await page.getByRole('button', {name: 'Begin'}).click();
  await item(page, /state/).click();
  await page.locator('.choice').nth(1).click();
  await item(page, /exits/).click();
  await page.getByRole('textbox', {name: /exits/}).or(page.getByRole('spinbutton')).fill('7');
  await page.getByText('2 of 3 answered.').waitFor();
  await picture(page, 'driver');
  await graded(page, 'driver');
  await page.setViewportSize({width: 390, height: 844});
  await picture(page, 'narrow');
  expect(await page.locator('.homework').evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true);
  // Whoever looks at the run of a question finds the same question when they come back, though the run has another device.
  await item(page, /other/).click();
  await page.getByRole('button', {name: 'Open this run in the lab'}).click();
  await page.waitForURL(/scenario=rtl8139-transmit.*#lab$/);
  await page.evaluate(() => {
    location.hash = '#homework';
  });
  await page.getByRole('button', {name: 'Open this run in the lab'}).waitFor();
  expect(await item(page, /other/).getAttribute('aria-current')).toBe('step');
  expect([...app.pageErrors, ...app.consoleErrors, ...app.foreignRequests()]).toEqual([]);
});
