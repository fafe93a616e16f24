// Registers and costs beside the model: by role and name, before axe, in a narrow window too.
import {afterAll, expect, test} from 'vitest';
import {axeFaults} from './axe.ts';
import {leaveBrowser} from './browser.ts';
import {openLabPage, standsStill} from './lab-page.ts';
import {layoutFaults} from './layout-check.ts';

afterAll(leaveBrowser);

test('registers show the card beside the DMM’s belief, and mark what the present event changed', async () => {
  const app = await openLabPage('?scenario=rogue', {reducedMotion: 'reduce', viewport: {width: 1366, height: 768}});
  const {page} = app;
  await page.getByRole('tab', {name: 'Registers'}).click();
  const panel = page.getByRole('region', {name: 'Registers', exact: true});
  const cr = panel.getByRole('row', {name: /^00 CR/});
  await cr.getByText('changed by the present event').waitFor({state: 'attached'});
  const tpsr = panel.getByRole('row', {name: /TPSR write-only/});
  expect(await tpsr.innerText()).toMatch(/0x40\s+0x40/);
  await panel.getByRole('button', {name: 'IMR'}).focus();
  expect(await panel.getByRole('region', {name: 'The register in words'}).innerText()).toMatch(
    /interrupt mask.*raise the interrupt line/s,
  );
  await panel.getByRole('button', {name: /^Page 1/}).click();
  await panel.getByRole('row', {name: /CURR/}).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  expect(await layoutFaults(page)).toEqual([]);

  await page.getByRole('tab', {name: 'Costs'}).click();
  const costs = page.getByRole('region', {name: 'Costs', exact: true});
  await costs.getByRole('row', {name: /^exits/}).waitFor();
  const before = await costs.getByRole('row', {name: /^exits/}).innerText();
  await page.keyboard.press('n');
  await standsStill(page);
  expect(await costs.getByRole('row', {name: /^exits/}).innerText()).not.toBe(before);
  expect(await costs.getByRole('row', {name: /^port accesses estimate/}).count()).toBe(1);
  expect(await axeFaults(page)).toEqual([]);
  expect(await layoutFaults(page)).toEqual([]);
  expect(app.consoleErrors).toEqual([]);
});
