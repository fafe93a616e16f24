// The scenario as text: completed, refused in place, run as a new run, left and found again.
import type {Page} from 'playwright-core';
import {afterAll, expect, test} from 'vitest';
import {axeFaults} from './axe.ts';
import {leaveBrowser} from './browser.ts';
import {openLabPage, standsStill} from './lab-page.ts';

afterAll(leaveBrowser);

const textOf = (page: Page) => page.getByRole('textbox', {name: 'Scenario, JSON'});

async function openEditor(page: Page): Promise<void> {
  await page.keyboard.press('s');
  await textOf(page).waitFor();
}

test('a scenario is edited by keyboard, refused in place, and run as a new run', async () => {
  const {page, consoleErrors, foreignRequests} = await openLabPage('?scenario=rogue');
  await openEditor(page);
  const dialog = page.getByRole('dialog', {name: 'Edit the scenario'});
  const run = dialog.getByRole('button', {name: 'Open as a new run'});
  expect(await run.isDisabled()).toBe(true);
  expect(await axeFaults(page)).toEqual([]);
  await textOf(page).press('Control+Enter'); // unedited: nothing is opened again
  expect(await dialog.isVisible()).toBe(true);

  await textOf(page).getByText('"nothing"').dblclick();
  await page.keyboard.type('nobody');
  const fault = dialog.getByRole('status', {name: 'Fault'}).getByRole('button');
  await fault.waitFor();
  expect(await fault.innerText()).toMatch(
    /^line \d+, column \d+: policies\.denial: "nobody" is not one of nothing, error/,
  );
  expect(await run.isDisabled()).toBe(true);
  // A second fault is told beside the first, until it is undone.
  await textOf(page).getByText('"handoffOn"').dblclick();
  await page.keyboard.type('handOffOn');
  await expect.poll(() => fault.count()).toBeGreaterThan(1);
  await page.keyboard.press('Control+z');
  await expect.poll(() => fault.count()).toBe(1);
  await fault.press('Enter');
  await page.waitForFunction(() => document.activeElement?.matches('.editor-text') === true);
  await page.keyboard.insertText('"error"');
  await fault.waitFor({state: 'detached'});
  expect(await axeFaults(page)).toEqual([]);

  await page.getByRole('dialog').getByRole('listbox').waitFor();
  await page.keyboard.press('Escape'); // what is offered goes first
  await page.getByRole('dialog').getByRole('listbox').waitFor({state: 'detached'});
  await page.keyboard.press('Escape');
  await dialog.waitFor({state: 'detached'});
  await openEditor(page);
  await dialog.getByText('Edited, not run yet.').waitFor();
  await page.keyboard.press('Control+Enter');
  await dialog.waitFor({state: 'detached'});
  await standsStill(page);
  await page
    .getByText(/denied guest sees an error/)
    .first()
    .waitFor({state: 'attached'});
  expect(consoleErrors).toEqual([]);
  expect(foreignRequests()).toEqual([]);
});

test('completion offers what the schema allows, and Tab leaves the text', async () => {
  const {page, consoleErrors} = await openLabPage('?scenario=transmit');
  await openEditor(page);
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('{"policies": {"hando');
  await page.keyboard.press('Control+ ');
  const offered = page.getByRole('option', {name: /handoffOn/});
  await offered.waitFor();
  // A choice is not taken in the instant in which it comes up: the page's clock is past that.
  await page.evaluate(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + 1000;
  });
  await page.keyboard.press('Enter');
  expect(await textOf(page).innerText()).toContain('"handoffOn": ');
  await page.keyboard.press('Tab');
  expect(await textOf(page).evaluate((element) => element.matches(':focus'))).toBe(false);
  await page.getByRole('button', {name: 'Back to the open scenario'}).click();
  expect(await textOf(page).innerText()).toContain('"name": "transmit"');
  // Typed over all of it, and the browser has no looks of the lines to keep as inline styles.
  await textOf(page).press('Control+a');
  await page.keyboard.type('{"x');
  await expect.poll(() => textOf(page).innerText()).toBe('{"x"}');
  expect(consoleErrors).toEqual([]);
});

test('the key that opens it does so too in the instant in which the browser has closed it and not yet said so', async () => {
  const {page} = await openLabPage('?scenario=transmit');
  await openEditor(page);
  const closed = await page.evaluateHandle(
    () =>
      new Promise<Element>((done) => {
        const dialog = document.querySelector<HTMLDialogElement>('dialog[open]');
        if (dialog === null) throw Error('no dialog is open');
        // After the last of what hears it.
        dialog.addEventListener('close', () => setTimeout(() => done(dialog)));
        dialog.close();
        document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 's', bubbles: true}));
      }),
  );
  expect(await closed.evaluate((dialog) => dialog.isConnected)).toBe(false);
  await textOf(page).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(1);
});
