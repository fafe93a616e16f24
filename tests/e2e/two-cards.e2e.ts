// Two cards in one machine, in the page: the header says which one the panels show, the log tells each record in its own card's words.
import {execFileSync} from 'node:child_process';
import {afterAll, expect, test} from 'vitest';
import {present} from '../../src/base/assert.ts';
import {thousands} from '../../src/base/figures.ts';
import {axeFaults} from './axe.ts';
import {leaveBrowser} from './browser.ts';
import {goTo, openLabPage, runToEnd, shownDigest, standsStill, takeLink} from './lab-page.ts';

afterAll(leaveBrowser);

/** What a command of the command line prints of the scenario. */
function printedBy(command: string, ...more: readonly string[]) {
  const args = ['tools/vpio.mjs', command, 'two-cards', ...more, '--json'];
  return JSON.parse(execFileSync(process.execPath, args, {encoding: 'utf8', maxBuffer: 2 ** 24}));
}

let accesses: readonly {readonly index: number; readonly text: string}[] | null = null;

/** The run's first access that is told like this. */
function firstAccess(told: RegExp): number {
  accesses ??= printedBy('steps', '--target', 'access').records;
  return present(accesses?.find(({text}) => told.test(text))?.index, `an access as ${told} has it`);
}

test('choosing the other card shows its registers, model and memory; the log tells of both, and the end is the command line’s', async () => {
  const {page, consoleErrors, pageErrors} = await openLabPage('?scenario=two-cards', {
    viewport: {width: 1600, height: 1000},
  });
  const shown = page.getByLabel('Shown card', {exact: true});
  expect(await shown.locator('option:checked').innerText()).toBe('NE2000');
  // The VMM writes the second card's TSAD2: the panels still show the first.
  await goTo(page, firstAccess(/^TSAD2 ←/));
  const log = page.getByRole('region', {name: 'Log', exact: true});
  await log.getByText('TSAD2').first().waitFor();
  const event = page.getByRole('region', {name: /^Event/});
  await event.getByText('This is at the RTL8139').waitFor();
  await page.getByRole('tab', {name: 'Registers'}).click();
  const registers = page.getByRole('tabpanel').filter({hasText: 'Registers'});
  await registers.filter({hasText: 'PSTART'}).waitFor();
  expect(await axeFaults(page)).toEqual([]);

  await page.getByRole('tab', {name: 'Event'}).click();
  await event.getByRole('button', {name: 'Show the RTL8139'}).click();
  await standsStill(page);
  expect(await shown.locator('option:checked').innerText()).toBe('RTL8139');
  await event.getByText(/TSAD2/).first().waitFor();
  await page.getByRole('tab', {name: 'Registers'}).click();
  await registers.filter({hasText: 'CAPR'}).waitFor();
  expect(await registers.innerText()).not.toContain('PSTART');
  const machine = page.getByRole('region', {name: 'Machine', exact: true});
  expect(await machine.innerText()).toContain('linux-2');
  expect(await machine.innerText()).not.toContain('geekos-1');
  // The address leads to the card that is shown; a reload keeps it, and a card that the machine has not is refused in one line.
  await page.waitForFunction(() => new URLSearchParams(location.search).get('card') === 'rtl8139');
  await page.reload();
  await standsStill(page);
  expect(await shown.locator('option:checked').innerText()).toBe('RTL8139');
  await takeLink(page, '?scenario=two-cards&card=ne3000');
  await page.getByRole('alert').getByText('card: the machine has no ne3000; it has ne2000, rtl8139').waitFor();
  await standsStill(page);
  expect(await shown.locator('option:checked').innerText()).toBe('RTL8139');
  await page.getByRole('alert').getByRole('button').click();
  await page.getByRole('link', {name: 'Host memory', exact: true}).click();
  await page.getByText('256 pages of 4096 bytes').waitFor();
  await page.getByRole('link', {name: 'Compare', exact: true}).click();
  await page.getByText('choose a scenario with one card').waitFor();
  await shown.selectOption('NE2000');
  await standsStill(page);
  await page.getByRole('link', {name: 'Lab', exact: true}).last().click();

  const printed = printedBy('run');
  const end = await runToEnd(page);
  expect(thousands(end + 1)).toBe(thousands(printed.events));
  expect(await shownDigest(page)).toBe(printed.digest);
  expect([consoleErrors, pageErrors]).toEqual([[], []]);
});

test('the presenter draws the card of its event, and the status line, costs and verdicts are of the card that is shown', async () => {
  const {page, consoleErrors} = await openLabPage(
    `?scenario=two-cards&event=${firstAccess(/^guest C: TSD\d ←/)}#present`,
  );
  // The run opens at its first card; the event is one of the other's.
  const machine = page.locator('.presenter-machine');
  await machine.getByText('linux-2').first().waitFor({state: 'attached'});
  const caption = page.locator('.presenter-caption');
  await caption.getByText(/^C: TSD\d/).waitFor();
  await page.keyboard.press('Escape');
  await standsStill(page);
  const foot = page.locator('footer.status');
  expect(await foot.innerText()).toContain('at the RTL8139');
  const hooked = await foot.innerText();
  await page.getByRole('tab', {name: 'Costs'}).click();
  const costs = page.getByRole('region', {name: 'Costs', exact: true});
  await costs.getByText('both cards').waitFor();
  await costs.getByRole('rowheader', {name: /geekos-1 another card/}).waitFor();
  await page.getByRole('link', {name: 'Host memory', exact: true}).click();
  const verdicts = page.getByRole('table', {name: /^Verdicts/});
  await verdicts.getByRole('img', {name: 'guest C'}).first().waitFor();
  expect(await verdicts.getByRole('img', {name: 'guest A'}).count()).toBe(0);
  await page.getByLabel('Shown card', {exact: true}).selectOption('NE2000');
  await verdicts.getByRole('img', {name: 'guest A'}).first().waitFor();
  expect(await verdicts.getByRole('img', {name: 'guest C'}).count()).toBe(0);
  expect(await foot.innerText()).not.toBe(hooked);
  expect(consoleErrors).toEqual([]);
});
