// Small windows, fingers and paper: nothing is lost where there is less room, or no screen at all.
import {afterAll, expect, test} from 'vitest';
import {closeBrowser} from './browser.ts';
import {openLabPage} from './lab-page.ts';

afterAll(closeBrowser);

test.each([
  390, 820, 1366, 1920,
])('a policy that is not the scenario’s own is in sight at %i px, in the presenter too', async (width) => {
  const {page} = await openLabPage('?scenario=rogue&policies=denial:error', {viewport: {width, height: 800}});
  const changed = page.getByRole('button', {name: /^Changed: denied guest sees/});
  for (const key of ['Escape', 't']) {
    await page.keyboard.press(key);
    await changed.waitFor();
    const box = await changed.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
  }
});

test.each([
  {width: 390, height: 844},
  {width: 820, height: 1180},
  {width: 683, height: 384},
])('the presenter at $width by $height stands stacked, its way out on screen', async (viewport) => {
  const {page} = await openLabPage('?scenario=transmit', {viewport});
  await page.keyboard.press('t');
  const presenter = page.getByRole('region', {name: 'Presenter'});
  await presenter.getByRole('img', {name: /^Model/}).waitFor();
  const close = await page.getByRole('button', {name: /^Back to the lab/}).boundingBox();
  expect(close?.x).toBeGreaterThan(0);
  expect((close?.x ?? 0) + (close?.width ?? 0)).toBeLessThanOrEqual(viewport.width);
  expect((close?.y ?? 0) + (close?.height ?? 0)).toBeLessThanOrEqual(viewport.height);
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  const [machine, model] = await Promise.all(
    ['.presenter-machine', '.presenter-model'].map((part) => presenter.locator(part).boundingBox()),
  );
  expect(model?.y).toBeGreaterThanOrEqual((machine?.y ?? 0) + (machine?.height ?? 0));
});

test('a page prints as one sheet: scenario, seed, event, digest and the panels, without what can only be pressed', async () => {
  const {page} = await openLabPage('?scenario=transmit&seed=7&event=150', {viewport: {width: 1366, height: 768}});
  const head = page.locator('.print-head');
  await head.getByText(/^digest [0-9a-f]{16}$/).waitFor({state: 'attached'});
  expect(
    (await page.pdf({preferCSSPageSize: true, printBackground: true})).toString('latin1').match(/[/]Type [/]Page\b/g),
  ).toHaveLength(1);
  await page.emulateMedia({media: 'print'});
  expect(await head.isVisible()).toBe(true);
  expect(await head.innerText()).toMatch(/scenario transmit\s+seed 7\s[\s\S]*event 150,/);
  for (const bar of ['.bar', '.status']) expect(await page.locator(bar).first().isVisible()).toBe(false);
  expect(await page.locator('header button').filter({visible: true}).count()).toBe(0);
});
