// Policies on the page: seen, changed into a new run, refused with the open run untouched, and carried by the link.
import {afterAll, expect, test} from 'vitest';
import {leaveBrowser, openApp} from './browser.ts';
import {openLabPage, shownDigest, standsStill} from './lab-page.ts';

afterAll(leaveBrowser);

test('a policy is changed by keyboard into a new run, whose link opens the same run again', async () => {
  const app = await openLabPage('?scenario=rogue', {reducedMotion: 'reduce'});
  const {page} = app;
  await page.keyboard.press('p');
  const dialog = page.getByRole('dialog', {name: /^Policies of/});
  const denial = dialog.getByRole('group', {name: 'What a denied guest sees'});
  expect(await denial.getByRole('radio', {name: /^nothing/}).isChecked()).toBe(true);
  const apply = dialog.getByRole('button', {name: 'Open a new run with these'});
  expect(await apply.isDisabled()).toBe(true);
  await denial.getByRole('radio', {name: /^nothing/}).focus();
  await page.keyboard.press('ArrowDown');
  expect(await denial.getByRole('radio', {name: /^an error status/}).isChecked()).toBe(true);
  await apply.click();
  await dialog.waitFor({state: 'detached'});
  await standsStill(page);
  expect(page.url()).toContain('policies=denial:error');
  expect(await page.locator('.status').innerText()).toContain('an error status');
  await page.keyboard.press('n');
  await standsStill(page);
  const event = await page.getByRole('region', {name: /^Event/}).innerText();
  expect(event).toMatch(/What the guest saw\s+Its OUT is over.*ISR\.RDC is merged/s);
  const digest = await shownDigest(page);

  const again = await openLabPage(new URL(page.url()).search, {reducedMotion: 'reduce'});
  expect(await again.page.locator('.status').innerText()).toContain('an error status');
  expect(await shownDigest(again.page)).toBe(digest);
  expect([...app.pageErrors, ...again.pageErrors, ...app.foreignRequests()]).toEqual([]);
});

test('what the worker refuses is said in the dialog, and the open run stays', async () => {
  const {page} = await openLabPage('?scenario=two-guests&event=3000');
  const address = page.url();
  await page.getByRole('button', {name: /^Policies/}).click();
  const dialog = page.getByRole('dialog', {name: /^Policies of/});
  await dialog.getByRole('combobox', {name: 'set'}).selectOption('list');
  await dialog.getByRole('textbox', {name: 'list'}).fill('w:CR,w:XYZ');
  await dialog.getByRole('button', {name: 'Open a new run with these'}).click();
  const refused = dialog.getByRole('alert');
  await refused.waitFor();
  expect(await refused.innerText()).toMatch(/no register XYZ.*The open run stays open/s);
  await page.keyboard.press('Escape');
  await dialog.waitFor({state: 'detached'});
  expect(page.url()).toBe(address);
});

test('a link with a policy that does not exist is refused by its field', async () => {
  const app = await openApp('?scenario=two-guests&policies=denial:shout');
  await app.page.getByRole('alert').waitFor();
  expect(await app.page.getByRole('alert').innerText()).toContain('policies.denial: "shout"');
  await app.close();
});
